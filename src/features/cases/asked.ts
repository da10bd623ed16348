import { parseDay } from '../../calendar/index.ts';
import type { DatasetDefinition, Day, Period } from '../../model/index.ts';
import { periods } from '../../model/index.ts';
import { type CaseFilter, type CasePart, caseParts } from '../../pipeline/events/behind.ts';

/** Which number an address asks for. */
export interface AskedNumber {
  readonly period: Period;
  /** Null: the newest board. */
  readonly date: Day | null;
}

export function askedNumber(query: URLSearchParams): AskedNumber {
  const period = periods.find((one) => one === query.get('period')) ?? 'month';
  return { period, date: parseDay(query.get('date') ?? '') };
}

const labelled = '=';
const emptyValue = '-';

/** The field of a form by which cases of one label are chosen. */
export function fieldOf(column: string): string {
  return `by.${column}`;
}

/** What a choice sends; the empty text stands for all. */
export function choiceOf(label: string | null): string {
  return label === null ? emptyValue : `${labelled}${label}`;
}

export function askedFilter(
  query: URLSearchParams,
  { dimensions }: DatasetDefinition,
  parts: readonly CasePart[],
): CaseFilter {
  const part = caseParts.find((one) => one === query.get('part') && parts.includes(one)) ?? 'all';
  const by = new Map<string, string | null>();
  for (const column of dimensions) {
    const chosen = query.get(fieldOf(column)) ?? '';
    if (chosen === emptyValue) by.set(column, null);
    else if (chosen.startsWith(labelled)) by.set(column, chosen.slice(labelled.length));
  }
  return { part, by };
}

/** The query that asks for the same again. */
export function queryOf(
  { period, date }: { readonly period: Period; readonly date: Day },
  { part, by }: CaseFilter,
  page: number,
): string {
  const query = new URLSearchParams({ period, date });
  if (part !== 'all') query.set('part', part);
  for (const [column, label] of by) query.set(fieldOf(column), choiceOf(label));
  if (page > 1) query.set('page', String(page));
  return query.toString();
}
