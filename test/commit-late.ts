import { stateEngines } from '../src/state/engines/index.ts';

// Takes the lease of a pull, waits to be told, and then commits its load.
const [path = '', now = '0'] = process.argv.slice(2);
const at = Number(now);
const state = await stateEngines[0].open({ path });
const { collecting } = state;
const lease = await collecting.takeLease('pull sample/ems', `worker ${process.pid}`, at, at + 1000);
if (lease === null) throw new Error('the lease is taken');
const run = await collecting.beginRun(lease, {
  ...{ city: 'sample', source: 'ems', cause: 'schedule', actor: 'schedule' },
  ...{ scheduled: at, attempt: 1, started: at },
});
process.stdout.write('ready\n');
await new Promise<void>((go) => process.stdin.once('data', () => go()));
const delivery = {
  ...({ id: `of ${at}`, city: 'sample', kind: 'observations', content: 'c', bytes: 1 } as const),
  ...{ name: 'ems.csv', mapping: '{}', arrived: at, actor: 'schedule', rows: 1 },
};
const told = await collecting
  .commitLoad(
    lease,
    {
      ...{ run: run.id, delivery, records: [], action: 'load.taken' },
      state: { cursor: JSON.stringify(at), columns: '[]' },
    },
    { at, actor: 'schedule' },
  )
  .then(
    () => 'committed',
    (error: Error) => error.name,
  );
process.stdout.write(`${told}\n`);
process.stdin.destroy();
await state.close();
