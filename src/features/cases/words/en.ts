import { message } from '../../../web/language/index.ts';

/** Every fixed text of the pages that lead from a number to its cases. */
export const en = {
  menu: 'Cases',
  title: 'From a number to its cases',
  lead: 'Numbers of the newest board that are made of cases, in the departments that you may see. Each leads to the cases it was made of.',
  nothing: 'No number that you may see is made of cases yet, or no board was published.',
  caption: 'Numbers made of cases',
  metric: 'Metric',
  none: 'no value',
  headingOf: message('Cases: {metric}'),
  board: message('Board of {day}'),
  number: message('{days}: {value}.'),
  parts: message('{days}: {value}, which is {numerator} of {denominator}.'),
  noValue: message('{days}: there is no value, and so there are no cases behind it. {reason}'),
  unknown: message('Not known completely yet, and so not in the number or in this list: {days}.'),
  madeBy:
    'As the board knew them, by the definitions of that day. Later versions of a case are not looked at.',
  receipt: 'Receipt of this number',
  metricPage: 'The metric’s public page',
  periodsName: 'Other numbers of this metric',
  filterName: 'Which cases',
  all: 'All',
  choice: message('{label} ({cases, number})'),
  empty: 'Empty',
  part: 'Condition of the metric',
  partNames: {
    all: 'All',
    numerator: 'Met',
    rest: 'Not met',
  },
  show: 'Show',
  count: message('{cases, plural, =0 {No case} one {# case} other {# cases}}.'),
  range: message('{from, number} to {to, number} are shown.'),
  table: message('Cases of {metric}'),
  delivery: 'Came with',
  noCases: 'No case fits.',
  pages: 'More cases',
  before: 'Cases before these',
  after: 'Cases after these',
  take: 'Take them as CSV',
  takeHint:
    'Every case that fits, with the delivery it came with. That you took them is written in the audit log.',
  absent: {
    number: 'There is no number of cases here.',
    list: 'Choose one from the list of numbers made of cases.',
  },
} as const;
