import { mkdir, rm } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import { dirname } from 'node:path';
import type { Report } from '../../pipeline/platform.ts';
import type { Terminal } from '../contract.ts';
import { type Answer, type Handed, lineSplitter } from './protocol.ts';

export interface ControlServer {
  close(): Promise<void>;
}

/**
 * Listens on the control socket and runs the commands that come in; only the owner of the folder
 * the socket lies in can reach it. Resolves when it listens.
 */
export async function openControl(
  path: string,
  run: (handed: Handed, terminal: Terminal) => Promise<number>,
): Promise<ControlServer> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await rm(path, { force: true });
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => socket.destroy());
    socket.setEncoding('utf8');
    let begun = false;
    const onChunk = lineSplitter((line) => {
      if (begun) return;
      begun = true;
      void answer(socket, JSON.parse(line) as Handed, run);
    });
    socket.on('data', (chunk: string) => {
      try {
        onChunk(chunk);
      } catch {
        socket.destroy();
      }
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, resolve);
  });
  return {
    close: async () => {
      for (const socket of open) socket.end();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

async function answer(
  socket: Socket,
  handed: Handed,
  run: (handed: Handed, terminal: Terminal) => Promise<number>,
): Promise<void> {
  const send = (one: Answer) => {
    if (socket.writable) socket.write(`${JSON.stringify(one)}\n`);
  };
  const report: Report = {
    say: (line) => send({ kind: 'say', line }),
    progress: (part, unit) => (done, total) =>
      send({ kind: 'progress', part, ...(unit === undefined ? {} : { unit }), done, total }),
  };
  const terminal: Terminal = {
    out: (text) => send({ kind: 'out', text }),
    err: (text) => send({ kind: 'err', text }),
    report,
  };
  send({ kind: 'exit', code: await run(handed, terminal) });
  socket.end();
}
