import type { SparkLineWords, WaterfallWords } from '../charts/index.ts';
import { formatDay } from './dates.ts';
import { formatScore, type Scale } from './format.ts';

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

/** @example signed('-0.092') // '−0.092' */
function signed(text: string): string {
  if (Number(text) === 0) return text.replace('-', '');
  return text.startsWith('-') ? text.replace('-', '−') : `+${text}`;
}
