import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { dayFromNumber } from '../calendar/index.ts';
import { type Expression, readExpression } from '../expressions/index.ts';
import type { ColumnType, DatasetShape, Span } from '../model/index.ts';
import type { FactsStore } from './contract.ts';
import type { Derivation, EventsFile, EventTable } from './events.ts';

/** A small table of cases as the tests write it. */
export const shape: DatasetShape = {
  slug: 'requests',
  key: 'id',
  columns: [
    { name: 'id', type: 'text' },
    { name: 'opened', type: 'local-time' },
    { name: 'due', type: 'local-time' },
    { name: 'closed', type: 'local-time' },
    { name: 'kind', type: 'category' },
    { name: 'cost', type: 'number' },
    { name: 'written', type: 'instant' },
    { name: 'removed', type: 'boolean' },
  ],
  formats: {},
  opened: 'opened',
  known: 'written',
  deleted: 'removed',
};
export const table: EventTable = { id: 'table', shape, timeZone: 'America/New_York' };

const columns = new Map<string, ColumnType>(shape.columns.map(({ name, type }) => [name, type]));

/** An expression over the columns of the table; a fault of the test when it is none. */
export function expression(
  text: string,
  of: ReadonlyMap<string, ColumnType> = columns,
): Expression {
  const found = readExpression(text, of);
  if ('kind' in found) return found;
  throw new Error(found.map(({ message }) => message).join(' '));
}

/** How many cases came in, changed as asked. */
export function derivation(changes: Partial<Derivation>): Derivation {
  return {
    id: `derived:${JSON.stringify(changes).length}-${changes.measure ?? 'count'}-${changes.day ?? 'opened'}`,
    measure: 'count',
    day: 'opened',
    closed: null,
    where: null,
    numerator: null,
    denominator: null,
    value: null,
    quantile: null,
    calendar: { holidays: ['2025-01-01'], hours: { from: 540, until: 1020 } },
    ...changes,
  };
}

/** A file of the test's own, gone after it. */
export function fileOf(text: string | Uint8Array, name = 'cases.csv'): string {
  const folder = mkdtempSync(join(tmpdir(), 'civicstat-events-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

const header = shape.columns.map(({ name }) => name);

/** A CSV file of rows in the order of the columns; the arrival is noon of 2025-02-01 in Boston. */
export function csvFile(rows: readonly string[], changes: Partial<EventsFile> = {}): EventsFile {
  return {
    path: fileOf([header.join(','), ...rows, ''].join('\n')),
    table,
    format: 'csv',
    gzip: false,
    header,
    delimiter: ',',
    arrived: 1_738_429_200_000_000,
    ...changes,
  };
}

/** Reads a file onto an empty stage. */
export async function stageEvents(store: FactsStore, file: EventsFile) {
  await store.beginStage();
  return store.stageEvents(file, () => undefined);
}

/** Lands a file as the delivery `delivery-<sequence>` to Boston. */
export async function landEvents(
  store: FactsStore,
  sequence: number,
  file: EventsFile,
): Promise<void> {
  await stageEvents(store, file);
  await store.land({ id: `delivery-${sequence}`, city: 'boston', kind: 'events', sequence });
}

/** A number as `day value` or `day numerator/denominator`; several days as `first..last`. */
export async function derived(
  store: FactsStore,
  one: Derivation,
  spans: readonly Span[] = [],
  knownOn: number | null = null,
): Promise<string[]> {
  await store.derive({ table, derivations: [one], spans });
  const found = await store.observations({
    city: 'boston',
    knownOn,
    from: null,
    until: null,
    metrics: [one.id],
    deliveries: null,
  });
  return [...found.first].map((first, index) => {
    const last = found.last[index]!;
    const [value, above, below] = [found.value, found.numerator, found.denominator].map(
      (column) => column[index]!,
    );
    const days =
      first === last ? dayFromNumber(first) : `${dayFromNumber(first)}..${dayFromNumber(last)}`;
    return `${days} ${Number.isNaN(value!) ? `${above}/${below}` : value}`;
  });
}

/** Four cases of the first days of January. */
export const january = [
  '1,2025-01-02 09:00:00,2025-01-03 09:00:00,2025-01-02 17:00:00,lamp,10,,',
  '2,2025-01-02 10:00:00,2025-01-03 10:00:00,2025-01-06 10:00:00,lamp,0.1,,',
  '3,2025-01-04 10:00:00,,2025-01-06 12:00:00,tree,0.2,,',
  '4,2025-01-06 23:59:59,2025-01-07 10:00:00,,tree,,,',
];

/** The share of closed cases that were closed in time. */
export const onTime = {
  measure: 'ratio' as const,
  day: 'closed',
  numerator: expression('closed <= due'),
  denominator: expression('due != null'),
};
