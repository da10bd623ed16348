import { type MetricDefinition, type Period, periods, type Score } from '../../model/index.ts';
import { formatDayInWords, formatSpan } from '../../web/dates.ts';
import { formatNumber, formatValues } from '../../web/format.ts';
import type { Language } from '../../web/language/index.ts';
import { yardstickOf } from '../../web/status.ts';
import { sharedWords } from '../../web/words/index.ts';
import { reasonInWords, usualBandInWords } from '../worked/sentences.ts';
import { type Worked, workThrough } from '../worked/worked.ts';
import { perDayUnit } from './column-words.ts';
import type { MetricReport } from './report.ts';
import { metricsWords } from './words/index.ts';

/**
 * A number's parts and value. Null when nothing is known.
 * @example '5 of 19, 26%'
 */
export function factsInWords(
  { unit, measure }: Pick<MetricDefinition, 'unit' | 'measure'>,
  { value, numerator, denominator }: Pick<Score, 'value' | 'numerator' | 'denominator'>,
  worked: Worked,
  language: Language,
): string | null {
  const { parts } = sharedWords(language);
  const counts =
    numerator === null || denominator === null
      ? null
      : {
          counted: formatNumber(numerator, language),
          all: formatNumber(denominator, language),
        };
  if (value === null) return counts && parts.of(counts);
  const [shown = ''] = formatValues([value], unit, language);
  if (worked.perDay) {
    const [daily = ''] = formatValues([worked.compared!], perDayUnit(unit, language), language);
    return metricsWords(language).facts.withDaily({ total: shown, daily });
  }
  if (counts === null) return shown;
  return measure === 'mean'
    ? parts.from({ value: shown, all: counts.all })
    : parts.ofWith({ ...counts, value: shown });
}

/**
 * How the page begins: the day in a sentence or two, and where that has no score the shortest
 * period that has one.
 */
export function leadInWords(report: MetricReport, language: Language): string[] {
  const { metric, latest, scores } = report;
  if (scores.day.score !== null) return [numberInWords(report, 'day', language)];
  const day = formatDayInWords(scores.day.span.last, language);
  const why = reasonInWords({ metric, score: scores.day, latest }, scores.day.reason!, language);
  const next = periods.find((period) => scores[period].score !== null);
  return [
    metricsWords(language).lead.noScore({ day, why: why.join(' ') }),
    ...(next === undefined ? [] : [numberInWords(report, next, language)]),
  ];
}

function numberInWords(
  { metric, scores }: MetricReport,
  period: Period,
  language: Language,
): string {
  const { lead } = metricsWords(language);
  const score = scores[period];
  const days = formatSpan(score.span, language);
  const status = lead.statuses[yardstickOf(metric.rule)][score.status];
  const worked = workThrough(metric, score);
  const facts = factsInWords(metric, score, worked, language);
  if (facts === null || score.target === null) return lead.plain({ days, status });
  const unit = worked.perDay ? perDayUnit(metric.unit, language) : metric.unit;
  const figures = [score.target, score.baseline].filter((figure) => figure != null);
  const [target = '', usual = null] = formatValues(figures, unit, language);
  const said = { days, facts, target, status };
  switch (metric.rule) {
    case 'historical-ratio':
      return lead.usual(said);
    case 'historical-band': {
      const band = usualBandInWords(metric.direction, target, usual, language);
      return lead.band({ ...said, target: band });
    }
    case 'attainment':
      return lead.due(said);
    case 'target-band':
      return lead.edge(said);
    default:
      return lead.target(said);
  }
}
