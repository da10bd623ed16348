import { addDays, dayNumber } from '../../dist/calendar/index.js';
import { boardFrame, buildSeries, metricScorer } from '../../dist/scoring/index.js';

// Synthetic metrics of daily parts, one after the other, as a city with ten years of days has
// them; the boards' windows are shared by all metrics, as they are in the product.
const count = Number(process.argv[2]);
const days = 3650;
const first = '2015-01-01';
const firstNumber = dayNumber(first);
const city = {
  slug: 'bench',
  timeZone: 'America/New_York',
  weekStart: 'monday',
  fiscalYearStart: 7,
  windows: 'calendar',
  quarter: 'three-months',
  holidays: [],
  tolerance: 0.05,
};
const metric = {
  slug: 'm',
  measure: 'ratio',
  direction: 'up',
  rule: 'target-ratio',
  comparison: {
    steps: [{ from: null, value: 0.8, period: null }],
    bands: [],
    goal: null,
    history: null,
    point: null,
  },
  weight: 1,
  cap: null,
  floor: null,
  minimumDenominator: null,
  zeroCountsAsCap: false,
  missingDays: 'unknown',
  freshnessDays: 3,
  starts: null,
  ends: null,
};

function columns(seed) {
  const first = new Int32Array(days);
  const numerator = new Float64Array(days);
  const denominator = new Float64Array(days);
  let state = seed + 1;
  for (let day = 0; day < days; day += 1) {
    state = (state * 48_271) % 2_147_483_647;
    first[day] = firstNumber + day;
    denominator[day] = 1 + (state % 97);
    numerator[day] = state % (denominator[day] + 1);
  }
  const value = new Float64Array(days).fill(Number.NaN);
  return { first, last: first, value, numerator, denominator, delivery: new Int32Array(days) };
}

const began = performance.now();
const frames = Array.from({ length: days }, (_, index) =>
  boardFrame(city, addDays(first, index + 1)),
);
let scores = 0;
let sum = 0;
for (let index = 0; index < count; index += 1) {
  const { score } = metricScorer(city, metric, buildSeries(columns(index), 0, days), []);
  for (const frame of frames) {
    const board = score(frame);
    sum += board.scores.day.score ?? 0;
    scores += 4;
  }
}
const seconds = (performance.now() - began) / 1000;
const peakMegabytes = Math.round(process.resourceUsage().maxRSS / 1024);
if (!(sum > 0)) throw new Error('nothing was scored');
console.log(JSON.stringify({ metrics: count, scores, seconds, peakMegabytes }));
