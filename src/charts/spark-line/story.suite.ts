import { cityDays, signDays, streetLightDays } from '../fixtures/boston.ts';
import type { SparkLineInput } from './index.ts';

/** Boston's published numbers, and made-up ones for the edges. */
export const sparkLineStories: Readonly<Record<string, SparkLineInput>> = {
  'Boston, day scores': { points: cityDays, period: 'day', alone: false },
  'Street lights, with gaps': { points: streetLightDays, period: 'day', alone: false },
  'Street signs, single days': { points: signDays, period: 'day', alone: false },
  'Sample: an outlier of 29.35': {
    points: cityDays.map((point, index) => (index === 20 ? { ...point, score: 29.35 } : point)),
    period: 'day',
    alone: false,
  },
  'Sample: below zero': {
    points: cityDays.map((point, index) => (index === 50 ? { ...point, score: -3.2 } : point)),
    period: 'day',
    alone: false,
  },
  'Boston on a scale of its own': { points: cityDays, period: 'day', alone: true },
  'Sample: all equal': {
    points: cityDays.map(({ day }) => ({ day, score: 1 })),
    period: 'day',
    alone: false,
  },
  'Sample: one point': {
    points: [{ day: '2025-03-03', score: 0.996 }],
    period: 'day',
    alone: false,
  },
  'Sample: no score': { points: [{ day: '2025-03-03', score: null }], period: 'day', alone: false },
  'Sample: nothing': { points: [], period: 'day', alone: false },
};
