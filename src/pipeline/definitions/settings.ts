import {
  compositeMethods,
  directions,
  type GradeStep,
  historyMatches,
  measures,
  periods,
} from '../../model/index.ts';
import { day, dayList, freshness, grades, timeZone } from './calendar-kinds.ts';
import { businessHours } from './dataset-kinds.ts';
import { anyValue, citySlug, type Kind, number, oneOf, slug, text, yesOrNo } from './kinds.ts';
import { optional, part, required, withDefault } from './setting.ts';
import { dataset, metricSource, tileMap } from './settings-cases.ts';
import { mail, schedule, source } from './settings-collecting.ts';

const usualGrades: readonly GradeStep[] = [
  { grade: 'A', atLeast: 1.1 },
  { grade: 'B', atLeast: 1 },
  { grade: 'C', atLeast: 0.9 },
  { grade: 'D', atLeast: 0.8 },
  { grade: 'F', atLeast: 0 },
];

/** The topics of a city that declares none. */
export const readyTopics: readonly { readonly slug: string; readonly name: string }[] = [
  { slug: 'public-safety', name: 'Public safety' },
  { slug: 'economic-development', name: 'Economic development' },
  { slug: 'education', name: 'Education' },
  { slug: 'innovation-and-technology', name: 'Innovation and technology' },
  { slug: 'health-and-human-services', name: 'Health and human services' },
  { slug: 'basic-city-services', name: 'Basic city services' },
  { slug: 'constituent-satisfaction', name: 'Constituent satisfaction' },
];

const lists = {
  departments: part('list of departments', 'none', 'Who answers for metrics.'),
  topics: part(
    'list of topics',
    `the ${readyTopics.length} that come ready: ${readyTopics.map((topic) => topic.slug).join(', ')}`,
    'The groups that metrics are shown and scored in. Topics declared here replace the ready ones.',
  ),
  metrics: part('list of metrics', 'none', 'What is measured, in the order in which it is shown.'),
  datasets: part('list of datasets', 'none', 'The tables of cases that numbers are made of.'),
  sources: part('list of sources', 'none', 'Where data come from by themselves.'),
};

const city = {
  slug: required(citySlug, 'The name of the city in addresses and commands.'),
  name: required(text(120), 'The name that people read.'),
  timeZone: required(timeZone, "The city's time zone; its days begin and end there."),
  weekStart: withDefault(
    oneOf(['monday', 'sunday', 'saturday']),
    'monday',
    'The first day of a week.',
  ),
  fiscalYearStart: withDefault(
    number({ atLeast: 1, atMost: 12, whole: true }),
    1,
    'The month, by number, in which the fiscal year begins.',
  ),
  windows: withDefault(
    oneOf(['calendar', 'rolling']),
    'calendar',
    'Whether boards report the last complete calendar day, week, month and quarter, or the last 1, 7, 30 and 90 days.',
  ),
  quarter: withDefault(
    oneOf(['three-months', 'quarter']),
    'three-months',
    'With calendar windows: the last three complete months, or the last complete quarter of the fiscal year.',
  ),
  holidays: withDefault(dayList, [], 'Days that are not business days.'),
  businessHours: {
    ...optional(businessHours, 'When offices are open on a business day; for `businessHours(…)`.'),
    otherwiseSays: '`09:00-17:00`',
  },
  population: optional(number({ above: 0, whole: true }), 'How many people live in the city.'),
  asOf: optional(
    day,
    'For sample cities only: the date of the board and of the freshness clock; a banner says so.',
  ),
  source: optional(text(500), 'Where the data come from; shown with them.'),
  composite: withDefault(
    oneOf(compositeMethods),
    'arithmetic',
    'How metrics become one score: weighted mean, weighted geometric mean or weighted median.',
  ),
  grades: {
    ...withDefault(grades, usualGrades, 'The lowest score that earns each grade.'),
    otherwiseSays: '`{A: 1.10, B: 1.00, C: 0.90, D: 0.80, F: 0}`',
  },
  tolerance: withDefault(
    number({ atLeast: 0, below: 1 }),
    0.05,
    'How far above 1 a score is still `meeting` and not yet `exceeding`.',
  ),
};

const department = {
  slug: required(slug, "The department's name in addresses and in metrics."),
  name: required(text(120), 'The name that people read.'),
};

const topic = {
  slug: required(slug, "The topic's name in addresses and in metrics."),
  name: required(text(120), 'The name that people read.'),
  weight: withDefault(
    number({ atLeast: 0 }),
    1,
    "Multiplies the weights of its metrics in the city's score.",
  ),
};

const metric = {
  slug: required(slug, "The metric's name in addresses and data files."),
  name: required(text(120), 'The name that people read.'),
  definition: required(text(2000), 'What exactly is counted, in a sentence.'),
  why: optional(text(2000), 'Why it matters to people.'),
  topic: required(slug, 'The slug of its topic.'),
  department: required(slug, 'The slug of the department that answers for it.'),
  owner: optional(text(200), 'The person or post that answers for it; required to publish.'),
  deputy: optional(text(200), 'Who stands in for the owner.'),
  measure: required(oneOf(measures), 'What kind of number it is.'),
  percentile: optional(
    number({ above: 0, below: 100 }),
    'Which percentile; required with `measure: percentile` and only allowed there.',
  ),
  unit: required(
    text(40),
    '`share`, `minutes`, `days`, `dollars`, `count`, `score` or any other word; a `share` is a part of one.',
  ),
  direction: required(oneOf(directions), 'Whether more is better, less is better, or a band is.'),
  rule: required(anyRule(), 'How the value becomes a score; see the rules below.'),
  from: part(
    'map, see below',
    null,
    'The cases that its values are made of, instead of observations that are delivered.',
  ),
  target: part('by rule, see below', null, 'What the value is compared with.'),
  baseline: part('by rule, see below', null, 'What was before, for rules that compare with it.'),
  weight: withDefault(
    number({ atLeast: 0 }),
    1,
    'How much it counts in the scores of its topic, its department and the city.',
  ),
  cap: optional(number({ above: 0 }), 'The highest score it may have.'),
  floor: optional(number(), 'The lowest score it may have; below the cap.'),
  minimumDenominator: optional(
    number({ atLeast: 1, whole: true }),
    'With fewer cases than this there is no score.',
  ),
  zeroCountsAsCap: withDefault(
    yesOrNo,
    false,
    'With direction down and a cap: a value of zero scores the cap instead of nothing.',
  ),
  missingDays: withDefault(
    oneOf(['unknown', 'nothing-happened']),
    'unknown',
    'What a day without a value means.',
  ),
  freshness: optional(freshness, 'How old the newest value may be.'),
  starts: optional(day, 'The first day on which the metric is kept.'),
  ends: optional(day, 'The last day on which the metric is kept.'),
  smallest: optional(number(), 'A load with a day’s value below it is held until somebody looked.'),
  largest: optional(number(), 'A load with a day’s value above it is held until somebody looked.'),
  largestChange: optional(
    number({ above: 0 }),
    'A load is held in which a day differs from the day before by more than this part of it: 0.5 is half.',
  ),
  approval: optional(
    oneOf(['required']),
    'A number that is typed at the desk waits until a second person approves it.',
  ),
  lockAfter: optional(
    freshness,
    'How long after its day a number may be typed at the desk; later a manager may, with a reason.',
  ),
};

/** Any text here: which names exist is for the list of rules to say. */
function anyRule(): Kind<string> {
  return { ...text(64), says: 'name of a rule' };
}

const unit = optional(text(40), "If given, it must be the metric's unit.");

const targetStep = {
  from: required(day, 'The first day on which it holds, until the next one begins.'),
  value: required(number({ above: 0 }), 'The target, in the unit of the metric.'),
  period: optional(
    oneOf(periods),
    'The one period it is for. For a `count` or `sum` it is then the total of that period; without it, it is per day.',
  ),
  unit,
};

const band = {
  low: required(number({ atLeast: 0 }), 'The lower edge of the band.'),
  high: required(number({ above: 0 }), 'The upper edge; not below the lower one.'),
  unit,
};

const bandStep = { from: targetStep.from, ...band };

const goal = {
  value: required(number(), 'The level to reach.'),
  by: required(day, 'The day on which it is due.'),
  unit,
};

const history = {
  years: required(
    number({ atLeast: 1, atMost: 50, whole: true }),
    'How many earlier years to look at.',
  ),
  match: required(oneOf(historyMatches), 'Which part of those years.'),
};

const historyWithDeviations = {
  ...history,
  deviations: withDefault(
    number({ atLeast: 0, atMost: 10 }),
    1,
    'How many standard deviations of allowance.',
  ),
};

const point = {
  value: required(number(), 'The level at the start.'),
  on: required(day, 'The day on which that was the level.'),
  unit,
};

const include = part(
  'list of file names',
  null,
  'More YAML files in this folder, each with some of departments, topics and metrics.',
);

/** Every key of a city folder, by the place where it stands. */
export const settings = {
  'city.yaml': {
    city: required({ ...anyValue, says: 'map' }, 'The city itself.'),
    include,
    ...lists,
    schedule: part(
      'map',
      'none',
      'When the city publishes by itself, and whom it tells of trouble.',
    ),
    mail: part('map', 'none', 'The mail server by which it tells.'),
  },
  'included file': lists,
  city,
  department,
  topic,
  metric,
  dataset,
  tileMap,
  metricSource,
  source,
  schedule,
  mail,
  targetStep,
  band,
  bandStep,
  goal,
  history,
  historyWithDeviations,
  point,
} as const;
