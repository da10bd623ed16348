import type {
  BarListWords,
  ScoreLineWords,
  SmallMultiplesWords,
  SparkLineWords,
  TileMapWords,
  WaterfallWords,
} from '../../charts/index.ts';
import { formatDay, formatSpan } from '../dates.ts';
import {
  formatChange,
  formatDecimals,
  formatScore,
  formatValues,
  formatWithoutUnit,
  type Scale,
} from '../format.ts';
import type { Language } from '../language/index.ts';
import { chartTexts } from './texts.ts';

export { runChartWords } from './run.ts';

/** Words for the spark line of one metric's, topic's or city's scores. */
export function sparkLineWords(name: string, scale: Scale, language: Language): SparkLineWords {
  const { spark, noScore } = chartTexts(language);
  const score = (value: number) => formatScore(value, scale, language);
  const day = (one: string) => formatDay(one, language);
  return {
    title: spark.title({ name }),
    describe: ({ first, last, scored, lowest, highest, latest, scale: { low, high }, cut }) => {
      if (first === null || last === null) return spark.noDay;
      const days = { first: day(first), last: day(last) };
      if (latest === null || lowest === null || highest === null) return spark.noScore(days);
      const ends = { lowest: score(lowest), highest: score(highest) };
      const newest = { newest: score(latest.score), day: day(latest.day) };
      const said = spark.scores({ ...days, scored, ...ends, ...newest });
      return cut > 0 ? `${said} ${spark.cut({ low, high })}` : said;
    },
    score,
    tick: (value) => formatDecimals(value, 2, language),
    day,
    noScore,
    caption: spark.caption({ name }),
    head: { day: spark.day, score: spark.score },
  };
}

/** Words for what changed a composite; `name` is whose it is, as in “Boston’s day score”. */
export function waterfallWords(name: string, scale: Scale, language: Language): WaterfallWords {
  const { waterfall: texts, cutAxis } = chartTexts(language);
  const score = (value: number) => formatScore(value, scale, language);
  return {
    title: texts.title({ name }),
    describe: ({ before, after, raised, lowered, breaks }) =>
      [
        texts.change({ name, before: score(before), after: score(after) }),
        texts.terms({ raised, lowered }),
        ...(breaks > 0 ? [cutAxis] : []),
      ].join(' '),
    score,
    effect: (effect) => formatChange(effect, 3, language),
    exact: (number) => String(number).replace('-', '−'),
    others: (count) => ({ label: texts.others({ count }), note: texts.othersNote }),
    caption: texts.caption({ name }),
    head: { metric: texts.metric, running: texts.running, effect: texts.effect },
    allCaption: texts.all,
    allHead: { metric: texts.metric, effect: texts.effect, sum: texts.sum },
  };
}

/** How values that stand beside each other are written: `formatValues`, or scores one by one. */
type ShowValues = (values: readonly number[]) => readonly string[];

/** Words for ranked bars; `thing` is what each one is, as in “Neighborhood”. */
export function barListWords(
  name: string,
  thing: string,
  show: ShowValues,
  language: Language,
): BarListWords {
  const { bars: texts, noValue, lineAt, cutStroke } = chartTexts(language);
  const value = (one: number) => show([one])[0]!;
  return {
    title: name,
    describe: ({ bars, valued, top, bottom, target, breaks }) => {
      const count = texts.valued({ valued, bars });
      if (top === null || bottom === null) return count;
      const highest = { first: top.label, highest: value(top.value) };
      const lowest = { last: bottom.label, lowest: value(bottom.value) };
      return [
        count,
        texts.ends({ ...highest, ...lowest }),
        ...(target === null ? [] : [lineAt({ value: value(target) })]),
        ...(breaks > 0 ? [cutStroke] : []),
      ].join(' ');
    },
    values: show,
    cases: (cases) => texts.cases({ cases }),
    noValue,
    caption: name,
    head: { name: thing, bar: texts.fromZero, value: texts.value },
  };
}

/** Words for scores on a number line; `thing` is what its rows are, as in “Metric”. */
export function scoreLineWords(
  name: string,
  thing: string,
  scale: Scale,
  language: Language,
): ScoreLineWords {
  const { scores: texts, noScore } = chartTexts(language);
  return {
    title: name,
    describe: ({ marks, below, meeting, exceeding, cut }) =>
      [
        below + meeting + exceeding === marks
          ? texts.all({ marks })
          : texts.scored({ scored: below + meeting + exceeding, marks }),
        texts.sides({ below, meeting, exceeding }),
        ...(cut > 0 ? [texts.beyond] : []),
      ].join(' '),
    score: (value) => formatScore(value, scale, language),
    tick: (value) => formatDecimals(value, 2, language),
    noScore,
    caption: name,
    head: { name: thing, line: texts.line, score: texts.score },
    zones: { below: texts.below, above: texts.above },
  };
}

/** Words for panels on one scale; `thing` is what each one is, as in “Neighborhood”. */
export function smallMultiplesWords(
  name: string,
  thing: string,
  show: ShowValues,
  language: Language,
): SmallMultiplesWords {
  const { panels: texts, noValue, lineAt, cutScale } = chartTexts(language);
  const value = (one: number) => show([one])[0]!;
  const range = (low: number, high: number) => {
    const [from = '', to = ''] = show([low, high]);
    return low === high
      ? texts.always({ value: value(low) })
      : texts.fromTo({ low: from, high: to });
  };
  return {
    title: name,
    describe: ({ panels, span, lowest, highest, line, breaks }) => {
      const count = texts.count({ panels });
      if (span === null || lowest === null || highest === null) return `${count} ${texts.noValue}`;
      const low = { lowest: value(lowest.value), lowestName: lowest.label };
      const high = { highest: value(highest.value), highestName: highest.label };
      return [
        count,
        texts.range({ days: formatSpan(span, language), ...low, ...high }),
        ...(line === null ? [] : [lineAt({ value: value(line) })]),
        ...(breaks > 0 ? [cutScale] : []),
      ].join(' ');
    },
    value,
    axis: show,
    day: (day) => formatDay(day, language),
    range,
    noValue,
    caption: name,
    head: { name: thing, line: texts.overTime, latest: texts.newest },
    allCaption: texts.all,
    allHead: { name: thing, day: texts.day, value: texts.value },
  };
}

/** Words for a map of tiles; `thing` is what each tile is, `unit` that of the values. */
export function tileMapWords(
  name: string,
  thing: string,
  unit: string,
  language: Language,
): TileMapWords {
  const { map: texts, bars, noValue } = chartTexts(language);
  const show = (values: readonly number[]) => formatValues(values, unit, language);
  const value = (one: number) => show([one])[0]!;
  return {
    title: name,
    describe: ({ tiles, valued, lowest, highest, others }) => {
      const count = texts.tiles({ tiles, valued });
      const off = others === 0 ? [] : [texts.others({ others })];
      if (lowest === null || highest === null) return [count, ...off].join(' ');
      const low = { lowest: value(lowest.value), lowestName: lowest.name };
      const high = { highest: value(highest.value), highestName: highest.name };
      return [count, texts.ends({ ...low, ...high }), ...off].join(' ');
    },
    values: show,
    figures: (values) => formatWithoutUnit(values, unit, language),
    range: (low, high) => texts.range({ low, high }),
    cases: (cases) => bars.cases({ cases }),
    noValue,
    offMap: texts.offMap,
    caption: texts.table({ name }),
    head: { name: thing, value: bars.value },
  };
}
