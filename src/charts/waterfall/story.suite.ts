import { drivers } from '../../scoring/drivers.ts';
import { twoBoards } from '../fixtures/boston.ts';
import type { WaterfallInput, WaterfallTerm } from './index.ts';

const split = drivers(
  twoBoards.map((one) => ({
    metric: one.name,
    before: one.before === null ? null : { score: one.before, weight: 1 },
    after: one.after === null ? null : { score: one.after, weight: 1 },
    afterAtOldTarget: one.after,
  })),
  'arithmetic',
)!;

const boston: WaterfallInput = {
  before: { label: 'Sunday, March 2', note: '12 metrics', score: split.before },
  after: { label: 'Monday, March 3', note: '16 metrics', score: split.after },
  terms: split.terms.map(({ metric, effect }) => {
    const scores = twoBoards.find((one) => one.name === metric)!;
    const text = (score: number | null) => score?.toFixed(2) ?? 'no score';
    const note = `${text(scores.before)} → ${text(scores.after)}`;
    return { label: metric, note, href: '/boston/metrics/sample', effect };
  }),
};

const term = (label: string, effect: number): WaterfallTerm => ({
  label,
  note: null,
  href: null,
  effect,
});

const sample = (before: number, terms: readonly WaterfallTerm[]): WaterfallInput => ({
  before: { label: 'Board before', note: null, score: before },
  after: {
    label: 'This board',
    note: null,
    score: terms.reduce((sum, { effect }) => sum + effect, before),
  },
  terms,
});

/** Boston's published numbers, and made-up ones for the edges. */
export const waterfallStories: Readonly<Record<string, WaterfallInput>> = {
  'Boston, March 3 and 4, 2025': boston,
  'Sample: a rise': sample(0.91, [
    term('Potholes fixed on time', 0.08),
    term('Library users', 0.04),
    term('Fire incidents', -0.03),
  ]),
  'Sample: an outlier lifts the city to 29.35': sample(1.02, [
    term('Homicides', 28.3),
    term('Potholes fixed on time', 0.05),
    term('Fire incidents', -0.02),
  ]),
  'Sample: no change': sample(1.04, []),
};
