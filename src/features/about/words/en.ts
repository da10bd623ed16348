import { message } from '../../../web/language/index.ts';

/** Every fixed text of the page about how scores are made. */
export const en = {
  heading: message('How {city}’s score is made'),
  description: message(
    'How {city}’s scores are made: rules with real numbers, days covered, grades, missing numbers, corrections and proof.',
  ),
  contents: 'On this page',
  /** The parts of the page, in the order in which they are read. */
  parts: {
    number: 'One number',
    rules: 'From a count to a score',
    together: 'From many scores to one',
    days: 'Which days count',
    missing: 'What is missing',
    bounds: 'Caps and floors',
    grades: 'Grades and words',
    late: 'Late numbers',
    proof: 'Corrections and proof',
    cityscore: 'Where the idea comes from',
  },
  lead: 'A score says how near the city came to what it promised: 1.00 is on target, above is better, below is worse.',
  example:
    'A score of 1.12 is better than the target, a score of 0.80 is short of it. How far depends on what is better:',
  exampleUp:
    'Where more is better, the score is how many times the target was reached. With a target of 50, 1.12 is a value of 56, and 0.80 is a value of 40.',
  exampleDown:
    'Where less is better, the score is how many times the value goes into the target. With a target of 56 minutes, 1.12 is a value of 50 minutes, and 0.80 is a value of 70 minutes.',
  exampleWhole:
    'A city’s 1.12 is made from the scores of all its metrics: taken together, they did better than the city asked of itself.',
  notRank:
    'It is no school grade and no rank among cities: targets are the city’s own. A score says whether the city does what it set out to do, or better than it usually did.',
  boardHash: 'These numbers are from the board',
  each: 'Every metric measures one piece of the city’s work. Its value is compared with a target, or with what is usual at that time of year. The result is its score, so that minutes, shares and counts can stand side by side.',
  scoresNow: 'The city’s four scores now',
  board: 'The board with all metrics',
  receiptLink: 'The receipt of this number',
  noExample: 'None of these metrics has a score today.',
  notUsed: message('Rules that {city} does not use'),
  metricCount: message('{count, plural, one {# metric} other {# metrics}}'),
  exampleDays: message('{period}, {days}'),
  topics: 'A topic’s and a department’s score are made in the same way from their own metrics.',
  dayScores: 'The scores of the day, best first',
  metric: 'Metric',
  weight: message('counts {weight} times'),
  uneven: 'Metrics that count for more or less than 1:',
  reported: message('The board of {day} tells of complete days only.'),
  zone: message('A day begins and ends at midnight in the city ({zone}).'),
  noScore: 'No score is ever guessed. Where a metric has none, the board says why:',
  today: message('For the day: {metrics}.'),
  missingCount:
    'A metric without a score is left out of the average, so the average stands on fewer metrics. How many there were stands beside every city score.',
  noBounds:
    'No cap and no floor is in force: every score counts as it is. One very high score can therefore lift the whole city, and it is worth looking at which metric did it.',
  someBounds:
    'A cap keeps one very high score from lifting the whole city; a floor keeps one very low score from sinking it. The score before cap or floor always stands beside.',
  bounds: {
    cap: message('{name}: at most {cap}; {now}.'),
    floor: message('{name}: at least {floor}; {now}.'),
    both: message('{name}: at most {cap} and at least {floor}; {now}.'),
    reached: message('reached today: {periods}'),
    notReached: 'not reached today',
  },
  gradeScale: 'The city’s number gets a grade:',
  gradeFrom: message('from {score}'),
  statusScale: 'Each score is put into words:',
  statuses: {
    exceeding: 'Exceeding',
    meeting: 'Meeting',
    'follow-up': 'Follow-up',
  },
  statusMeanings: {
    exceeding: message('above {top}'),
    meeting: message('from 1.00 to {top}'),
    'follow-up': 'below 1.00: someone looks into it',
  },
  rounding:
    'Scores are shown with two decimals, and with more where two would say another word or grade than the score earned.',
  freshPromise: message(
    '{promised, number} of {total, plural, one {# metric} other {# metrics}} come with a promise of how old the newest value may be. A metric that breaks it is marked as late.',
  ),
  noneLate: 'Today no metric is late.',
  someLate: 'Late today:',
  late: {
    never: message('{name}: no value has come yet.'),
    neverPromised: message(
      '{name}: no value has come yet; promised: at most {age, plural, one {# day old} other {# days old}}.',
    ),
    newest: message('{name}: newest value for {day}.'),
    newestPromised: message(
      '{name}: newest value for {day}; promised: at most {age, plural, one {# day old} other {# days old}}.',
    ),
  },
  corrected:
    'Late reports change numbers of days gone by. Nothing is overwritten: the old value stays, the new one gets the time from which it was known, and both stand in the ledger of changes.',
  ledger: 'What changed in these numbers',
  progress: 'The way to certification',
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
  product: 'Civicstat',
  program:
    'Civicstat, the program behind these pages, is open source under the Apache License 2.0. It computes; the city chooses its metrics, targets and weights and answers for its data.',
  json: 'This page’s facts as JSON',
  takeData: 'Take the data',
  /** What each rule is called, and what it does in one sentence. */
  ruleNames: {
    'target-ratio': 'Measured against a target',
    'historical-ratio': 'Measured against what is usual',
    'historical-band': 'Measured against the edge of what is usual',
    'target-band': 'Kept inside a band',
    attainment: 'On the way to a goal',
  },
  ruleMeanings: {
    'target-ratio':
      'The value is divided by its target; where less is better, the target by the value.',
    'historical-ratio':
      'The value is divided by the average of the same time in earlier years; where less is better, the average by the value.',
    'historical-band':
      'The value and the edge of what is usual are divided: the average of earlier years with an allowance for ordinary ups and downs.',
    'target-band':
      'Inside the band the score is 1; outside it, the nearer edge and the value are divided.',
    attainment: 'The way gone so far is divided by the way that should have been gone by that day.',
  },
  day: {
    empty: message('{city} measures nothing here yet.'),
    none: message('For {day} there is no score: none of {total, number} metrics had one.'),
    scored: message(
      'For {day} the city scored {score}, from {scored, number} of {total, plural, one {# metric} other {# metrics}}.',
    ),
  },
  /** How scores are put together: of equal weights, and of others. */
  methods: {
    arithmetic: {
      equal:
        'The city’s score is the plain average of all scores there are. Every metric counts the same.',
      weighed:
        'The city’s score is the average of all scores there are, each counted by its weight.',
    },
    geometric: {
      equal:
        'The city’s score is the geometric mean of all scores there are: they are multiplied, and the root is taken. One bad score weighs more than in a plain average. Every metric counts the same.',
      weighed:
        'The city’s score is the weighted geometric mean of all scores there are: one bad score weighs more than in a plain average.',
    },
    median: {
      equal:
        'The city’s score is the median: half of the scores there are lie above it, half below. Every metric counts the same.',
      weighed:
        'The city’s score is the weighted median: half of the weight lies above it, half below.',
    },
  },
  mean: {
    equal: message(
      'The day’s {count, plural, one {# score} other {# scores}} add up to {sum}. Divided by {count, number}, that is {score}.',
    ),
    weighed: message(
      'The day’s {count, plural, one {# score} other {# scores}}, each times its weight, add up to {sum}. Divided by the weights, {weight}, that is {score}.',
    ),
  },
  /** What each period is in a city. */
  windows: {
    day: 'The day before the board’s date.',
    rolling: { week: 'The last 7 days.', month: 'The last 30 days.', quarter: 'The last 90 days.' },
    week: {
      monday: 'The last complete week; weeks begin on Monday.',
      sunday: 'The last complete week; weeks begin on Sunday.',
      saturday: 'The last complete week; weeks begin on Saturday.',
    },
    month: 'The last complete month.',
    quarter: {
      'three-months': 'The last three complete months.',
      quarter: 'The last complete quarter of the city’s fiscal year.',
    },
  },
  coverage: message('{scored, number} of {total, plural, one {# metric} other {# metrics}}'),
  noMetrics: 'no metrics',
} as const;
