import { factsEngines, openEventsReader } from '../../../dist/facts/engines/index.js';
import { factsOn } from '../../../dist/pipeline/worker/facts.js';
import { checkQuestion, derivations, others, table } from '../product.mjs';
import { report, spent } from '../spent.mjs';

// What the facts worker does, in this process: node product.mjs <what> <facts file> [<cases>].
const [what, path, file] = process.argv.slice(2);
const [duckdb, clickhouse] = factsEngines;
const addresses = process.env.FACTS_URL;
const store = addresses
  ? await clickhouse.open({
      addresses,
      reader: () => openEventsReader({ path: `${path}.reading` }),
    })
  : await duckdb.open({ path });
const facts = factsOn(store, `${path}.rejects`);

async function load(sequence) {
  const arrived = Date.UTC(2025, 0, sequence + 1) * 1000;
  const check = await spent(() => facts.check(checkQuestion(file, arrived), () => undefined));
  if (check.result.findings.length > 0) throw new Error(JSON.stringify(check.result.findings));
  const land = await spent(() =>
    facts.land({ id: `delivery-${sequence}`, city: 'bench', kind: 'events', sequence }),
  );
  return { check, land };
}

function derive(wanted) {
  return spent(() => facts.derive({ table, derivations: wanted, spans: [] }));
}

async function totals(tag) {
  const found = await facts.observations({
    city: 'bench',
    knownOn: null,
    from: null,
    until: null,
    metrics: derivations(tag).map(({ id }) => id),
    deliveries: null,
  });
  const sums = [0, 0, 0, 0];
  for (const [index, metric] of found.metric.entries()) {
    const at = found.metrics[metric].startsWith('share') ? 0 : 2;
    sums[at] += found.numerator[index];
    sums[at + 1] += found.denominator[index];
  }
  return sums;
}

const works = {
  load: () => load(1),
  metrics: async () => {
    const tag = String(process.pid);
    const { seconds, processor } = await derive(derivations(tag));
    return { seconds, processor, totals: await totals(tag) };
  },
  others: async () => {
    const measured = {};
    for (const [name, wanted] of Object.entries(others(process.pid))) {
      measured[name] = await derive(wanted);
    }
    return { measured };
  },
  full: async () => {
    const loaded = await load(1);
    return { ...loaded, derive: await derive(derivations('kept')), totals: await totals('kept') };
  },
  changes: async () => {
    const loaded = await load(2);
    return { ...loaded, derive: await derive(derivations('kept')), totals: await totals('kept') };
  },
};
const found = await works[what]();
await facts.close();
report(found);
