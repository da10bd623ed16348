import type {
  CityDefinition,
  CompositeMethod,
  CompositeScore,
  GradeStep,
  Period,
  Status,
} from '../../model/index.ts';
import { formatDay, formatSpan } from '../../web/dates.ts';
import { formatNumber, formatScore } from '../../web/format.ts';
import { listOf, plural } from '../../web/words.ts';
import { ageInWords } from '../worked-words.ts';
import type { AboutReport } from './report.ts';

/** Every fixed text of the page about how scores are made. */
export const words = {
  heading: (city: string) => `How ${city}’s score is made`,
  description: (city: string) =>
    `How ${city}’s scores are made: rules with real numbers, days covered, grades, missing numbers, corrections and proof.`,
  contents: 'On this page',
  oneNumber: 'One number',
  rules: 'From a count to a score',
  together: 'From many scores to one',
  days: 'Which days count',
  coverage: 'What is missing',
  bounds: 'Caps and floors',
  grades: 'Grades and words',
  fresh: 'Late numbers',
  corrections: 'Corrections and proof',
  cityScore: 'Where the idea comes from',
  lead: 'A score says how near the city came to what it promised: 1.00 is on target, above is better, below is worse.',
  example:
    'A score of 1.12 means: 12 percent better than the target. A score of 0.80 means: a fifth short of it.',
  notRank:
    'It is no school grade and no rank among cities: targets are the city’s own. A score says whether the city does what it set out to do, or better than it usually did.',
  boardHash: 'These numbers are from the board',
  each: 'Every metric measures one piece of the city’s work. Its value is compared with a target, or with what is usual at that time of year. The result is its score, so that minutes, shares and counts can stand side by side.',
  scoresNow: 'The city’s four scores now',
  board: 'The board with all metrics',
  receiptLink: 'The receipt of this number',
  noExample: 'None of these metrics has a score today.',
  notUsed: (city: string) => `Rules that ${city} does not use`,
  topics: 'A topic’s and a department’s score are made in the same way from their own metrics.',
  dayScores: 'The scores of the day, best first',
  metric: 'Metric',
  weight: (weight: number) => `counts ${formatNumber(weight)} times`,
  uneven: 'Metrics that count for more or less than 1:',
  reported: (date: string) => `The board of ${date} tells of complete days only.`,
  zone: (zone: string) => `A day begins and ends at midnight in the city (${zone}).`,
  noScore: 'No score is ever guessed. Where a metric has none, the board says why:',
  today: (names: readonly string[]) => `For the day: ${listOf(names)}.`,
  missingCount:
    'A metric without a score is left out of the average, so the average stands on fewer metrics. How many there were stands beside every city score.',
  noBounds:
    'No cap and no floor is in force: every score counts as it is. One very high score can therefore lift the whole city, and it is worth looking at which metric did it.',
  someBounds:
    'A cap keeps one very high score from lifting the whole city; a floor keeps one very low score from sinking it. The score before cap or floor always stands beside.',
  gradeScale: 'The city’s number gets a grade:',
  statusScale: 'Each score is put into words:',
  rounding:
    'Scores are shown with two decimals, and with more where two would say another word or grade than the score earned.',
  freshPromise: (promised: number, total: number) =>
    `${promised} of ${plural(total, 'metric')} come with a promise of how old the newest value may be. A metric that breaks it is marked as late.`,
  noneLate: 'Today no metric is late.',
  someLate: 'Late today:',
  noValueYet: 'no value has come yet',
  corrected:
    'Late reports change numbers of days gone by. Nothing is overwritten: the old value stays, the new one gets the time from which it was known, and both stand in the ledger of changes.',
  ledger: 'What changed in these numbers',
  receipts:
    'Every number has a receipt: what went in, which rule, which target, which result. It is sealed by a hash, so that a later change of it would show.',
  verify: 'Whoever has the city’s data can have the number computed again:',
  verifyDoes: 'The command says whether the result is the same.',
  sampleReceipt: 'A receipt to look at',
  boston:
    'In 2016 Boston began to show one number for the whole city, every day: CityScore. Ambulance times, potholes, library visits and permits were each compared with a target or with earlier years and averaged, and the result stood on a screen in City Hall. The city published the parts as open data, so its rules can be checked against them.',
  lessons:
    'It also taught what can go wrong. One ratio without a cap once made the city’s day 29.35. Metrics without data fell out of the average without a word. Targets changed without a date. That is why caps, coverage and the ledger of changes stand on these pages.',
  source: 'Where the data come from',
  noSource: 'The city has not said where its data come from.',
  licence:
    'Who may reuse these data is for their source to say. Every page has its data as JSON, and the tables as CSV.',
  program:
    'Civicstat, the program behind these pages, is open source under the Apache License 2.0. It computes; the city chooses its metrics, targets and weights and answers for its data.',
  json: 'This page’s facts as JSON',
  takeData: 'Take the data',
} as const;

/** What each rule is called, and what it does in one sentence. */
export const ruleNames: Readonly<Record<string, { readonly name: string; readonly says: string }>> =
  {
    'target-ratio': {
      name: 'Measured against a target',
      says: 'The value is divided by its target; where less is better, the target by the value.',
    },
    'historical-ratio': {
      name: 'Measured against what is usual',
      says: 'The value is divided by the average of the same time in earlier years; where less is better, the average by the value.',
    },
    'historical-band': {
      name: 'Measured against the edge of what is usual',
      says: 'The value and the edge of what is usual are divided: the average of earlier years with an allowance for ordinary ups and downs.',
    },
    'target-band': {
      name: 'Kept inside a band',
      says: 'Inside the band the score is 1; outside it, the nearer edge and the value are divided.',
    },
    attainment: {
      name: 'On the way to a goal',
      says: 'The way gone so far is divided by the way that should have been gone by that day.',
    },
  };

/** @example 'For Wednesday, April 9, 2025 the city scored 1.04, from 17 of 23 metrics.' */
export function dayInWords({ spans, composite, city }: AboutReport): string {
  const { score, scored, total } = composite.day;
  const day = formatSpan(spans.day);
  if (total === 0) return `${city.name} measures nothing here yet.`;
  if (score === null) return `For ${day} there is no score: none of ${total} metrics had one.`;
  return `For ${day} the city scored ${formatScore(score, city)}, from ${scored} of ${plural(total, 'metric')}.`;
}

const methods: Readonly<Record<CompositeMethod, readonly [equal: string, weighed: string]>> = {
  arithmetic: [
    'The city’s score is the plain average of all scores there are. Every metric counts the same.',
    'The city’s score is the average of all scores there are, each counted by its weight.',
  ],
  geometric: [
    'The city’s score is the geometric mean of all scores there are: they are multiplied, and the root is taken. One bad score weighs more than in a plain average. Every metric counts the same.',
    'The city’s score is the weighted geometric mean of all scores there are: one bad score weighs more than in a plain average.',
  ],
  median: [
    'The city’s score is the median: half of the scores there are lie above it, half below. Every metric counts the same.',
    'The city’s score is the weighted median: half of the weight lies above it, half below.',
  ],
};

/** How scores are put together. */
export function methodInWords(method: CompositeMethod, isEqual: boolean): string {
  return methods[method][isEqual ? 0 : 1];
}

/** @example 'The day’s 17 scores add up to 17.664. Divided by 17, that is 1.04.' */
export function meanInWords({ mean, dayScores, city }: AboutReport, isEqual: boolean): string {
  if (mean === null) return '';
  const score = formatScore(mean.score, city);
  const scores = plural(dayScores.length, 'score');
  const sum = thousandths(mean.sum);
  return isEqual
    ? `The day’s ${scores} add up to ${sum}. Divided by ${dayScores.length}, that is ${score}.`
    : `The day’s ${scores}, each times its weight, add up to ${sum}. Divided by the weights, ${thousandths(mean.weight)}, that is ${score}.`;
}

function thousandths(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 3 });
}

type Windows = Pick<CityDefinition, 'windows' | 'quarter' | 'weekStart' | 'fiscalYearStart'>;

const weekdays = { monday: 'Monday', sunday: 'Sunday', saturday: 'Saturday' } as const;

/** What each period is in this city. */
export function periodsInWords(city: Windows): Readonly<Record<Period, string>> {
  if (city.windows === 'rolling') {
    return {
      day: 'The day before the board’s date.',
      week: 'The last 7 days.',
      month: 'The last 30 days.',
      quarter: 'The last 90 days.',
    };
  }
  return {
    day: 'The day before the board’s date.',
    week: `The last complete week; weeks begin on ${weekdays[city.weekStart]}.`,
    month: 'The last complete month.',
    quarter:
      city.quarter === 'three-months'
        ? 'The last three complete months.'
        : 'The last complete quarter of the city’s fiscal year.',
  };
}

/** @example '17 of 23 metrics' */
export function coverageInWords({ scored, total }: CompositeScore): string {
  return total === 0 ? 'no metrics' : `${scored} of ${plural(total, 'metric')}`;
}

/** @example 'Serious crimes: at most 2.00; applied today to the day and week.' */
export function boundInWords(
  { name, cap, floor, periods }: AboutReport['bounds'][number],
  { tolerance }: CityDefinition,
): string {
  const shown = (bound: number) => formatScore(bound, { tolerance, grades: [] });
  const bounds = [
    ...(cap === null ? [] : [`at most ${shown(cap)}`]),
    ...(floor === null ? [] : [`at least ${shown(floor)}`]),
  ];
  const now = periods.length === 0 ? 'not reached today' : `reached today: ${listOf(periods)}`;
  return `${name}: ${listOf(bounds)}; ${now}.`;
}

/** @example 'from 1.10' */
export function gradeInWords({ atLeast }: GradeStep, city: CityDefinition): string {
  return `from ${formatScore(atLeast, city)}`;
}

/** Where each word begins and ends. */
export function statusScale(tolerance: number): readonly {
  readonly status: Status;
  readonly name: string;
  readonly says: string;
}[] {
  const top = formatScore(1 + tolerance, { tolerance, grades: [] });
  return [
    { status: 'exceeding', name: 'Exceeding', says: `above ${top}` },
    { status: 'meeting', name: 'Meeting', says: `from 1.00 to ${top}` },
    { status: 'follow-up', name: 'Follow-up', says: 'below 1.00: someone looks into it' },
  ];
}

/** @example 'Shootings: newest value for March 1, 2025; it may be 31 days old.' */
export function lateInWords(late: AboutReport['freshness']['late'][number]): string {
  const newest =
    late.latest === null ? words.noValueYet : `newest value for ${formatDay(late.latest)}`;
  const promise =
    late.freshnessDays === null ? '' : `; promised: at most ${ageInWords(late.freshnessDays)}`;
  return `${late.name}: ${newest}${promise}.`;
}
