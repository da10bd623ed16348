import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { RowConnector } from '../src/connectors/contract.ts';
import { pull } from '../src/pipeline/collect/pull.ts';
import { reconcile } from '../src/pipeline/reconcile.ts';
import { killedSource, rowsInAll, rowsPerPage } from './killed-source.ts';
import { openPlatformIn } from './platform.ts';

// Pulls the source of the test once and says how it ended. The clock is moved on by the caller, so
// that the lease of a process that was killed is over.
const [folder = '', minutesLater = '0'] = process.argv.slice(2);
const clock = () => (Date.now() + Number(minutesLater) * 60_000) * 1000;
const silent = { say: () => undefined, progress: () => () => undefined };

const connector: RowConnector = {
  ...killedSource,
  async *pull({ cursor }) {
    for (let first = Number(cursor ?? 0); first < rowsInAll; first += rowsPerPage) {
      await wait(3);
      // Each page brings the last row of the one before again.
      const from = Math.max(0, first - 1);
      const rows = Array.from({ length: first + rowsPerPage - from }, (_, index) => {
        const day = Temporal.PlainDate.from('1990-01-01').add({ days: from + index });
        return [day.toString(), String(from + index)];
      });
      yield { columns: ['day', 'calls'], rows, cursor: first + rowsPerPage, total: rowsInAll };
    }
  },
};

const refuse = () => Promise.reject(new Error('there is no network'));
const platform = await openPlatformIn(folder, clock);
await reconcile(platform, silent);
const run = await pull(
  {
    outside: {
      connectors: [connector],
      network: { request: refuse, connect: refuse },
      spools: join(folder, 'spools'),
      worker: `test ${process.pid}`,
      clock,
      sendMail: refuse,
      wait: async (milliseconds, signal) => {
        await wait(milliseconds, undefined, { signal });
      },
    },
    part: (work) => work(platform),
    stopping: new AbortController().signal,
  },
  {
    ...{ city: 'sample', source: 'ems', cause: 'person', actor: 'Ana' },
    ...{ scheduled: null, attempt: 1 },
  },
  silent,
);
await platform.close();
process.stdout.write(`${run.outcome} ${run.rows} ${run.added}\n`);
