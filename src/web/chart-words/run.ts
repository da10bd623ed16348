import type { RunChartWords, RunFacts } from '../../charts/index.ts';
import { formatMonth, formatSpan, formatSpanShort } from '../dates.ts';
import { bareUnits, formatNumber, formatValues, formatWithoutUnit, unitName } from '../format.ts';
import type { Language } from '../language/index.ts';
import { sharedWords } from '../words/index.ts';
import { chartTexts } from './texts.ts';

type LongPeriod = 'week' | 'month' | 'quarter';

/** Words for a metric's values over time; `unit` is its own, `period` what the heavy lines are. */
export function runChartWords(
  name: string,
  unit: string,
  period: LongPeriod,
  language: Language,
): RunChartWords {
  const { run: texts, noValue } = chartTexts(language);
  const figures = (values: readonly number[]) => formatWithoutUnit(values, unit, language);
  const value = (one: number) => formatValues([one], unit, language)[0]!;
  return {
    title: texts.title({ name }),
    describe: (facts) => describeRun(facts, value, period, language),
    value,
    number: (one) => figures([one])[0]!.replace(/[%$]/, ''),
    axisName: bareUnits.has(unit) ? '' : capitalized(unitName(unit, language)),
    axis: figures,
    date: (day, precision) => {
      if (precision === 'year') return day.slice(0, 4);
      return precision === 'month'
        ? formatMonth(day, language)
        : formatSpanShort({ first: day, last: day }, language);
    },
    span: (span) => formatSpan(span, language),
    cases: (cases) => formatNumber(cases, language),
    target: (one) => texts.target({ value: figures([one])[0]! }),
    key: { ...texts.key, periods: texts.periods[period], periodRanges: texts.periodRanges[period] },
    caption: texts.captions[period]({ name }),
    dayCaption: texts.captions.day({ name }),
    head: { ...texts.head, period: sharedWords(language).periods[period] },
    range: (low, high, count) =>
      low === high
        ? texts.same({ value: value(low), count })
        : texts.range({ low: value(low), high: value(high), count }),
    notes: {
      'no-cases': texts.noCases,
      'not-captured': texts.notCaptured,
      unknown: noValue,
      capped: texts.capped,
      was: (one) => texts.was({ value: value(one) }),
    },
  };
}

function capitalized(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

function describeRun(
  facts: RunFacts,
  value: (one: number) => string,
  period: LongPeriod,
  language: Language,
): string {
  const { run: texts, cutScale } = chartTexts(language);
  const { lowest, highest, latest, targets } = facts;
  const days = (span: RunFacts['span']) => formatSpan(span, language);
  const covered = texts.covered[period]({
    days: days(facts.span),
    periods: facts.periods,
    single: facts.days,
  });
  if (lowest === null || highest === null || latest === null) return covered;
  const ends = texts.ends({
    ...{ lowest: value(lowest.value), lowestDays: days(lowest.span) },
    ...{ highest: value(highest.value), highestDays: days(highest.span) },
    ...{ newest: value(latest.value), newestDays: days(latest.span) },
  });
  const counted = (count: number, say: (given: { readonly count: number }) => string) =>
    count > 0 ? [say({ count })] : [];
  return [
    covered,
    ends,
    ...(targets.length === 1 ? [texts.oneTarget({ target: value(targets[0]!) })] : []),
    ...(targets.length > 1 ? [texts.targets({ targets: targets.map(value).join(', ') })] : []),
    ...counted(facts.noCases, texts.withoutCase),
    ...counted(facts.notCaptured, texts.lost),
    ...counted(facts.restated, texts.restated),
    ...counted(facts.capped, texts.cappedScores),
    ...(facts.periodsAsRanges ? [texts.periodsAsRanges[period]] : []),
    ...(facts.daysAsRanges ? [texts.daysAsRanges] : []),
    ...(facts.breaks > 0 ? [cutScale] : []),
  ].join(' ');
}
