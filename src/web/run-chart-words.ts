import type { RunChartWords, RunFacts } from '../charts/index.ts';
import { formatMonth, formatSpan, formatSpanShort } from './dates.ts';
import { formatNumber, formatValues } from './format.ts';
import { periodNames, plural } from './words.ts';

/** Words for a metric's values over time; `unit` is its own, `period` what the heavy lines are. */
export function runChartWords(
  name: string,
  unit: string,
  period: 'week' | 'month' | 'quarter',
): RunChartWords {
  const value = (one: number) => formatValues([one], unit)[0]!;
  return {
    title: `${name} over time`,
    describe: (facts) => describeRun(facts, value, period),
    value,
    number: (one) => formatValues([one], bare.has(unit) ? unit : 'count')[0]!.replace(/[%$]/, ''),
    axisName: bare.has(unit) ? '' : capitalized(unit),
    axis: (values) => formatValues(values, bare.has(unit) ? unit : 'count'),
    date: (day, precision) => {
      if (precision === 'year') return day.slice(0, 4);
      return precision === 'month' ? formatMonth(day) : formatSpanShort({ first: day, last: day });
    },
    span: formatSpan,
    cases: formatNumber,
    target: (one) => `Target ${formatValues([one], bare.has(unit) ? unit : 'count')[0]}`,
    key: runKey[period],
    caption: `${name} by ${period}, newest first`,
    dayCaption: `${name} by day, newest first`,
    head: {
      period: periodNames[period],
      day: 'Day',
      month: 'Month',
      value: 'Value',
      range: 'Lowest to highest',
      cases: 'Cases',
      target: 'Target',
    },
    range: (low, high, count) =>
      low === high
        ? `${value(low)} (${plural(count, 'value')})`
        : `${value(low)} to ${value(high)} (${plural(count, 'value')})`,
    notes: {
      'no-cases': 'No cases',
      'not-captured': 'Not captured',
      unknown: 'No value',
      capped: 'The score was capped.',
      was: (one) => `Restated: was ${value(one)}.`,
    },
  };
}

/** Units that are part of a number, or that need no word. */
const bare = new Set(['share', 'dollars', 'count', 'score']);

function capitalized(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

function runKeyOf(period: string): RunChartWords['key'] {
  return {
    periods: `Heavy line: a ${period}, all its cases together`,
    periodRanges: `Solid bar: a month, from its lowest ${period} to its highest`,
    days: 'Circle: a single day, larger with more cases',
    dayRanges: 'Outlined bar: a month, from its lowest day to its highest',
    target: 'Target',
    noCases: 'Stroke under the chart: no case, so no value',
    notCaptured: 'Band: not captured, so not known',
    restated: 'Restated: hollow is the value first published',
    capped: 'Lid: the score was capped',
    cut: 'Here the scale is cut: there is no value in between',
  };
}

const runKey = { week: runKeyOf('week'), month: runKeyOf('month'), quarter: runKeyOf('quarter') };

function describeRun(facts: RunFacts, value: (one: number) => string, period: string): string {
  const { lowest, highest, latest, targets } = facts;
  const covered = `${formatSpan(facts.span)}: ${plural(facts.periods, period)} and ${plural(facts.days, 'day')} with a value.`;
  if (lowest === null || highest === null || latest === null) return covered;
  const ends = `Lowest ${value(lowest.value)} (${formatSpan(lowest.span)}), highest ${value(highest.value)} (${formatSpan(highest.span)}).`;
  const newest = `Newest: ${value(latest.value)} (${formatSpan(latest.span)}).`;
  const sentences: readonly (readonly [boolean, string])[] = [
    [targets.length === 1, `The target is ${value(targets[0] ?? 0)}.`],
    [targets.length > 1, `The target went ${targets.map(value).join(', ')}.`],
    [facts.noCases > 0, `${facts.noCases} without a case.`],
    [facts.notCaptured > 0, `${facts.notCaptured} not captured.`],
    [facts.restated > 0, `${facts.restated} restated since first published.`],
    [facts.capped > 0, `${facts.capped} with a capped score.`],
    [facts.periodsAsRanges, `Drawn as one bar a month, from its lowest ${period} to its highest.`],
    [facts.daysAsRanges, 'Days are drawn as one bar a month, from the lowest day to the highest.'],
    [facts.breaks > 0, 'The scale is cut where there are no values.'],
  ];
  const said = sentences.filter(([holds]) => holds).map(([, sentence]) => sentence);
  return [covered, ends, newest, ...said].join(' ');
}
