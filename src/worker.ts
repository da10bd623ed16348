import { rename, rm } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import type { FactsStore } from './facts/contract.ts';
import { factsEngines, openEventsReader } from './facts/engines/index.ts';
import { HeldFacts } from './facts/faults.ts';
import { dataFolder } from './pipeline/data-folder.ts';
import { holdIndex } from './pipeline/worker/index-file.ts';
import type { Request } from './pipeline/worker/protocol.ts';
import { serveFacts } from './pipeline/worker/serve.ts';

// The facts worker's process: it owns the index of facts and reads all files from outside. It ends
// with the process that started it, however that one ended.
const { facts: path, rejects } = dataFolder(process.argv[2]!);
process.on('disconnect', () => process.exit(0));
// A terminal and a service manager tell the whole group to stop: when, is for the parent to say.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);

/** The facts lie in a file of the data folder, or on the servers that the environment names. */
const addresses = process.env.FACTS_URL ?? '';

function open(): Promise<FactsStore> {
  const [duckdb, clickhouse] = factsEngines;
  if (addresses === '') return duckdb.open({ path });
  return clickhouse.open({
    addresses,
    reader: () => openEventsReader({ path: `${path}.reading` }),
  });
}

/** The worker of a process that was killed ends a moment later than that process. */
const patienceMilliseconds = 5_000;

async function openWhenFree(): Promise<FactsStore> {
  const giveUp = performance.now() + patienceMilliseconds;
  for (;;) {
    try {
      return await open();
    } catch (error) {
      if (!(error instanceof HeldFacts) || performance.now() > giveUp) throw error;
      await wait(20);
    }
  }
}

async function setAside(): Promise<string> {
  const kept = `${path}.damaged`;
  await rename(path, kept);
  await rm(`${path}.wal`, { force: true });
  return kept;
}

serveFacts(
  holdIndex({ open: openWhenFree, setAside, rejects }),
  {
    send: (reply) => {
      // Whoever asked may be gone by now; then this process is about to end, too.
      if (process.connected) process.send!(reply, undefined, undefined, () => undefined);
    },
    onRequest: (handle) => process.on('message', (request: Request) => handle(request)),
  },
  () => performance.now(),
);
