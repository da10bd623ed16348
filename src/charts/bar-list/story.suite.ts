import { twoBoards } from '../fixtures/boston.ts';
import type { BarListBar, BarListInput } from './index.ts';

const bar = (label: string, value: number | null, cases: number | null = null): BarListBar => ({
  label,
  note: null,
  href: null,
  value,
  cases,
});

const bars = twoBoards.map(({ name, after, cases }) => ({
  ...bar(name, after, cases),
  href: '/boston/metrics/sample',
}));

/** Boston's published numbers, and made-up ones for the edges. */
export const barListStories: Readonly<Record<string, BarListInput>> = {
  'Boston, day scores of March 4, 2025': { bars, first: 'highest', target: 1 },
  'Sample: an outlier of 29.35': {
    bars: [bar('Homicides', 29.35, 1), bar('Potholes', 1.1, 31), bar('Street lights', 0.33, 19)],
    first: 'lowest',
    target: 1,
  },
  'Sample: below zero': {
    bars: [bar('North', -3, 10), bar('South', 5, 20), bar('East', 0, 4)],
    first: 'highest',
    target: null,
  },
  'Sample: all equal': { bars: [bar('North', 4), bar('South', 4)], first: 'highest', target: null },
  'Sample: the rest together': {
    bars: [bar('North', 4), bar('South', 3)],
    first: 'highest',
    target: null,
    rest: { ...bar('18 others', 90, 90), note: 'together' },
  },
  'Sample: one bar': { bars: [bar('North', 4)], first: 'highest', target: null },
  'Sample: nothing': { bars: [bar('North', null)], first: 'highest', target: null },
};
