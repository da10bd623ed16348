import { message } from '../../../web/language/index.ts';

export const en = {
  board: {
    title: message('{city} scoreboard, {day}'),
    boardOf: message('Board of {day}, for'),
    nothingYet: 'Nothing is measured here yet, so there is nothing to score.',
    scoreboard: 'Scoreboard',
    restated: message('Restated. This board was published with other numbers on {instant}.'),
    restatedScores: message(
      'Restated. This board was published with other numbers on {instant}; {count, plural, one {# score} other {# scores}} changed since.',
    ),
    revised: 'Revised',
    neverRevised: 'not since it was published',
    wasRevised: 'yes: see the top of this page',
    restatedCity: message('{city}’s score moved with them: {moved}.'),
    moved: message('{period} from {before} to {after}'),
    noScore: 'no score',
    whatChanged: 'What changed',
  },
  turn: {
    label: 'Other boards',
    board: 'Board of',
    newest: 'Newest board',
    date: 'Another day',
    go: 'Show',
    noBoardOf: message('{city} has no board of {day}.'),
    nearest: message(
      '{count, plural, one {The nearest board is at {addresses}.} other {The nearest boards are at {addresses}.}}',
    ),
  },
  carried: {
    day: message(
      'One metric alone carries the day: {metric}, with a score of {score}. Without it the day would be {without}.',
    ),
    week: message(
      'One metric alone carries the week: {metric}, with a score of {score}. Without it the week would be {without}.',
    ),
    month: message(
      'One metric alone carries the month: {metric}, with a score of {score}. Without it the month would be {without}.',
    ),
    quarter: message(
      'One metric alone carries the quarter: {metric}, with a score of {score}. Without it the quarter would be {without}.',
    ),
  },
  wall: {
    title: message('{city} scoreboard on the wall'),
    alarms: 'Old or late',
    late: message('Late, or no data: {metrics}.'),
    more: message('{count, number} more'),
    about: 'Grade, change since the board before, coverage',
    metric: 'Metric',
    continued: message('{topic}, continued'),
    own: message('the day on its own: {score}'),
    sample: 'Sample city, not a current report.',
    scale: '1.00 is on target; higher is better.',
    page: message('Screen {number, number} of {count, number}'),
    statuses: { exceeding: 'Exceeding', meeting: 'Meeting', 'follow-up': 'Follow-up' },
    hold: 'Stop turning',
    goOn: 'Turn again',
    leave: 'Leave',
  },
  filter: {
    label: 'Filter the metrics',
    topic: 'Topic',
    everyTopic: 'All topics',
    department: 'Department',
    everyDepartment: 'All departments',
    go: 'Show',
    all: 'Show all metrics',
    both: message('Only metrics of the topic {topic} and the department {department} are listed.'),
    topicOnly: message('Only metrics of the topic {topic} are listed.'),
    departmentOnly: message('Only metrics of the department {department} are listed.'),
    whole: message(
      'That is {shown, number} of {total, plural, one {# metric} other {# metrics}}; the numbers above are the whole city’s.',
    ),
    own: message('{group} on its own: {score}'),
    ownNone: message('{group} on its own has no score for the day'),
    none: 'No metric has both. Choose another topic or department.',
  },
  topics: {
    title: 'By topic',
    explained: 'Each topic’s own score, and how many of its metrics had one. ▾ is below target.',
    caption: 'Topics, best day first: score and metrics counted',
    head: 'Topic',
  },
  departments: {
    title: 'By department',
    explained: 'Each department’s own score, from the metrics that it answers for.',
    caption: 'Departments, best day first: score and metrics counted',
    head: 'Department',
  },
  /** What the cells of both tables say. */
  groups: {
    below: '▾',
    belowSpoken: ', below target',
    none: 'none',
    count: message('{scored, number} of {total, number}'),
  },
  why: {
    day: {
      unknown: 'Whether the day changed is not known',
      steady: 'Why the day stayed where it was',
      fell: message('Why the day fell by {by}'),
      rose: message('Why the day rose by {by}'),
    },
    week: {
      unknown: 'Whether the week changed is not known',
      steady: 'Why the week stayed where it was',
      fell: message('Why the week fell by {by}'),
      rose: message('Why the week rose by {by}'),
    },
  },
  /** With what a comparison compares: `days` are those of the earlier number. */
  against: {
    'board-before': message('Compared with {days}, the day of the board before.'),
    'same-weekday': message('Compared with the same weekday a week before, {days}.'),
    'week-before': message('Compared with the week on last week’s board, {days}.'),
  },
  /** The same where there is no earlier number. */
  againstNothing: {
    'board-before': 'Compared with the board before.',
    'same-weekday': 'Compared with the same weekday a week before.',
    'week-before': 'Compared with the week on last week’s board.',
  },
  /** Why a comparison has no terms. */
  gaps: {
    'not-published': message(
      'No board was published for {day}, so there is nothing to compare with.',
    ),
    'no-score': message(
      'This board or that of {day} has no score here, so there is nothing to compare.',
    ),
    'other-method': message(
      'Since the board of {day} the city makes its score in another way, so the terms cannot be added up.',
    ),
    none: 'No board was published before this one, so there is nothing to compare.',
  },
  drivers: {
    explained:
      'A metric that enters or leaves counts by how far it stands from the rest. The terms add up to the change.',
    series: { day: message('{city}’s day score'), week: message('{city}’s week score') },
    metrics: message('{count, plural, one {# metric} other {# metrics}}'),
    noScore: 'no score',
    target: 'its target changed',
    weight: 'its weight changed',
  },
  cities: {
    title: 'Cities',
    intro: message(
      '{count, plural, one {# city publishes} other {# cities publish}} a board here. A city’s name leads to its board, with every metric behind the number.',
    ),
    caption: 'Every city’s newest board',
    line: '1.00 is on target; higher is better. Cities measure different things, so their scores are no contest.',
    lines: 'Lines: day scores of the eight weeks up to each board, each on its own scale.',
    city: 'City',
    sample: 'Sample',
    graded: message(
      'Grade {grade}, from {scored, number} of {total, plural, one {# metric} other {# metrics}}',
    ),
    coverage: message(
      '{scored, number} of {total, plural, one {# metric} other {# metrics}} had a score',
    ),
    board: message('Board of {date}{sample, select, yes {; not a current report} other {}}'),
    data: 'Take the data',
    json: 'This list as JSON',
    none: 'No board has been published yet',
    how: 'A city’s board appears here when its first board is published:',
    init: 'begins a new city’s folder, with every setting explained.',
    apply: 'takes in the city’s definitions.',
    import: 'takes in its numbers.',
    publish: 'publishes the board.',
    look: 'To look around with a sample city first, in a data folder of its own, run in a checkout:',
  },
} as const;
