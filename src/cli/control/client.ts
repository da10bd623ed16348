import { connect } from 'node:net';
import { Fault } from '../../model/index.ts';
import type { Progress } from '../../pipeline/platform.ts';
import type { Terminal } from '../contract.ts';
import { type Answer, type Handed, lineSplitter } from './protocol.ts';

/**
 * Hands a command to the server that holds the data folder and prints what it answers. Resolves
 * with its exit code; undefined when nobody listens there (any more).
 */
export function handOver(
  path: string,
  handed: Handed,
  terminal: Terminal,
): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const socket = connect(path);
    let code: number | undefined;
    let connected = false;
    const parts = new Map<string, Progress>();
    const onChunk = lineSplitter((line) => {
      const one = JSON.parse(line) as Answer;
      if (one.kind === 'exit') code = one.code;
      else print(one, terminal, parts);
    });
    socket.setEncoding('utf8');
    socket.on('connect', () => {
      connected = true;
      socket.write(`${JSON.stringify(handed)}\n`);
    });
    socket.on('data', onChunk);
    socket.on('error', (error) => {
      if (connected) reject(stopped(error));
      else resolve(undefined);
    });
    socket.on('close', () => {
      if (code !== undefined) resolve(code);
      else reject(stopped());
    });
  });
}

function print(
  one: Exclude<Answer, { kind: 'exit' }>,
  terminal: Terminal,
  parts: Map<string, Progress>,
): void {
  if (one.kind === 'out') terminal.out(one.text);
  else if (one.kind === 'err') terminal.err(one.text);
  else if (one.kind === 'say') terminal.report.say(one.line);
  else {
    const progress = parts.get(one.part) ?? terminal.report.progress(one.part, one.unit);
    parts.set(one.part, progress);
    progress(one.done, one.total);
  }
}

function stopped(cause?: Error): Fault {
  return new Fault(
    'the server stopped before the command was done',
    'What it acknowledged is kept; start the server and run the command again',
    { cause },
  );
}
