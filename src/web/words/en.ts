import { reasons } from '../../model/index.ts';
import { message } from '../language/index.ts';

/** The words that all pages share: their frame, and what every number is called. */
export const en = {
  layout: {
    product: 'Civicstat',
    brandOf: message('Civicstat {city}'),
    title: message('{page} · Civicstat'),
    skip: 'Skip to the main part',
    sample: 'Sample city:',
    sampleDate: message('numbers up to {day}, not a current report.'),
    source: 'Source:',
    languages: 'Languages',
  },
  navigation: {
    label: 'Pages of this city',
    board: 'Board',
    metrics: 'Metrics',
    changes: 'Changes',
    about: 'How scores are made',
  },
  /** The frame around every page for staff. */
  desk: {
    menu: 'Desk',
    signOut: 'Sign out',
    faulty: message('Needs mending: {title}'),
    summary: 'Something needs mending',
  },
  /** What is wrong with something typed. */
  faults: {
    missing: 'Fill this in',
    'too-long': 'This is too long',
    'too-large': 'The number is too large',
    'too-small': 'The number is too small',
    'not-a-day': 'Write a day of the calendar, for example 2025-07-01',
    'not-an-address': 'Write an address that begins with https:// or http://',
    'not-a-number': 'Write a number',
    'not-a-choice': 'Choose one of the offers',
    'unseen-character': 'Remove the character that cannot be seen',
    unknown: 'There is nothing of this name',
    'out-of-range': 'That is more than are listed',
    'days-reversed': 'This day lies before the one at which it begins: correct one of the two',
    'still-to-come': 'This day is still to come: enter it when it took place, or correct the day',
    'in-folder':
      'This is kept in registers.yaml of the city folder: change it there and apply the folder',
    'not-a-document': 'The file is none of these kinds, or its name ends otherwise than it begins',
    wrong: 'This is not what is expected here',
    near: message('{fault}. Did you mean {near}?'),
  },
  /** What each status is called on a plate, whatever the number was compared with. */
  statuses: {
    exceeding: 'exceeding',
    meeting: 'meeting',
    'follow-up': 'follow-up',
    'no-score': 'no score',
  },
  /** What each status is called where it has room to say what the number was compared with. */
  statusesAgainst: {
    target: {
      exceeding: 'exceeding, better than its target',
      meeting: 'meeting its target',
      'follow-up': 'follow-up, target missed',
      'no-score': 'no score',
    },
    usual: {
      exceeding: 'exceeding, better than usual',
      meeting: 'meeting, about as usual',
      'follow-up': 'follow-up, worse than usual',
      'no-score': 'no score',
    },
    allowed: {
      exceeding: 'exceeding, better than what is allowed',
      meeting: 'meeting what is allowed',
      'follow-up': 'follow-up, worse than what is allowed',
      'no-score': 'no score',
    },
    pace: {
      exceeding: 'exceeding, ahead of its pace',
      meeting: 'meeting its pace',
      'follow-up': 'follow-up, behind its pace',
      'no-score': 'no score',
    },
    band: {
      exceeding: 'exceeding its band',
      meeting: 'meeting its band',
      'follow-up': 'follow-up, outside its band',
      'no-score': 'no score',
    },
  },
  /** What follows a score on its plate for those who listen. */
  plate: {
    noScore: 'No score',
    cap: 'cap',
    floor: 'floor',
    atCap: ', at the cap',
    atFloor: ', at the floor',
    because: 'no score:',
  },
  periods: { day: 'Day', week: 'Week', month: 'Month', quarter: 'Quarter' },
  /** The same inside a sentence. */
  periodNouns: { day: 'day', week: 'week', month: 'month', quarter: 'quarter' },
  /** Why there is no score, as a sentence. */
  reasons,
  /** What a reason says more exactly of a metric with a certain measure. */
  reasonsByMeasure: {
    'incomplete-period': {
      ratio: 'More than half of this period’s days are missing.',
      mean: 'More than half of this period’s days are missing.',
      count: 'A total needs every day, and at least one is missing.',
      sum: 'A total needs every day, and at least one is missing.',
      level: 'The last day of this period is missing.',
    },
    'needs-parts': {
      ratio: 'The days came as finished ratios, which cannot be added up.',
      mean: 'The days came as finished averages, which cannot be added up.',
      median: 'A median cannot be made of days: it needs a number for the whole period.',
      percentile: 'A percentile cannot be made of days: it needs a number for the whole period.',
    },
  },
  /** What stands in the empty place of a score: two words at most. The sentence stands in the row. */
  shortReasons: {
    'no-data': 'No data',
    stale: 'Late',
    'zero-denominator': 'No cases',
    'zero-count': 'Zero',
    'no-target': 'No target',
    'no-baseline': 'No history',
    'too-few-cases': 'Too few',
    'incomplete-period': 'Days missing',
    'needs-parts': 'Days only',
    'not-yet-started': 'Not started',
    retired: 'Retired',
  },
  spans: {
    shortDay: message('{month}\u00a0{day}'),
    shortInMonth: message('{month}\u00a0{first}–{last}'),
    inMonth: message('{month} {first} to {last}, {year}'),
    inYear: message('{first} to {last}, {year}'),
    across: message('{first} to {last}'),
  },
  /** Units that are known by name; `form` is `one` beside a figure of 1. */
  units: {
    minutes: message('{form, select, one {{figure} minute} other {{figure} minutes}}'),
    days: message('{form, select, one {{figure} day} other {{figure} days}}'),
  },
  /** What these units are called without a number. */
  unitNames: {
    minutes: 'minutes',
    days: 'days',
    dollars: 'dollars',
  },
  /** What a value is made of. */
  parts: {
    of: message('{counted} of {all}'),
    ofWith: message('{counted} of {all}, {value}'),
    from: message('{value} from {all}'),
  },
  instant: message('{day}, {clock} ({zone})'),
} as const;
