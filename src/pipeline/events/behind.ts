import { addDays, dayFromNumber, dayNumber, parseInstant } from '../../calendar/index.ts';
import type { Expression } from '../../expressions/index.ts';
import type { BreakdownRow, CaseRow, CasesQuestion, Extent } from '../../facts/events.ts';
import {
  type CityDefinition,
  canonicalJson,
  type DatasetColumn,
  type DatasetDefinition,
  type Day,
  Fault,
  type Period,
  type Score,
  type Span,
} from '../../model/index.ts';
import { act, type Platform } from '../platform.ts';
import { derivedMetrics } from './derivations.ts';
import { knownThrough } from './known-through.ts';

export type { BreakdownRow, CaseRow } from '../../facts/events.ts';

/** Which of the cases that count are looked at: all, those above the line, or the others. */
export const caseParts = ['all', 'numerator', 'rest'] as const;
export type CasePart = (typeof caseParts)[number];

/** A number of a published board that is made of cases. */
export interface NumberOfCases {
  readonly date: Day;
  readonly period: Period;
  readonly score: Score & { readonly receipt: string };
  /** As the board was made by, which may not be what is in force now. */
  readonly dataset: DatasetDefinition;
  /** The parts that its cases can be told apart by. */
  readonly parts: readonly CasePart[];
  readonly question: Omit<CasesQuestion, 'span'>;
  /** The days of its span that it is made of; null: there is no value, and so no case behind it. */
  readonly known: Span | null;
  /** The days of its span for which cases were not complete, if any: they are not in the number. */
  readonly unknown: readonly Span[];
}

/** What cases are kept of those behind a number; a label that is null: the column is empty. */
export interface CaseFilter {
  readonly part: CasePart;
  readonly by: ReadonlyMap<string, string | null>;
}

/**
 * The number that the board published last for a date shows of a metric, with the question for its
 * cases: as they were known to the board, by its own definitions. Null where there is no such board
 * or no such number of cases on it.
 */
export async function numberOfCases(
  platform: Platform,
  city: string,
  asked: { readonly metric: string; readonly period: Period; readonly date: Day | null },
): Promise<NumberOfCases | null> {
  const index = await platform.snapshots.index(city);
  const dates = index?.boards.map(({ date }) => date).sort() ?? [];
  const date = asked.date ?? dates.at(-1);
  const entry = index?.boards.findLast((one) => one.date === date);
  if (entry === undefined) return null;
  const board = await platform.snapshots.board(entry.board);
  const definitions = board && (await platform.snapshots.definitions(board.definitions));
  if (board === undefined || definitions === undefined) {
    throw new Fault(`the board ${entry.board} is not whole`, 'Restore the archive from a backup');
  }
  const numbers = board.metrics.find(({ metric }) => metric === asked.metric);
  const found = madeOfCases(definitions.city, asked.metric);
  if (numbers === undefined || found === null) return null;
  const { table, derivation, dataset } = found;
  const score = numbers.scores[asked.period];
  const known = parseInstant(board.knownOn, definitions.city.timeZone);
  if (known.kind !== 'instant') throw new Error(`no instant: ${board.knownOn}`);
  const deliveries = (await platform.state.deliveries(city)).filter(
    ({ sequence }) => sequence <= board.through,
  );
  const through = knownThrough(deliveries, known.instant);
  const days = knownDays(score.span, await platform.facts.extent(table, through));
  return {
    date: board.date,
    period: asked.period,
    score: { ...score, receipt: numbers.receipts[asked.period] },
    dataset,
    parts: derivation.numerator?.type === 'boolean' ? caseParts : ['all'],
    question: { table, derivation, through },
    known: score.value === null ? null : days.known,
    unknown: days.unknown,
  };
}

/** Numbers are made for the days of the extent only; what counts on other days is in none. */
function knownDays(span: Span, extent: Extent | null): Pick<NumberOfCases, 'known' | 'unknown'> {
  if (extent === null || extent.last < span.first || extent.first > span.last) {
    return { known: null, unknown: [span] };
  }
  const first = dayFromNumber(Math.max(dayNumber(extent.first), dayNumber(span.first)));
  const last = dayFromNumber(Math.min(dayNumber(extent.last), dayNumber(span.last)));
  const before = { first: span.first, last: addDays(first, -1) };
  const after = { first: addDays(last, 1), last: span.last };
  return {
    known: { first, last },
    unknown: [before, after].filter((one) => one.first <= one.last),
  };
}

function madeOfCases(city: CityDefinition, slug: string) {
  const found = derivedMetrics(city).find(({ metric }) => metric.slug === slug);
  const dataset = city.datasets?.find((one) => one.slug === found?.metric.from?.dataset);
  return found === undefined || dataset === undefined ? null : { ...found, dataset };
}

/** How many cases there are by each dimension; of the first one's labels their sum is all cases. */
export async function casesByDimension(
  { facts }: Pick<Platform, 'facts'>,
  { dataset, question, known }: NumberOfCases,
  filter: CaseFilter,
): Promise<BreakdownRow[]> {
  if (known === null) return [];
  const { table, derivation, through } = filtered(question, dataset, filter);
  const columns = dataset.dimensions;
  return facts.breakdown({ table, derivations: [derivation], spans: [known], columns, through });
}

/** Cases behind a number by key, from the `from`th (counted from 0) on. */
export async function casesBehind(
  { facts }: Pick<Platform, 'facts'>,
  { dataset, question, known }: NumberOfCases,
  filter: CaseFilter,
  { from, limit }: { readonly from: number; readonly limit: number },
): Promise<CaseRow[]> {
  if (known === null) return [];
  return facts.cases({ ...filtered(question, dataset, filter), span: known, from, limit });
}

/** Writes in the audit log that somebody takes the cases behind a number away. */
export async function recordCasesTaken(
  platform: Platform,
  city: string,
  metric: string,
  { date, period, score, dataset, question }: NumberOfCases,
  filter: CaseFilter,
): Promise<void> {
  const by = Object.fromEntries(filter.by);
  const { at, actor } = act(platform);
  const taken = { date, period, span: score.span, through: question.through };
  const body = { metric, dataset: dataset.slug, ...taken, part: filter.part, by, at, actor };
  const change = { kind: 'cases-taken', slug: metric, body: canonicalJson(body), basedOn: null };
  await platform.state.putRecords(city, 'cases.taken', [change], { at, actor });
}

function filtered(
  question: NumberOfCases['question'],
  { columns }: DatasetDefinition,
  { part, by }: CaseFilter,
): NumberOfCases['question'] {
  const { derivation } = question;
  const { where, numerator, denominator, value } = derivation;
  const conditions = [
    ...(where === null ? [] : [where]),
    // A case without a value has no part in a mean, a median or a sum.
    ...(value === null ? [] : [call('not', call('missing', value))]),
    ...[...by].map(([name, label]) => isLabelled(columns, name, label)),
    ...(part === 'all' || denominator?.type !== 'boolean' ? [] : [denominator]),
    ...(part === 'numerator' ? [numerator!] : []),
    ...(part === 'rest' ? [isNot(numerator!)] : []),
  ];
  const all = conditions.reduce<Expression | null>(
    (one, other) => (one === null ? other : call('and', one, other)),
    null,
  );
  return { ...question, derivation: { ...derivation, where: all } };
}

type Operator = Extract<Expression, { readonly kind: 'call' }>['operator'];

function call(operator: Operator, ...parts: readonly Expression[]): Expression {
  return { kind: 'call', type: 'boolean', operator, arguments: parts };
}

/** A condition that is missing does not hold either. */
function isNot(condition: Expression): Expression {
  return call('or', call('missing', condition), call('not', condition));
}

/** A label is a column's value as text; of what is no text too. */
function isLabelled(
  columns: readonly DatasetColumn[],
  name: string,
  label: string | null,
): Expression {
  const type = columns.find((one) => one.name === name)?.type;
  const value =
    type === 'boolean'
      ? ({ type: 'boolean', of: label === 'true' } as const)
      : type === 'integer'
        ? ({ type: 'number', of: Number(label) } as const)
        : ({ type: 'text', of: label ?? '' } as const);
  const column: Expression = { kind: 'column', type: value.type, name };
  if (label === null) return call('missing', column);
  return call('equal', column, { kind: 'literal', type: value.type, value: value.of });
}
