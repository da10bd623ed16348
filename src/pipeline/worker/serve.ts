import type { HeldIndex } from './index-file.ts';
import { errorReply, type Reply, type Request } from './protocol.ts';

/** The other end of the line: the process that asks. */
export interface Line {
  send(reply: Reply): void;
  onRequest(handle: (request: Request) => void): void;
}

/** Answers the server's questions on the index. Progress is sent at most ten times a second. */
export function serveFacts(index: HeldIndex, line: Line, clock: () => number): void {
  line.onRequest(async ({ id, operation, values }) => {
    let lastMilliseconds = 0;
    const progress = (done: number, total: number | null) => {
      const now = clock();
      if (now - lastMilliseconds < 100) return;
      lastMilliseconds = now;
      line.send({ id, kind: 'progress', done, total });
    };
    try {
      const run = (operation === 'replace' ? index.replace : (await index.opened())[operation]) as (
        ...all: unknown[]
      ) => Promise<unknown>;
      const given = operation === 'check' ? [...values, progress] : values;
      line.send({ id, kind: 'result', result: await run(...given) });
    } catch (error) {
      line.send(errorReply(id, error));
    }
  });
}
