import type {
  BarListWords,
  RunChartWords,
  ScoreLineWords,
  SmallMultiplesWords,
  SparkLineWords,
  TileMapWords,
  WaterfallWords,
} from './index.ts';

// Words that show what a chart was given: nothing is rounded, facts are printed as they are.
const exact = (value: number) => String(value);
const all = (values: readonly number[]) => values.map(exact);
const describe = (facts: object) => JSON.stringify(facts);

export const sparkWords: SparkLineWords = {
  title: 'spark',
  describe,
  score: exact,
  tick: exact,
  day: (day) => day,
  noScore: 'none',
  caption: 'scores',
  head: { day: 'day', score: 'score' },
};

export const waterfallWords: WaterfallWords = {
  title: 'waterfall',
  describe,
  score: exact,
  effect: exact,
  exact,
  others: (count) => ({ label: `${count} others`, note: null }),
  caption: 'terms',
  head: { metric: 'metric', running: 'running', effect: 'effect' },
  allCaption: 'all terms',
  allHead: { metric: 'metric', effect: 'effect', sum: 'sum' },
};

export const runWords: RunChartWords = {
  title: 'run',
  describe,
  value: exact,
  number: exact,
  axisName: 'unit',
  axis: all,
  date: (day, unit) => `${unit} ${day}`,
  span: ({ first, last }) => `${first}/${last}`,
  cases: exact,
  target: (value) => `target ${value}`,
  key: {
    periods: 'periods',
    periodRanges: 'period ranges',
    days: 'days',
    dayRanges: 'day ranges',
    target: 'targets',
    noCases: 'no cases',
    notCaptured: 'not captured',
    restated: 'restated',
    capped: 'capped',
    cut: 'cut',
  },
  caption: 'periods',
  dayCaption: 'days',
  head: {
    period: 'period',
    day: 'day',
    month: 'month',
    value: 'value',
    range: 'range',
    cases: 'cases',
    target: 'target',
  },
  range: (low, high, count) => `${low} ${high} ${count}`,
  notes: {
    'no-cases': 'no cases',
    'not-captured': 'not captured',
    unknown: 'unknown',
    capped: 'capped',
    was: (value) => `was ${value}`,
  },
};

export const barWords: BarListWords = {
  title: 'bars',
  describe,
  values: all,
  cases: (cases) => `${cases} cases`,
  noValue: 'none',
  caption: 'bars',
  head: { name: 'name', bar: 'bar', value: 'value' },
};

export const scoreLineWords: ScoreLineWords = {
  title: 'score line',
  describe,
  score: exact,
  tick: exact,
  noScore: 'none',
  caption: 'scores',
  head: { name: 'name', line: 'line', score: 'score' },
  zones: { below: 'below', above: 'above' },
};

export const mapWords: TileMapWords = {
  title: 'map',
  describe,
  values: all,
  figures: all,
  range: (low, high) => `${low} to ${high}`,
  cases: (cases) => `${cases} cases`,
  noValue: 'none',
  offMap: 'no tile',
  caption: 'map',
  head: { name: 'name', value: 'value' },
};

export const panelWords: SmallMultiplesWords = {
  title: 'panels',
  describe,
  value: exact,
  axis: all,
  day: (day) => day,
  range: (low, high) => `${low} ${high}`,
  noValue: 'none',
  caption: 'panels',
  head: { name: 'name', line: 'line', latest: 'latest' },
  allCaption: 'all',
  allHead: { name: 'name', day: 'day', value: 'value' },
};
