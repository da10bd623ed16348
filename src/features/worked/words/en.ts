import { message } from '../../../web/language/index.ts';

/** How a score came about: rules, figures and outcomes in sentences. */
export const en = {
  /** What a score of 1.00 is, by what the number is compared with. */
  one: {
    target: '1.00 is exactly on target.',
    usual: '1.00 is exactly as usual.',
    allowed: '1.00 is exactly what is still allowed.',
    pace: '1.00 is exactly on pace.',
    band: '1.00 is the best score there is.',
  },
  /** What each rule is called where it has to be understood without its sentence. */
  ruleNames: {
    'target-ratio': 'Compared with a target',
    'historical-ratio': 'Compared with the same time in earlier years',
    'historical-band': 'Compared with the edge of what is usual',
    'target-band': 'Kept inside a band',
    attainment: 'On the way to a goal',
  },
  /** What each rule does, in sentences that need no number. */
  rules: {
    'target-ratio': message(
      '{direction, select, down {The target is divided by the value, because less is better.} other {The value is divided by the target.}}',
    ),
    'historical-ratio': message(
      '{direction, select, down {What is usual at this time of year is divided by the value, because less is better.} other {The value is divided by what is usual at this time of year.}}',
    ),
    'historical-band': message(
      '{direction, select, down {The upper edge of what is usual (the average of earlier years and {deviations} standard deviations more) is divided by the value, because less is better.} other {The value is divided by the lower edge of what is usual: the average of earlier years and {deviations} standard deviations less.}}',
    ),
    'target-band':
      'Inside the band the score is 1. Below the band the value is divided by the lower edge; above it the upper edge is divided by the value.',
    attainment:
      'How far the value has come from where it started is divided by how far it should have come by that day, on a straight line from the start to the goal.',
  },
  otherRule: message('Rule: {rule}.'),
  /** What stands below a figure of a worked score. */
  figures: {
    numerator: 'that count',
    denominator: 'in all',
    value: 'value',
    total: 'total',
    days: 'days',
    'per-day': 'a day',
    target: 'target',
    average: 'usual',
    edge: 'allowed',
    low: 'lower edge',
    high: 'upper edge',
    pace: 'due by then',
    start: 'at the start',
    score: 'score',
  },
  perDay: message('{value} a day'),
  /** The edge of a usual band, which lies down or up, and the average that it lies around. */
  usualBand: message(
    'usual {usual}, allowed {direction, select, up {down to {edge}} other {up to {edge}}}',
  ),
  allowed: message('allowed {direction, select, up {down to {edge}} other {up to {edge}}}'),
  outcome: {
    plain: message('The score is {result}: {status}.'),
    inside: message('{value} is inside the band, so the score is {result}: {status}.'),
    outside: message(
      '{value} is outside the band, whose nearer edge is {target}; the score is {result}: {status}.',
    ),
    pace: message(
      'The value is {value}; by that day {target} was due. The score is {result}: {status}.',
    ),
    usual: message('The value is {value}; {target} is usual. The score is {result}: {status}.'),
    allowed: message(
      'The value is {value}; {direction, select, up {down to {target}} other {up to {target}}} is allowed. The score is {result}: {status}.',
    ),
    usualBand: message(
      'The value is {value}; {usual} is usual, and {direction, select, up {down to {target}} other {up to {target}}} is allowed. The score is {result}: {status}.',
    ),
    target: message(
      'The value is {value}; the target is {target}. The score is {result}: {status}.',
    ),
    zero: message(
      'Nothing happened, so there is nothing to divide by: the score is the cap, {bound}.',
    ),
    cap: message('No more than the cap of {bound} counts.'),
    floor: message('No less than the floor of {bound} counts.'),
  },
  /** What is known about a missing score besides its reason. */
  details: {
    stale: message(
      'It is for {day} and may be {age, plural, one {# day old} other {# days old}} at the most.',
    ),
    zeroMean: 'An average of nothing is no number.',
    zeroDenominator: 'A share of nothing is no number.',
    zeroCount: 'The value is 0, and nothing can be divided by 0.',
    tooFew: message('There were {count}; at least {least} are needed.'),
    starts: message('It starts on {day}.'),
    ended: message('Its last day was {day}.'),
  },
} as const;
