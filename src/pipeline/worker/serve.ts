import type { FactsWorker } from '../platform.ts';
import { errorReply, type Reply, type Request } from './protocol.ts';

/** The other end of the line: the process that asks. */
export interface Line {
  send(reply: Reply): void;
  onRequest(handle: (request: Request) => void): void;
}

/** Answers the server's questions on the store that `open` gives. Progress is sent at most ten times a second. */
export function serveFacts(
  open: () => Promise<FactsWorker>,
  line: Line,
  clock: () => number,
): void {
  line.onRequest(async ({ id, operation, values }) => {
    let lastMilliseconds = 0;
    const progress = (done: number, total: number | null) => {
      const now = clock();
      if (now - lastMilliseconds < 100) return;
      lastMilliseconds = now;
      line.send({ id, kind: 'progress', done, total });
    };
    try {
      const facts = await open();
      const run = facts[operation] as (...all: unknown[]) => Promise<unknown>;
      const given = operation === 'check' ? [...values, progress] : values;
      line.send({ id, kind: 'result', result: await run(...given) });
    } catch (error) {
      line.send(errorReply(id, error));
    }
  });
}
