import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { Fault, UserError } from '../../model/index.ts';
import type { PullQuestion } from '../contract.ts';
import { type Batch, type SqlReader, statementOf } from '../sql/contract.ts';
import type { Answer } from './protocol.ts';

/** Runs the reading in a thread of its own: SQLite answers while the thread waits. */
export async function openReader({ settings }: PullQuestion): Promise<SqlReader> {
  const file = String(settings.file);
  if (!existsSync(file)) {
    throw new UserError({
      code: 'no-file',
      message: 'There is no such file on this server',
      file,
      remedy: 'Give the whole path of the file',
    });
  }
  let worker: Worker | null = null;
  return {
    // A file has no roles; the thread opens it for reading and lets nothing else be asked.
    checkRole: async () => undefined,
    async *read(plan) {
      const program = import.meta.url.endsWith('.ts') ? './thread.ts' : './thread.js';
      worker = new Worker(new URL(program, import.meta.url), {
        workerData: { file, query: statementOf(plan), parameters: plan.parameters },
      });
      yield* batchesOf(worker);
    },
    async close() {
      await worker?.terminate();
    },
  };
}

async function* batchesOf(worker: Worker): AsyncIterable<Batch> {
  for (;;) {
    const answer = await nextAnswer(worker);
    if ('refused' in answer) {
      throw new UserError({
        code: 'database-refused',
        message: `The database refuses: ${answer.refused}`,
        remedy: 'Correct the query or the file',
      });
    }
    if (answer.batch === null) return;
    yield answer.batch;
  }
}

function nextAnswer(worker: Worker): Promise<Answer> {
  return new Promise((taken, failed) => {
    const fail = (error: unknown) =>
      failed(new Fault(`the SQLite file could not be read: ${error}`, 'check the file'));
    worker.once('error', fail);
    worker.once('exit', fail);
    worker.once('message', (answer: Answer) => {
      worker.off('error', fail);
      worker.off('exit', fail);
      taken(answer);
    });
    worker.postMessage('next');
  });
}
