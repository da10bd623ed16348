import type { RowKind } from '../model/index.ts';
import type { Mapping, RecordSource } from './contract.ts';
import { firstRecords } from './read-delivery.ts';
import { type ColumnPlan, planFromHeader } from './rows/column-plan.ts';
import { dayReader } from './rows/day-cell.ts';
import { FindingList } from './rows/finding-list.ts';
import { headOf } from './rows/head.ts';

/**
 * How well a mapping goes with the beginning of a file. 3: its columns and its first day are read;
 * 2: its columns; 1: the file has some of the headers that the mapping names, not all that it
 * needs; 0: nothing says that the mapping was made for such a file.
 */
export async function fitOf(source: RecordSource, kind: RowKind): Promise<0 | 1 | 2 | 3> {
  const [headers = [], first] = await firstRecords(source, 2);
  const { mapping, name } = source;
  const plan = planFromHeader(
    kind,
    mapping,
    { fields: headers, line: 1 },
    new FindingList(name, 0),
  );
  if (plan === null) return namesOneOf(mapping, headers) ? 1 : 0;
  return first === undefined || readsDay(plan, kind, mapping, first) ? 3 : 2;
}

function namesOneOf({ columns }: Mapping, headers: readonly string[]): boolean {
  const there = new Set(headers.map(keyOf));
  return Object.values(columns).some((header) => there.has(keyOf(String(header))));
}

function readsDay(
  plan: ColumnPlan,
  kind: RowKind,
  { dayFormat }: Mapping,
  fields: readonly string[],
): boolean {
  const day = plan.cell(fields, kind === 'observations' ? 'start' : 'from');
  return typeof dayReader(dayFormat)(day) === 'string';
}

/** Headers are the same whatever their case and the spaces around them. */
function keyOf(header: string): string {
  return header.trim().toLowerCase();
}

/**
 * Whether the beginning of a file holds letters beyond ASCII that are sound UTF-8. Text in another
 * encoding hardly ever is by chance.
 */
export async function isPlainlyUtf8(path: string): Promise<boolean> {
  const head = await headOf(path);
  if (head.every((byte) => byte < 0x80)) return false;
  try {
    // The last letter may be cut off.
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    return true;
  } catch {
    return false;
  }
}
