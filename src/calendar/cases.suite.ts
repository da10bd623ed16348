/**
 * The questions of a file of calendar cases (`fixtures/cases.json`) that this folder's functions
 * answer. For tests only: it needs no Vitest, so that a child process can answer under another `TZ`.
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

/** A kind of question; `answer` gets a case's input and the question's text. */
export interface CalendarQuestion {
  readonly group: string;
  readonly question: RegExp;
  readonly answer: (input: never, question: string) => unknown;
}

export const calendarQuestions: readonly CalendarQuestion[] = [
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
