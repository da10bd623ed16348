import {
  ambulanceDays,
  graffitiDays,
  potholeDays,
  seriousCrimeDays,
  signalDays,
  signDays,
  streetLightDays,
} from '../fixtures/boston.ts';
import type { Panel, SmallMultiplesInput } from './index.ts';

type Days = readonly { readonly day: string; readonly score: number | null }[];

const panel = (label: string, days: Days): Panel => ({
  label,
  note: null,
  href: '/boston/metrics/sample',
  points: days.map(({ day, score }) => ({ day, value: score })),
});

const boston: SmallMultiplesInput = {
  panels: [
    panel('Potholes fixed on time', potholeDays),
    panel('Street lights fixed on time', streetLightDays),
    panel('Traffic signals fixed on time', signalDays),
    panel('Street signs put up on time', signDays),
    panel('Ambulance response time', ambulanceDays),
    panel('Serious crimes', seriousCrimeDays),
    panel('Graffiti removed on time', graffitiDays),
  ],
  period: 'day',
  line: 1,
};

const flat: Days = [1, 2, 3].map((day) => ({ day: `2025-03-0${day}`, score: 1.2 }));

/** Boston's published numbers, and made-up ones for the edges. */
export const smallMultiplesStories: Readonly<Record<string, SmallMultiplesInput>> = {
  'Boston, day scores': boston,
  'Sample: an outlier of 29.35': {
    ...boston,
    panels: boston.panels.slice(0, 3).map((one, index) => ({
      ...one,
      points: one.points.map((point, at) =>
        index === 1 && at === 12 ? { ...point, value: 29.35 } : point,
      ),
    })),
  },
  'Sample: all equal': {
    panels: [panel('North', flat), panel('South', flat)],
    period: 'day',
    line: null,
  },
  'Sample: one point and none': {
    panels: [panel('North', flat.slice(0, 1)), panel('South', [])],
    period: 'day',
    line: 1,
  },
  'Sample: nothing': { panels: [], period: 'day', line: 1 },
};
