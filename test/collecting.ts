import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import type { Connector, Cursor, PullQuestion, RowConnector } from '../src/connectors/contract.ts';
import { standardMapping } from '../src/formats/index.ts';
import type { OutgoingMail } from '../src/mail/index.ts';
import { canonicalJson, type Instant } from '../src/model/index.ts';
import { applyFolder } from '../src/pipeline/apply.ts';
import type { Collecting } from '../src/pipeline/collect/contract.ts';
import { pull } from '../src/pipeline/collect/pull.ts';
import { type Source, sourceKind } from '../src/pipeline/collect/source.ts';
import type { Platform, Report } from '../src/pipeline/platform.ts';
import type { Run } from '../src/state/contract-collecting.ts';
import { temporaryFolder } from './civicstat.ts';
import { openPlatformIn } from './platform.ts';

const silent: Report = { say: () => undefined, progress: () => () => undefined };

/** A row of the table that a scripted source gives; its place in the list is its cursor. */
export type Row = readonly (string | null)[];

/** A source whose table a test changes as it likes. */
export interface Scripted {
  columns: readonly string[];
  rows: Row[];
  rowsPerPage: number;
  /** Called before each page is given; it may throw or wait. */
  beforePage: (place: number, question: PullQuestion) => Promise<void> | void;
  /** The cursors that pulls began at. */
  readonly begunAt: Cursor[];
  readonly connector: RowConnector;
}

export function scripted(columns: readonly string[], rows: Row[]): Scripted {
  const script: Scripted = {
    columns,
    rows,
    rowsPerPage: 2,
    beforePage: () => undefined,
    begunAt: [],
    connector: {
      kind: 'scripted',
      gives: 'rows',
      title: 'Scripted',
      description: 'For tests.',
      settings: [],
      async *pull(question) {
        script.begunAt.push(question.cursor);
        for (let place = Number(question.cursor ?? 0); place < script.rows.length; ) {
          await script.beforePage(place, question);
          const page = script.rows.slice(place, place + script.rowsPerPage);
          place += page.length;
          yield { columns: script.columns, rows: page, cursor: place, total: script.rows.length };
        }
      },
    },
  };
  return script;
}

/** A city with one metric and one source, on real stores, under a clock that tests move. */
export interface Trial {
  readonly platform: Platform;
  readonly collecting: Collecting;
  readonly clock: { now: Instant };
  /** The mails that were sent. */
  readonly sent: readonly OutgoingMail[];
  /** Closes the stores before the test is over. */
  close(): Promise<void>;
  stop(): void;
  pull(source?: string): Promise<Run>;
  /** The values that are known, by day. */
  values(): Promise<Record<string, number>>;
  save(changes: Partial<Source>): Promise<void>;
}

const usualSource: Source = {
  slug: 'ems',
  title: 'Ambulance calls',
  connector: 'scripted',
  settings: {},
  gives: 'observations',
  dataset: null,
  mapping: {
    ...standardMapping,
    dimensions: [],
    columns: { start: 'day', value: 'calls' },
    constants: { metric: 'calls' },
  },
  key: [],
  incremental: false,
  schedule: null,
  graceMinutes: 60,
  mostRows: 1000,
  mostMegabytes: 10,
  mostMinutes: 10,
  idleSeconds: 10,
  leastShare: 0.5,
  mailTo: null,
  origin: 'desk',
};

const cityYaml = `city: {slug: sample, name: Sample, timeZone: America/New_York}
departments: [{slug: fire, name: Fire}]
metrics:
  - {slug: calls, name: Calls, definition: Calls a day., topic: public-safety, department: fire, owner: Chief, measure: count, unit: count, direction: down, rule: target-ratio, target: 10, freshness: P2D}
`;

export async function openTrial(
  connector: Connector,
  folder = temporaryFolder(),
  metricKeys = 'why: It matters.',
): Promise<Trial> {
  const clock = { now: Date.parse('2026-03-10T12:00:00Z') * 1000 };
  const platform = await openPlatformIn(folder, () => clock.now);
  let open = true;
  const close = async () => {
    if (open) await platform.close();
    open = false;
  };
  onTestFinished(close);
  const stopping = new AbortController();
  const sent: OutgoingMail[] = [];
  const collecting: Collecting = {
    outside: {
      connectors: [connector],
      network: { request: refuse, connect: refuse },
      spools: join(folder, 'spools'),
      sendMail: async (_, mail) => {
        sent.push(mail);
      },
      worker: 'test',
      clock: () => clock.now,
      wait: async (milliseconds, signal) => {
        await wait(milliseconds, undefined, { signal });
      },
    },
    part: (work) => work(platform),
    stopping: stopping.signal,
  };
  await applyCity(platform, folder, metricKeys);
  const trial: Trial = {
    platform,
    collecting,
    clock,
    sent,
    close,
    stop: () => stopping.abort(new Error('stop')),
    pull: (source = 'ems') =>
      pull(
        collecting,
        { city: 'sample', source, cause: 'person', actor: 'Ana', scheduled: null, attempt: 1 },
        silent,
      ),
    values: () => valuesOf(platform),
    save: (changes) => saveSource(platform, changes),
  };
  await trial.save({ connector: connector.kind });
  return trial;
}

function refuse(): Promise<never> {
  return Promise.reject(new Error('the test has no network'));
}

async function applyCity(platform: Platform, folder: string, metricKeys: string): Promise<void> {
  const { mkdir, writeFile } = await import('node:fs/promises');
  await mkdir(join(folder, 'city'), { recursive: true });
  await writeFile(
    join(folder, 'city', 'city.yaml'),
    cityYaml.replace('freshness: P2D', `freshness: P2D, ${metricKeys}`),
  );
  const question = { folder: join(folder, 'city'), shown: 'city', dryRun: false };
  await applyFolder(platform, question);
}

async function saveSource(platform: Platform, changes: Partial<Source>): Promise<void> {
  const slug = changes.slug ?? usualSource.slug;
  const before = await platform.state.record('sample', sourceKind, slug);
  const old = before === undefined ? usualSource : (JSON.parse(before.body!) as Source);
  const body = canonicalJson({ ...old, ...changes });
  const change = { kind: sourceKind, slug, body, basedOn: null };
  await platform.state.putRecords('sample', 'source.saved', [change], {
    at: platform.clock(),
    actor: 'Ana',
  });
}

async function valuesOf(platform: Platform): Promise<Record<string, number>> {
  const question = { city: 'sample', knownOn: null, from: null, until: null };
  const found = await platform.facts.observations({ ...question, metrics: null, deliveries: null });
  const days = [...found.first].map((day) =>
    Temporal.PlainDate.from('1970-01-01').add({ days: day }).toString(),
  );
  return Object.fromEntries(days.map((day, index) => [day, found.value[index]!]));
}
