import type {
  CityDefinition,
  CompositeMethod,
  CompositeScore,
  GradeStep,
  Period,
  Status,
} from '../../model/index.ts';
import { formatDay, formatSpan } from '../../web/dates.ts';
import { formatScore } from '../../web/format.ts';
import { type Language, languageFacts, listOf } from '../../web/language/index.ts';
import { sharedWords } from '../../web/words/index.ts';
import type { AboutReport } from './report.ts';
import { aboutWords } from './words/index.ts';

/** What a rule is called, and what it does in one sentence; an unknown one is called as it is. */
export function ruleFacts(
  rule: string,
  language: Language,
): { readonly name: string; readonly says: string } {
  const { ruleNames, ruleMeanings } = aboutWords(language);
  if (!Object.hasOwn(ruleNames, rule)) return { name: rule, says: '' };
  const key = rule as keyof typeof ruleNames;
  return { name: ruleNames[key], says: ruleMeanings[key] };
}

/** @example 'For Wednesday, April 9, 2025 the city scored 1.04, from 17 of 23 metrics.' */
export function dayInWords({ spans, composite, city }: AboutReport, language: Language): string {
  const words = aboutWords(language).day;
  const { score, scored, total } = composite.day;
  const day = formatSpan(spans.day, language);
  if (total === 0) return words.empty({ city: city.name });
  if (score === null) return words.none({ day, total });
  return words.scored({ day, score: formatScore(score, city, language), scored, total });
}

/** How scores are put together. */
export function methodInWords(
  method: CompositeMethod,
  isEqual: boolean,
  language: Language,
): string {
  return aboutWords(language).methods[method][isEqual ? 'equal' : 'weighed'];
}

/** @example 'The day’s 17 scores add up to 17.664. Divided by 17, that is 1.04.' */
export function meanInWords(
  { mean, dayScores, city }: AboutReport,
  isEqual: boolean,
  language: Language,
): string {
  if (mean === null) return '';
  const words = aboutWords(language).mean;
  const said = {
    count: dayScores.length,
    sum: thousandths(mean.sum, language),
    score: formatScore(mean.score, city, language),
  };
  return isEqual
    ? words.equal(said)
    : words.weighed({ ...said, weight: thousandths(mean.weight, language) });
}

function thousandths(value: number, language: Language): string {
  return value.toLocaleString(languageFacts[language].tag, { maximumFractionDigits: 3 });
}

type Windows = Pick<CityDefinition, 'windows' | 'quarter' | 'weekStart' | 'fiscalYearStart'>;

/** What each period is in this city. */
export function periodsInWords(
  city: Windows,
  language: Language,
): Readonly<Record<Period, string>> {
  const { day, rolling, week, month, quarter } = aboutWords(language).windows;
  if (city.windows === 'rolling') return { day, ...rolling };
  return { day, week: week[city.weekStart], month, quarter: quarter[city.quarter] };
}

/** @example '17 of 23 metrics' */
export function coverageInWords({ scored, total }: CompositeScore, language: Language): string {
  const { noMetrics, coverage } = aboutWords(language);
  return total === 0 ? noMetrics : coverage({ scored, total });
}

/** @example 'Serious crimes: at most 2.00; reached today: day and week.' */
export function boundInWords(
  { name, cap, floor, periods }: AboutReport['bounds'][number],
  { tolerance }: CityDefinition,
  language: Language,
): string {
  const { bounds } = aboutWords(language);
  const { periodNouns } = sharedWords(language);
  const shown = (bound: number) => formatScore(bound, { tolerance, grades: [] }, language);
  const own = periods.map((period) => periodNouns[period]);
  const now =
    own.length === 0 ? bounds.notReached : bounds.reached({ periods: listOf(own, language) });
  if (cap !== null && floor !== null) {
    return bounds.both({ name, cap: shown(cap), floor: shown(floor), now });
  }
  return cap === null
    ? bounds.floor({ name, floor: shown(floor!), now })
    : bounds.cap({ name, cap: shown(cap), now });
}

/** @example 'from 1.10' */
export function gradeInWords(
  { atLeast }: GradeStep,
  city: CityDefinition,
  language: Language,
): string {
  return aboutWords(language).gradeFrom({ score: formatScore(atLeast, city, language) });
}

/** Where each word begins and ends. */
export function statusScale(
  tolerance: number,
  language: Language,
): readonly { readonly status: Status; readonly name: string; readonly says: string }[] {
  const { statuses, statusMeanings: says } = aboutWords(language);
  const top = formatScore(1 + tolerance, { tolerance, grades: [] }, language);
  return [
    { status: 'exceeding', name: statuses.exceeding, says: says.exceeding({ top }) },
    { status: 'meeting', name: statuses.meeting, says: says.meeting({ top }) },
    { status: 'follow-up', name: statuses['follow-up'], says: says['follow-up'] },
  ];
}

/** @example 'Shootings: newest value for March 1, 2025; promised: at most 31 days old.' */
export function lateInWords(
  { name, latest, freshnessDays: age }: AboutReport['freshness']['late'][number],
  language: Language,
): string {
  const { late } = aboutWords(language);
  if (latest === null) {
    return age === null ? late.never({ name }) : late.neverPromised({ name, age });
  }
  const day = formatDay(latest, language);
  return age === null ? late.newest({ name, day }) : late.newestPromised({ name, day, age });
}
