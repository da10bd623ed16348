import { dayFromNumber } from '../../../calendar/index.ts';
import type { RowKind } from '../../../model/index.ts';
import type { Contradiction, Difference, DifferenceExample } from '../../contract.ts';
import { type ComparedRow, differenceExample } from '../../difference-example.ts';
import type { BinaryValue } from './binary.ts';
import { type Catalogue, landedInOrder } from './catalogue.ts';
import type { Cluster } from './servers.ts';
import { namesOf, ownColumns, shapes } from './shapes.ts';
import { among } from './sql.ts';
import { ownPart, whole } from './tables.ts';

const rowsNamed = 5;
const examplesOfEach = 20;

/** A stored or staged row by the names of its columns. */
type Version = Readonly<Record<string, BinaryValue>>;

/** The versions of one span or target that lie under some batches, thing by thing. */
async function* thingsOf(
  cluster: Cluster,
  kind: RowKind,
  filter: string,
): AsyncGenerator<Version[]> {
  const { columns, key } = shapes[kind];
  const all = [...columns, ...ownColumns];
  const names = namesOf(all);
  const order = key.map((name) => `${name} NULLS FIRST`).join(', ');
  const answer = cluster.home.stream(
    `SELECT ${names.join(', ')} FROM ${whole(cluster, kind)} WHERE ${filter} ORDER BY ${order}`,
    all,
  );
  let thing: Version[] = [];
  for await (const rows of answer) {
    for (const row of rows) {
      const version = Object.fromEntries(names.map((name, place) => [name, row[place]!]));
      const [before] = thing;
      if (before === undefined || key.every((name) => before[name] === version[name])) {
        thing.push(version);
      } else {
        yield thing;
        thing = [version];
      }
    }
  }
  if (thing.length > 0) yield thing;
}

/** Rows under a batch that say different things of one key and `known`, by their first row. */
export async function stagedContradictions(
  cluster: Cluster,
  kind: RowKind,
  batch: number,
  limit: number,
): Promise<Contradiction[]> {
  const { values } = shapes[kind];
  const found: Contradiction[] = [];
  for await (const thing of thingsOf(cluster, kind, `batch = ${batch}`)) {
    for (const versions of Map.groupBy(thing, ({ known }) => known).values()) {
      const said = new Map<string, Version>();
      for (const version of versions.toSorted(byRow)) {
        // Of minus zero and zero neither contradicts the other.
        const text = JSON.stringify(values.map((name) => version[name]));
        if (!said.has(text)) said.set(text, version);
      }
      if (said.size > 1) found.push(contradictionOf([...said.values()]));
    }
  }
  return found.sort((a, b) => a.rows[0]! - b.rows[0]!).slice(0, limit);
}

function contradictionOf(versions: readonly Version[]): Contradiction {
  const { metric, first, last } = versions[0] as Readonly<Record<string, string | number | null>>;
  return {
    metric: metric as string,
    first: dayFromNumber(first as number),
    last: last === null ? null : dayFromNumber(last as number),
    rows: versions.slice(0, rowsNamed).map(({ row }) => row as number),
  };
}

function byRow(a: Version, b: Version): number {
  return (a.row as number) - (b.row as number);
}

/** How the rows under a batch, landed as the newest delivery, would change what the city knows. */
export async function stagedDifference(
  cluster: Cluster,
  catalogue: Catalogue,
  kind: RowKind,
  { batch, city }: { readonly batch: number; readonly city: string },
): Promise<Difference> {
  const landed = landedInOrder(catalogue).filter(({ delivery }) => delivery.city === city);
  const places = new Map(landed.map((one, place) => [one.batch, place]));
  // Versions of one metric lie on one server, so each looks at its own part.
  const spoken = `(metric, first) IN (
    SELECT metric, first FROM ${ownPart(cluster, kind)} WHERE batch = ${batch})`;
  const stored = `batch = delivery AND ${among('delivery', places.keys())} AND ${spoken}`;
  const counts = { added: 0, changed: 0, earlier: 0, unchanged: 0, gone: 0 };
  const examples: { readonly row: number; readonly example: DifferenceExample }[] = [];
  for await (const thing of thingsOf(cluster, kind, `(batch = ${batch} OR (${stored}))`)) {
    const ordered = thing.toSorted(
      (a, b) =>
        (a.known as number) - (b.known as number) ||
        (places.get(a.delivery as number) ?? -1) - (places.get(b.delivery as number) ?? -1) ||
        byRow(a, b),
    );
    const staged = ordered.filter((version) => version.batch === batch);
    if (staged.length === 0) continue;
    const compared = compare(
      kind,
      staged,
      ordered.filter((version) => version.batch !== batch),
    );
    counts[compared.change] += 1;
    const { change, coming } = compared;
    if (change === 'unchanged') continue;
    const told = { ...toldOf(kind, compared), change } as ComparedRow;
    examples.push({ row: coming.row as number, example: differenceExample(kind, told) });
    if (examples.length > 5000) keepFirst(examples);
  }
  return { ...counts, examples: keepFirst(examples).map(({ example }) => example) };
}

/** The first examples of each change, by change and row; the others are dropped. */
function keepFirst<T extends { readonly row: number; readonly example: DifferenceExample }>(
  examples: T[],
): T[] {
  const grouped = Map.groupBy(
    examples.sort((a, b) => a.row - b.row),
    ({ example }) => example.change,
  );
  const kept = [...grouped]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, some]) => some.slice(0, examplesOfEach));
  examples.splice(0, examples.length, ...kept);
  return examples;
}

interface Compared {
  readonly change: 'added' | 'changed' | 'earlier' | 'unchanged' | 'gone';
  readonly coming: Version;
  readonly stored: Version | undefined;
}

/** Both lists are in the order in which versions replace each other. */
function compare(kind: RowKind, staged: Version[], stored: readonly Version[]): Compared {
  const coming = staged.at(-1)!;
  const now = stored.at(-1);
  const outdated = now !== undefined && (now.known as number) > (coming.known as number);
  const change = outdated ? 'unchanged' : changeOf(kind, coming, now);
  if (change !== 'unchanged') return { change, coming, stored: now };
  // The present stays as it is; the past may change. Of one instant only the last row counts.
  const told = staged.filter((version, index) => staged[index + 1]?.known !== version.known);
  for (const version of told.toSorted(byRow)) {
    const then = stored.findLast(({ known }) => (known as number) <= (version.known as number));
    if (changeOf(kind, version, then) === 'unchanged') continue;
    return { change: 'earlier', coming: version, stored: then };
  }
  return { change, coming, stored: now };
}

function changeOf(kind: RowKind, coming: Version, stored: Version | undefined) {
  if (stored === undefined || retracts(kind, stored)) {
    return retracts(kind, coming) ? 'unchanged' : 'added';
  }
  if (retracts(kind, coming)) return 'gone';
  const same = shapes[kind].values.every((name) => coming[name] === stored[name]);
  return same ? 'unchanged' : 'changed';
}

function retracts(kind: RowKind, version: Version): boolean {
  const numbers = kind === 'observations' ? shapes[kind].values : ['target'];
  return numbers.every((name) => version[name] === null);
}

function toldOf(kind: RowKind, { coming, stored }: Compared): Version {
  const names = new Set(['last', ...shapes[kind].values]);
  const before = [...names].map((name) => [`stored_${name}`, stored?.[name] ?? null]);
  return { ...coming, ...Object.fromEntries(before) };
}
