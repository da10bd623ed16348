import { twoBoards } from '../fixtures/boston.ts';
import type { ScoreLineInput, ScoreLineMark } from './index.ts';

const mark = (label: string, score: number | null): ScoreLineMark => ({
  label,
  note: null,
  href: null,
  score,
});

/** Boston's published numbers, and made-up ones for the edges. */
export const scoreLineStories: Readonly<Record<string, ScoreLineInput>> = {
  'Boston, day scores of March 4, 2025': {
    marks: twoBoards.map(({ name, after }) => mark(name, after)),
    tolerance: 0.05,
  },
  'Sample: four periods': {
    marks: [mark('Day', 0.9958), mark('Week', 1.01), mark('Month', 1.06), mark('Quarter', 1.0535)],
    tolerance: 0.05,
  },
  'Sample: beyond both ends': {
    marks: [mark('Homicides', 29.35), mark('Potholes', 1), mark('Savings', -3.2)],
    tolerance: 0.05,
  },
  'Sample: one mark': { marks: [mark('Boston', 2)], tolerance: 0 },
  'Sample: nothing': { marks: [], tolerance: 0.05 },
};
