import type {
  BarListWords,
  ScoreLineWords,
  SmallMultiplesWords,
  SparkLineWords,
  WaterfallWords,
} from '../charts/index.ts';
import { formatDay, formatSpan } from './dates.ts';
import { formatScore, type Scale } from './format.ts';
import { plural } from './words.ts';

export { runChartWords } from './run-chart-words.ts';

/** Words for the spark line of one metric's, topic's or city's scores. */
export function sparkLineWords(name: string, scale: Scale): SparkLineWords {
  const score = (value: number) => formatScore(value, scale);
  return {
    title: `Scores of ${name}`,
    describe: ({ first, last, scored, lowest, highest, latest, cut }) => {
      if (first === null || last === null) return 'No day is known.';
      const days = `From ${formatDay(first)} to ${formatDay(last)}.`;
      if (latest === null || lowest === null || highest === null) return `${days} No score.`;
      const range = `${scored} scores, lowest ${score(lowest)}, highest ${score(highest)}.`;
      const newest = `Newest: ${score(latest.score)} for ${formatDay(latest.day)}.`;
      const edge = 'Scores above 2 or below 0 stand at the edge with their number.';
      return [days, range, newest, ...(cut > 0 ? [edge] : [])].join(' ');
    },
    score,
    day: formatDay,
    noScore: 'No score',
    caption: `Scores of ${name}, newest first`,
    head: { day: 'Day', score: 'Score' },
  };
}

/** Words for what changed a composite; `name` is whose it is, as in “Boston’s day score”. */
export function waterfallWords(name: string, scale: Scale): WaterfallWords {
  const score = (value: number) => formatScore(value, scale);
  return {
    title: `What moved ${name}`,
    describe: ({ before, after, raised, lowered, breaks }) => {
      const change = `${name} went from ${score(before)} to ${score(after)}.`;
      const terms = `${raised} terms raised it, ${lowered} lowered it; together they are the change.`;
      const cut = 'The axis is cut where a double stroke stands: nothing lies in between.';
      return [change, terms, ...(breaks > 0 ? [cut] : [])].join(' ');
    },
    score,
    effect: (effect) => signed(effect.toFixed(3)),
    exact: (number) => String(number).replace('-', '−'),
    others: (count) => ({ label: `${count} other metrics`, note: 'listed below' }),
    caption: `What moved ${name}; the terms add up to the change`,
    head: { metric: 'Metric', running: 'Running score; the line is 1.00', effect: 'Effect' },
    allCaption: 'All terms in full figures, to add up by hand',
    allHead: { metric: 'Metric', effect: 'Effect', sum: 'Sum of the effects' },
  };
}

/** How values that stand beside each other are written: `formatValues`, or scores one by one. */
type ShowValues = (values: readonly number[]) => readonly string[];

/** Words for ranked bars; `thing` is what each one is, as in “Neighborhood”. */
export function barListWords(name: string, thing: string, show: ShowValues): BarListWords {
  const value = (one: number) => show([one])[0]!;
  return {
    title: name,
    describe: ({ bars, valued, top, bottom, target, breaks }) => {
      const count = `${valued} of ${bars} have a value.`;
      if (top === null || bottom === null) return count;
      const first = `First: ${top.label}, ${value(top.value)}.`;
      const last = `Last: ${bottom.label}, ${value(bottom.value)}.`;
      const line = `The line is at ${value(target ?? 0)}.`;
      const cut = 'The scale is cut where a double stroke stands.';
      return [
        count,
        first,
        last,
        ...(target === null ? [] : [line]),
        ...(breaks > 0 ? [cut] : []),
      ].join(' ');
    },
    values: show,
    cases: (cases) => plural(cases, 'case'),
    noValue: 'No value',
    caption: name,
    head: { name: thing, bar: 'From zero', value: 'Value' },
  };
}

/** Words for scores on a number line; `thing` is what its rows are, as in “Metric”. */
export function scoreLineWords(name: string, thing: string, scale: Scale): ScoreLineWords {
  const score = (value: number) => formatScore(value, scale);
  return {
    title: name,
    describe: ({ marks, below, meeting, exceeding, cut }) => {
      const scored = `${below + meeting + exceeding} of ${marks} have a score.`;
      const sides = `${below} below target, ${meeting} meeting it, ${exceeding} exceeding it.`;
      const beyond = 'Scores above 2 or below 0 stand at the end of the line.';
      return [scored, sides, ...(cut > 0 ? [beyond] : [])].join(' ');
    },
    score,
    tick: (value) => value.toFixed(2),
    noScore: 'No score',
    caption: name,
    head: { name: thing, line: 'On a line from 0 to 2; 1 is on target', score: 'Score' },
    zones: { below: 'Below target', above: 'Above target' },
  };
}

/** Words for panels on one scale; `thing` is what each one is, as in “Neighborhood”. */
export function smallMultiplesWords(
  name: string,
  thing: string,
  show: ShowValues,
): SmallMultiplesWords {
  const value = (one: number) => show([one])[0]!;
  return {
    title: name,
    describe: ({ panels, span, lowest, highest, line, breaks }) => {
      const count = `${plural(panels, 'panel')} on one scale.`;
      if (span === null || lowest === null || highest === null) return `${count} No value.`;
      const days = `${formatSpan(span)}.`;
      const low = `Lowest: ${value(lowest.value)}, ${lowest.label}.`;
      const high = `Highest: ${value(highest.value)}, ${highest.label}.`;
      const through = `The line is at ${value(line ?? 0)}.`;
      const cut = 'The scale is cut where there are no values.';
      const more = [...(line === null ? [] : [through]), ...(breaks > 0 ? [cut] : [])];
      return [count, days, low, high, ...more].join(' ');
    },
    value,
    axis: show,
    day: formatDay,
    range: (low, high) => (low === high ? `always ${value(low)}` : show([low, high]).join(' to ')),
    noValue: 'No value',
    caption: name,
    head: { name: thing, line: 'Over time', latest: 'Newest' },
    allCaption: 'Every value',
    allHead: { name: thing, day: 'Day', value: 'Value' },
  };
}

/** @example signed('-0.092') // '−0.092' */
function signed(text: string): string {
  if (Number(text) === 0) return text.replace('-', '');
  return text.startsWith('-') ? text.replace('-', '−') : `+${text}`;
}
