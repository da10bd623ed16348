/**
 * Answers the questions of a file of calendar cases (`fixtures/cases.json`) by this folder's
 * functions. For tests only: it runs without Vitest, so that a child process can answer under
 * another `TZ`.
 */
import {
  businessDaysAnswer,
  dateAnswer,
  fiscalAnswer,
  leapAnswer,
  longYearsAnswer,
  monthsAnswer,
  ordinalAnswer,
  presentDaysAnswer,
  serialAnswer,
  slashAnswer,
  weekAnswer,
} from './case-days.suite.ts';
import {
  dailyAnswer,
  elapsedAnswer,
  epochAnswer,
  fiscalInstantAnswer,
  hourlyAnswer,
  instantAnswer,
  localDayAnswer,
  movedRowAnswer,
  offsetAnswer,
  onceAnswer,
  periodAnswer,
  rollingAnswer,
  setBackAnswer,
  wallTimeAnswer,
  weekBoundsAnswer,
} from './case-instants.suite.ts';

export interface CalendarCase {
  readonly id: string;
  readonly group: string;
  readonly question: string;
  readonly input: unknown;
  readonly expected: unknown;
}

/** Questions of the group `late` that other folders decide, and the fixture's cases that ask them. */
export const provedElsewhere: readonly {
  readonly question: RegExp;
  readonly ids: readonly string[];
  readonly folder: string;
}[] = [
  { question: /^The same file delivered \d+ times$/, ids: ['T139'], folder: 'src/pipeline' },
  { question: /incremental \(cursor\) source/, ids: ['T142'], folder: 'src/pipeline' },
  { question: /^Rows that share the cursor value/, ids: ['T143'], folder: 'src/connectors' },
  { question: /^Score where lower is better/, ids: ['T148'], folder: 'src/scoring' },
  { question: /^An event dated in the future/, ids: ['T149'], folder: 'src/pipeline' },
];

interface Question {
  readonly group: string;
  readonly question: RegExp;
  readonly answer: (input: never, question: string) => unknown;
}

const questions: readonly Question[] = [
  { group: 'local-day', question: /^UTC bounds and length of the local/, answer: localDayAnswer },
  { group: 'local-to-utc', question: /^Interpret a wall-clock time/, answer: wallTimeAnswer },
  { group: 'instant-to-day', question: /^Local date of an instant/, answer: instantAnswer },
  { group: 'elapsed', question: /^Elapsed hours between/, answer: elapsedAnswer },
  { group: 'week', question: /^ISO 8601 week \(Monday\) and US/, answer: weekAnswer },
  { group: 'week', question: /^ISO years with 53 weeks/, answer: longYearsAnswer },
  { group: 'week', question: /^UTC bounds of a 7-day local week/, answer: weekBoundsAnswer },
  { group: 'fiscal', question: /^Fiscal year \(named by/, answer: fiscalAnswer },
  { group: 'fiscal', question: /^Fiscal year of an instant/, answer: fiscalInstantAnswer },
  { group: 'period', question: /^UTC bounds of a local period/, answer: periodAnswer },
  { group: 'rolling', question: /^Last k complete local days/, answer: rollingAnswer },
  { group: 'months', question: /^Add months/, answer: monthsAnswer },
  { group: 'leap', question: /^Days in February and in the year/, answer: leapAnswer },
  { group: 'leap', question: /^Day-of-year comparison/, answer: ordinalAnswer },
  { group: 'schedule', question: /of an hourly job/, answer: hourlyAnswer },
  { group: 'schedule', question: /runs exactly once on the day/, answer: onceAnswer },
  { group: 'schedule', question: /^Daily job at .* over the change/, answer: dailyAnswer },
  { group: 'schedule', question: /no second run$/, answer: setBackAnswer },
  { group: 'business-days', question: /^Add business days/, answer: businessDaysAnswer },
  { group: 'parse', question: /^Excel (1900 )?serial/, answer: serialAnswer },
  { group: 'parse', question: /^Not a date: reject/, answer: dateAnswer },
  { group: 'parse', question: /^Slash date/, answer: slashAnswer },
  { group: 'parse', question: /^Epoch seconds and milliseconds/, answer: epochAnswer },
  { group: 'parse', question: /^Offset form wins/, answer: offsetAnswer },
  { group: 'late', question: /^A row corrected from .* both days/, answer: movedRowAnswer },
  { group: 'late', question: /^A day without data is missing/, answer: presentDaysAnswer },
  { group: 'late', question: /^A day with a true zero/, answer: presentDaysAnswer },
];

/** What is to be said about a case: an answer to compare, or the folder that must prove it. */
export type CaseAnswer =
  | { readonly kind: 'answer'; readonly answer: unknown }
  | { readonly kind: 'elsewhere'; readonly folder: string };

/** The folder that must prove a case; null when it is answered here. */
export function provingFolder(item: CalendarCase): string | null {
  if (item.group !== 'late') return null;
  return provedElsewhere.find(({ question }) => question.test(item.question))?.folder ?? null;
}

/** Throws for a group or question that nobody here knows. */
export function answerCase(item: CalendarCase): CaseAnswer {
  const folder = provingFolder(item);
  if (folder !== null) return { kind: 'elsewhere', folder };
  const known = questions.find(
    ({ group, question }) => group === item.group && question.test(item.question),
  );
  if (known === undefined) {
    throw new Error(`unknown question of the group ${item.group}: ${item.question}`);
  }
  return { kind: 'answer', answer: known.answer(item.input as never, item.question) };
}
