import { addDays } from '../../calendar/index.ts';
import { ambulanceDays, streetLightDays, streetLightWeeks } from '../fixtures/boston.ts';
import type { RunChartInput, RunPoint } from './index.ts';

interface Parts {
  readonly numerator: number | null;
  readonly denominator: number | null;
}

const point = (first: string, last: string, value: number | null): RunPoint => ({
  span: { first, last },
  value,
  missing: null,
  cases: null,
  was: null,
  capped: false,
});

const share = (first: string, last: string, { numerator, denominator }: Parts): RunPoint => ({
  ...point(first, last, numerator === null ? null : numerator / denominator!),
  cases: denominator,
  missing: numerator === null ? 'no-cases' : null,
});

const span = { first: '2025-01-06', last: '2025-03-03' };
const lights = new Map<string, Parts>(streetLightDays.map((one) => [one.day, one]));
const lightDays = Array.from({ length: 47 }, (_, index) => {
  const day = addDays('2025-01-16', index);
  const parts = lights.get(day);
  return parts === undefined
    ? { ...point(day, day, null), missing: 'not-captured' as const }
    : share(day, day, parts);
});
const lightWeeks = streetLightWeeks
  .filter((week) => week.first < span.last)
  .map((week) => share(week.first, week.last, week));

const boston: RunChartInput = {
  span,
  kind: 'total',
  periods: lightWeeks,
  days: lightDays,
  targets: [{ from: '2025-01-01', value: 0.8 }],
};

/** A made-up wave without randomness. */
const wave = (index: number) => 7 + 2 * Math.sin(index / 9) + Math.cos(index * 2.3);
const manyDays = (count: number, first: string) =>
  Array.from({ length: count }, (_, index) => {
    const day = addDays(first, index);
    return { ...point(day, day, wave(index)), cases: 5 + (index % 7) * 6 };
  });
const manyWeeks = (count: number, first: string) =>
  Array.from({ length: count }, (_, index) =>
    point(addDays(first, index * 7), addDays(first, index * 7 + 6), wave(index * 7)),
  );

const empty: RunChartInput = { span, kind: 'line', periods: [], days: [], targets: [] };
const threeDays = { first: '2025-03-01', last: '2025-03-03' };

/** Boston's published numbers, and made-up ones for the edges. */
export const runChartStories: Readonly<Record<string, RunChartInput>> = {
  'Street lights fixed on time, Boston': boston,
  'Ambulance response, Boston': {
    ...empty,
    days: ambulanceDays
      .filter((one) => one.day >= span.first && one.day <= span.last)
      .map((one) => point(one.day, one.day, one.denominator)),
    targets: [{ from: '2010-01-01', value: 6 }],
  },
  'Sample: restated, capped, a target that steps': {
    ...boston,
    periods: lightWeeks.map((week, index) => ({
      ...week,
      was: index === 3 ? 0.52 : null,
      capped: index === 6,
    })),
    days: lightDays.map((day, index) => ({ ...day, capped: index === 5 })),
    targets: [
      { from: '2024-07-01', value: 0.8 },
      { from: '2025-02-03', value: 0.6 },
      { from: '2025-02-17', value: null },
      { from: '2025-02-24', value: 0.9 },
    ],
  },
  'Sample: an outlier of 29.35': {
    ...empty,
    days: manyDays(40, '2025-01-08').map((day, index) =>
      index === 17 ? { ...day, value: 290.35 } : day,
    ),
    targets: [{ from: '2024-07-01', value: 6 }],
  },
  'Sample: three years': {
    ...empty,
    span: { first: '2022-01-03', last: '2024-12-29' },
    periods: manyWeeks(156, '2022-01-03'),
    days: manyDays(1092, '2022-01-03'),
    targets: [
      { from: '2020-01-01', value: 8 },
      { from: '2023-07-01', value: 6 },
    ],
  },
  'Sample: ten years': {
    ...empty,
    span: { first: '2015-01-05', last: '2024-12-29' },
    periods: manyWeeks(521, '2015-01-05'),
    days: manyDays(3647, '2015-01-05'),
    targets: [{ from: '2010-01-01', value: 6 }],
  },
  'Sample: three points, all equal': {
    ...empty,
    span: threeDays,
    days: [1, 2, 3].map((day) => point(`2025-03-0${day}`, `2025-03-0${day}`, 1200)),
  },
  'Sample: one point': {
    ...empty,
    span: { first: '2025-03-03', last: '2025-03-03' },
    days: [point('2025-03-03', '2025-03-03', 0)],
  },
  'Sample: nothing': empty,
};
