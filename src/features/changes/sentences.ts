import type { Day } from '../../model/index.ts';
import { formatDay, formatMonthInWords, formatSpan } from '../../web/dates.ts';
import { formatScore, formatSides, type Scale } from '../../web/format.ts';
import type { Language } from '../../web/language/index.ts';
import { sharedWords } from '../../web/words/index.ts';
import type { Change, ChangesReport } from './change.ts';
import { figuresInWords, figuresOf, targetsInWords } from './figures.ts';
import type { Item } from './group.ts';
import { wholeCity } from './query.ts';
import { changesWords } from './words/index.ts';

/** A feed entry's title. @example 'Potholes fixed on time: Target, Restated value' */
export function itemTitle(
  { subject, others, restated, revised }: Item,
  language: Language,
): string {
  const { item, kindNames } = changesWords(language);
  const kinds = new Set([...others, ...restated, ...revised].map(({ kind }) => kindNames[kind]));
  return item({ subject: subject.name, kinds: [...kinds].join(', ') });
}

/** @example '12 restated values. Metric: Potholes fixed on time. Month: January 2025.' */
export function resultInWords(report: ChangesReport, language: Language): string {
  const { found, ofMetric, inMonth } = changesWords(language);
  const { kind, month } = report.query;
  const name = nameAsked(report, language);
  return [
    found[kind ?? 'any']({ count: report.changes.length }),
    ...(name === null ? [] : [ofMetric({ name })]),
    ...(month === null ? [] : [inMonth({ month: formatMonthInWords(month, language) })]),
  ].join(' ');
}

/** @example '311 calls: No change of its target is on record since January 1, 2025.' */
export function nothingInWords(report: ChangesReport, language: Language): string {
  const { query } = report;
  const name = nameAsked(report, language);
  const { none, noneOfMetric, noneOfCity } = changesWords(language);
  const kind = query.kind ?? 'any';
  const time =
    query.month === null
      ? { when: 'since', time: formatDay(sinceOf(report), language) }
      : { when: 'in', time: formatMonthInWords(query.month, language) };
  if (name === null) return none[kind](time);
  return query.metric === wholeCity
    ? noneOfCity({ name, sentence: none[kind](time) })
    : noneOfMetric[kind]({ name, ...time });
}

function nameAsked({ query, metricName }: ChangesReport, language: Language): string | null {
  return query.metric === wholeCity ? changesWords(language).wholeCity : metricName;
}

/** Values and dated targets are on record from the first board; typed settings from later. */
function sinceOf({ query, since, definitionsSince }: ChangesReport): Day {
  const typed = query.kind !== null && query.kind !== 'restated' && query.kind !== 'target';
  return typed && definitionsSince > since ? definitionsSince : since;
}

/** @example 'As more cases came in, 12 values for January 2025 were restated.' */
export function restatedInWords({ restated }: Item, language: Language): string {
  const { moreCases, newerData } = changesWords(language);
  const say = cameMoreCases(restated) ? moreCases : newerData;
  const spans = new Set(restated.map(({ span }) => `${span?.first} ${span?.last}`));
  const times = restated.length > spans.size ? restated.length : 0;
  return say({ count: spans.size, times, days: daysInWords(restated, language) });
}

/** @example 'The board of March 4, 2025 was published again with another score.' */
export function revisedInWords({ revised }: Item, language: Language): string {
  const boards = [...new Set(revised.flatMap(({ board }) => board ?? []))];
  const [first, last] = [boards[0]!, boards.at(-1)!];
  const days =
    boards.length === 1 ? formatDay(first, language) : formatSpan({ first, last }, language);
  return changesWords(language).publishedAgain({ count: boards.length, days });
}

/** Which board's number of which period was revised. @example 'March 4, 2025, day' */
export function placeInWords({ board, period }: Change, language: Language): string {
  if (board === null || period === null) return '';
  return changesWords(language).boardPeriod({
    day: formatDay(board, language),
    period: sharedWords(language).periodNouns[period],
  });
}

/** A city's score before and after, each with its status and grade, different ones told apart. */
export function scoresInWords(
  { before, after }: Change,
  scale: Scale,
  language: Language,
): readonly [string, string] {
  const sides = [before, after].map((text) => (text === null ? null : Number(text)));
  const shown = sides.map((score) =>
    score === null ? changesWords(language).noScore : formatScore(score, scale, language),
  );
  const numbers = sides.filter((score) => score !== null);
  const [was, is] = shown[0] === shown[1] ? formatSides(numbers, 'score', language) : shown;
  return [was!, is!];
}

function daysInWords(restated: readonly Change[], language: Language): string {
  const spans = restated.flatMap(({ span }) => span ?? []);
  const first = spans.map((span) => span.first).sort()[0]!;
  const last = spans
    .map((span) => span.last)
    .sort()
    .at(-1)!;
  const month = first.slice(0, 7);
  const isMonth = spans.length > 1 && month === last.slice(0, 7);
  return isMonth ? formatMonthInWords(month, language) : formatSpan({ first, last }, language);
}

/** True where every restated value stands on at least as many cases as before, and some on more. */
function cameMoreCases(restated: readonly Change[]): boolean {
  const grown = restated.map(({ before, after }) => {
    const from = before === null ? null : figuresOf(before).denominator;
    const to = after === null ? null : figuresOf(after).denominator;
    return from === null || to === null ? Number.NaN : to - from;
  });
  return grown.every((by) => by >= 0) && grown.some((by) => by > 0);
}

/** What changed, by its name. @example 'Scoring rule changed.' */
export function changeInWords(change: Change, language: Language): string {
  const words = changesWords(language);
  switch (change.kind) {
    case 'target':
      return change.from === null ? words.targetsChanged : words.targetChanged;
    case 'weight':
      return words.weightChanged;
    case 'added':
      return words.added;
    case 'retired':
      return words.retired;
    default: {
      const key = (change.field ?? '').split(': ').at(-1)!;
      const { fields } = words;
      const field = Object.hasOwn(fields, key) ? fields[key as keyof typeof fields] : key;
      return words.changed({ field });
    }
  }
}

/** What stood before and after, as a person would write it, for changes of settings. */
export function textsOf(
  { kind, before, after, subject, from }: Change,
  language: Language,
): readonly [string, string] {
  const { metric } = subject;
  const [was, is] =
    kind !== 'target'
      ? [before, after]
      : from === null
        ? [targetsInWords(before, metric, language), targetsInWords(after, metric, language)]
        : figuresInWords(before, after, metric, language);
  const { nothing } = changesWords(language);
  return [was ?? nothing, is ?? nothing];
}
