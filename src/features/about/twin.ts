import { reasons } from '../../model/index.ts';
import { usualLanguage } from '../../web/language/index.ts';
import type { AboutReport, RuleInUse } from './report.ts';
import { methodInWords, periodsInWords, ruleFacts, statusScale } from './sentences.ts';

/** The page's facts for programs, in full precision and in the usual language. */
export function aboutJson(report: AboutReport): string {
  const { city, spans, composite, mean, freshness } = report;
  const meanings = periodsInWords(city, usualLanguage);
  const weights = report.weights.map((one) => one.weight);
  const isEqual = new Set(weights).size < 2;
  const document = {
    format: 'civicstat-about-1',
    city: { slug: city.slug, name: city.name, timeZone: city.timeZone, asOf: city.asOf },
    date: report.date,
    board: report.board,
    knownOn: report.knownOn,
    source: city.source,
    windows: { family: city.windows, quarter: city.quarter, weekStart: city.weekStart, meanings },
    spans,
    composite,
    method: {
      name: city.composite,
      says: methodInWords(city.composite, isEqual, usualLanguage),
      mean,
      dayScores: report.dayScores,
      weights: report.weights,
    },
    rules: report.rules.map(ruleInUse),
    otherRules: report.otherRules.map((rule) => ({ rule, ...ruleFacts(rule, usualLanguage) })),
    bounds: report.bounds,
    grades: city.grades,
    tolerance: city.tolerance,
    statuses: statusScale(city.tolerance, usualLanguage),
    reasons: report.reasons.map((one) => ({ ...one, says: reasons[one.reason] })),
    freshness,
  };
  return `${JSON.stringify(document, null, 1)}\n`;
}

function ruleInUse({ rule, metrics, examples }: RuleInUse) {
  return {
    rule,
    ...ruleFacts(rule, usualLanguage),
    metrics,
    examples: examples.map(({ metric, period, score, receipt }) => ({
      metric: metric.slug,
      name: metric.name,
      period,
      ...score,
      receipt,
    })),
  };
}
