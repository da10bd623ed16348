import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openFolderArchive, openSnapshots } from '../src/archive/index.ts';
import { parseInstant } from '../src/calendar/index.ts';
import { formats } from '../src/cli/commands/score/formats.ts';
import { factsEngines } from '../src/facts/engines/index.ts';
import { standardMapping } from '../src/formats/index.ts';
import { createServer } from '../src/http/index.ts';
import { canonicalJson, type Instant, periods } from '../src/model/index.ts';
import { applyFolder } from '../src/pipeline/apply.ts';
import { deliver } from '../src/pipeline/deliver.ts';
import type { Platform, Report } from '../src/pipeline/platform.ts';
import { publish } from '../src/pipeline/publish.ts';
import { loadMetrics, scoreDate } from '../src/pipeline/score.ts';
import { factsOn } from '../src/pipeline/worker/facts.ts';
import { stateEngines } from '../src/state/engines/index.ts';
import { root } from './civicstat.ts';

// The golden city: a folder of inputs, a frozen clock, and the whole tree that comes of it: scores,
// published documents, pages. Write it anew with CIVICSTAT_GOLDEN=write after a wanted change, and
// read the difference.

const inputs = join(root, 'docs/explanation/worked');
const golden = join(root, 'test/golden');
const quiet: Report = { say: () => undefined, progress: () => () => undefined };

function instant(text: string): Instant {
  const parsed = parseInstant(text, 'UTC');
  if (parsed.kind !== 'instant') throw new Error(text);
  return parsed.instant;
}

async function goldenTree(folder: string): Promise<Map<string, string>> {
  const archive = await openFolderArchive(join(folder, 'archive'));
  const state = await stateEngines[0].open({ path: join(folder, 'state.db') });
  const facts = await factsEngines[0].open({ path: join(folder, 'facts.duckdb') });
  const snapshots = openSnapshots(archive, join(folder, 'published'));
  const clock = () => instant('2025-07-01T12:00:00Z');
  const platform: Platform = {
    state,
    facts: {
      ...factsOn(facts, join(folder, 'rejects')),
      replace: () => Promise.reject(new Error('not asked for')),
    },
    archive,
    snapshots,
    clock,
    keyFile: join(folder, 'secret.key'),
    site: null,
    actor: 'golden',
  };
  const { city: slug } = await applyFolder(platform, {
    folder: inputs,
    shown: 'worked',
    dryRun: false,
  });
  const file = join(inputs, 'observations.csv');
  const delivery = {
    city: slug,
    path: file,
    name: 'observations.csv',
    kind: 'observations' as const,
  };
  await deliver(platform, { ...delivery, mapping: standardMapping, dryRun: false }, quiet);
  const date = '2025-07-01';
  await publish(platform, { city: slug, dates: [date], knownOn: null }, quiet);

  const tree = new Map<string, string>();
  const index = (await snapshots.index(slug))!;
  const board = (await snapshots.board(index.boards[0]!.board))!;
  const definitions = (await snapshots.definitions(board.definitions))!;
  const keep = (name: string, value: unknown) =>
    tree.set(name, `${JSON.stringify(JSON.parse(canonicalJson(value)), null, 1)}\n`);
  keep('published/index.json', index);
  keep('published/board.json', board);
  keep('published/definitions.json', definitions);
  // The newest chapters are kept whole; the board holds the hashes of all.
  keep('published/series.json', await snapshots.series(board.series.at(-1)!.document));
  for (const { month, document } of board.ledger) {
    keep(`published/ledger-${month}.json`, await snapshots.ledger(document));
  }
  for (const { metric, receipts } of board.metrics) {
    const all = await Promise.all(periods.map((period) => snapshots.receipt(receipts[period])));
    keep(`receipts/${metric}.json`, all);
  }
  const knownOn = clock();
  const loaded = await loadMetrics(platform, definitions.city, {
    knownOn,
    deliveries: null,
    from: date,
    until: date,
  });
  const printed = {
    city: definitions.city,
    board: scoreDate(loaded, date),
    knownOn: board.knownOn,
  };
  keep('score.json', JSON.parse(formats.json.board(printed)));
  tree.set('score.csv', formats.csv.before(false) + formats.csv.board(printed));
  tree.set('score.txt', formats.table.board(printed));
  const app = createServer({ snapshots, log: pino({ level: 'silent' }), clock });
  for (const [name, url] of Object.entries({
    'board.html': `/${slug}`,
    'board.json': `/${slug}.json`,
  })) {
    tree.set(`pages/${name}`, readable((await app.inject(url)).body));
  }
  await app.close();
  await facts.close();
  await state.close();
  return tree;
}

/** A page with a line for each element, and without what every change of a style changes. */
function readable(page: string): string {
  return page.replaceAll('><', '>\n<').replaceAll(/(\/assets\/[\w-]+)\.[0-9a-f]{16}\./g, '$1.….');
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
}

describe('the golden city', () => {
  const folder = join(root, '.cache', 'golden');
  let tree: Map<string, string>;
  beforeAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    tree = await goldenTree(folder);
    if (process.env.CIVICSTAT_GOLDEN !== 'write') return;
    rmSync(golden, { recursive: true, force: true });
    for (const [name, text] of tree) {
      mkdirSync(dirname(join(golden, name)), { recursive: true });
      writeFileSync(join(golden, name), text);
    }
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('comes out as it is kept, file by file', () => {
    expect([...tree.keys()].sort()).toEqual(filesIn(golden));
    for (const [name, text] of tree) {
      expect(text, name).toBe(readFileSync(join(golden, name), 'utf8'));
    }
  });
});
