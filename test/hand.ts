import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { handOver } from '../src/cli/control/client.ts';
import type { Handed } from '../src/cli/control/protocol.ts';
import { declareProgram } from '../src/cli/program.ts';
import { type Ended, root } from './civicstat.ts';

/** What a command line says to the server that holds the folder. */
function handed(args: readonly string[]): Handed {
  let chosen: Handed | undefined;
  declareProgram({
    version: 'test',
    cwd: root,
    out: () => undefined,
    err: () => undefined,
    start: (command, options) => {
      chosen = { command: command.name, options };
    },
  }).parse([...args], { from: 'user' });
  return chosen!;
}

/**
 * Hands a command line to the server on a data folder as a command line's process does, without
 * the time that such a process takes to start. The code is null when the server died.
 */
export async function hand(data: string, ...args: readonly string[]): Promise<Ended> {
  const { socket } = JSON.parse(readFileSync(join(data, 'lock.json'), 'utf8'));
  const said = { out: '', err: '' };
  const terminal = {
    out: (text: string) => {
      said.out += text;
    },
    err: (text: string) => {
      said.err += text;
    },
    report: { say: () => undefined, progress: () => () => undefined },
  };
  for (;;) {
    const code = await handOver(socket, handed(args), terminal).catch(() => null);
    if (code !== undefined) return { code, ...said };
    // It holds the folder and does not listen yet.
    await wait(5);
  }
}
