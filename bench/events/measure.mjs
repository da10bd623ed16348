import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { clickhouse as cluster } from '../../scripts/servers/clickhouse.mjs';
import { postgresql as server } from '../../scripts/servers/postgresql.mjs';
import { writeCases } from './generate.mjs';
import { middle } from './spent.mjs';

// Cases to daily numbers, beside others who do the same with the same file on this machine, in
// turns. Each contender runs in a process of its own, so that its peak memory is its own.
const rows = Number(process.argv[2]);
/** Small work is measured more often: it is disturbed more. */
const rounds = Number(process.env.CIVICSTAT_BENCH_ROUNDS) || (rows > 20_000_000 ? 1 : 3);
/** What takes others minutes is left to the middle sizes. */
const withOthers = rows <= 10_000_000;
const changed = Math.min(100_000, rows / 100);
const folder = mkdtempSync(join(tmpdir(), 'civicstat-bench-'));
// Servers that do not run as root must come through.
chmodSync(folder, 0o755);
const at = (name) => join(folder, name);
const cases = at('cases.csv');

function contender(name, ...args) {
  const program = fileURLToPath(new URL(`./contenders/${name}.mjs`, import.meta.url));
  return answerOf(program, args);
}

function answerOf(program, args) {
  const child = spawnSync(process.execPath, ['--max-old-space-size=512', program, ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (child.status !== 0) throw new Error(`${program} ${args.join(' ')}\n${child.stderr}`);
  return JSON.parse(child.stdout);
}

/** Lets the contenders take turns, some rounds long; the middle round of each. */
function inTurns(contenders, times = rounds) {
  const measured = Object.fromEntries(Object.keys(contenders).map((name) => [name, []]));
  for (let round = 0; round < times; round += 1) {
    for (const [name, run] of Object.entries(contenders)) measured[name].push(run());
  }
  return Object.fromEntries(Object.entries(measured).map(([name, all]) => [name, middle(all)]));
}

function summed(found, steps) {
  const sum = (name) => steps.reduce((total, step) => total + found[step][name], 0);
  return {
    steps: Object.fromEntries(steps.map((step) => [step, found[step].processor])),
    wall: Object.fromEntries(steps.map((step) => [step, found[step].seconds])),
    seconds: sum('seconds'),
    processor: sum('processor'),
    peakMegabytes: found.peakMegabytes,
  };
}

function fresh(name, ...others) {
  for (const path of [name, `${name}.wal`, ...others])
    rmSync(at(path), { force: true, recursive: true });
  return at(name);
}

function loads() {
  return inTurns({
    product: () => ({
      ...summed(contender('product', 'load', fresh('load.duckdb'), cases), ['check', 'land']),
    }),
    duckdb: () => contender('duckdb', 'load', fresh('plain.duckdb'), cases),
    archive: () => contender('archive', fresh('archive'), cases),
  });
}

/** Malloy has packages of its own, which the project itself does not need. */
const malloy = fileURLToPath(new URL('../malloy/query.mjs', import.meta.url));
const hasMalloy = existsSync(new URL('../malloy/node_modules', import.meta.url));

function metrics() {
  const found = inTurns({
    product: () => contender('product', 'metrics', at('full.duckdb')),
    filtered: () => contender('duckdb', 'filtered', at('plain.duckdb')),
    grouped: () => contender('duckdb', 'grouped', at('plain.duckdb')),
    ...(hasMalloy ? { malloy: () => answerOf(malloy, [at('plain.duckdb')]) } : {}),
  });
  if (!withOthers) return found;
  const times = String(rounds);
  contender('sqlite', 'load', at('cases.sqlite'), at('plain.duckdb'));
  const sqlite = contender('sqlite', 'query', at('cases.sqlite'), times);
  if (!server.installed()) return { ...found, sqlite };
  contender('duckdb', 'export', at('plain.duckdb'), at('plain.csv'));
  const postgresql = contender('postgresql', at('postgresql'), at('plain.csv'), times);
  return { ...found, sqlite, postgresql };
}

/** Everybody must have counted the same. */
function agree(found) {
  const [first, ...others] = Object.entries(found);
  for (const [name, { totals }] of others) {
    for (const [index, total] of totals.entries()) {
      const expected = first[1].totals[index];
      if (Math.abs(total - expected) <= 1e-9 * expected) continue;
      throw new Error(`${name} says ${totals}, ${first[0]} says ${first[1].totals}`);
    }
  }
  return found;
}

const steps = ['check', 'land', 'derive'];

function changes() {
  const kinds = { recent: 'recent', scattered: 'scattered' };
  for (const kind of Object.keys(kinds)) {
    contender('duckdb', 'changes', at('plain.duckdb'), at(`${kind}.csv`), kind, String(changed));
  }
  const changesOf = (kind) => () => {
    copyFileSync(at('full.duckdb'), fresh('changed.duckdb'));
    return summed(contender('product', 'changes', at('changed.duckdb'), at(`${kind}.csv`)), steps);
  };
  return inTurns({ recent: changesOf('recent'), scattered: changesOf('scattered') });
}

/** Once only: it is the command line, of which starting takes a second. */
function board() {
  contender('duckdb', 'changes', at('plain.duckdb'), at('hundred.csv'), 'recent', '100');
  const found = contender('board', at('board'), cases, at('hundred.csv'));
  fresh('board');
  return found;
}

/** Once only: all shards share this one machine, so the ratio tells what sharing costs. */
function shards() {
  if (rows > 1_000_000 || !cluster.installed()) return null;
  const on = (number) => {
    const found = contender('clickhouse', at(`cluster${number}`), cases, String(number));
    return {
      ...found,
      check: found.check.seconds,
      land: found.land.seconds,
      derive: found.derive.seconds,
    };
  };
  const found = { one: on(1), three: on(3) };
  agree(found);
  return found;
}

try {
  writeCases(cases, rows);
  const load = loads();
  const full = summed(contender('product', 'full', fresh('full.duckdb'), cases), steps);
  const facts = Math.round(statSync(at('full.duckdb')).size / 1e6);
  const incremental = changes();
  const others = contender('product', 'others', at('full.duckdb')).measured;
  const counted = agree(metrics());
  console.log(
    JSON.stringify({
      rows,
      changed,
      rounds,
      megabytes: Math.round(statSync(cases).size / 1e6),
      facts,
      load,
      full,
      incremental,
      others,
      board: board(),
      metrics: counted,
      shards: shards(),
    }),
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
