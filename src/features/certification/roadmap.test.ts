import { describe, expect, it } from 'vitest';
import { type Answer, assess, counted, standards } from '../../certification/index.ts';
import type { StepEntry } from '../../pipeline/registers/index.ts';
import { roadmapCalendar } from './calendar.ts';
import { roadmapOf } from './roadmap.ts';

const standard = standards[0]!;
const city = { slug: 'sample', name: 'Sample; a city, so to say' };

/** By the standard in force on 2026-06-15: 20 criteria met, DM1 by evidence that runs out. */
function half() {
  const met = standard.criteria.slice(0, 20).map(({ id }) => id);
  const answers = met.slice(1).map(
    (criterion): Answer => ({
      criterion,
      check: null,
      respondent: 'Ana Lima',
      says: 'met',
      overrules: false,
      reason: 'seen',
      on: '2026-01-10',
      through: null,
    }),
  );
  return assess({
    standard,
    date: '2026-06-15',
    at: 1_781_481_600_000_000,
    rounding: 'up',
    population: 50_000,
    outcome: null,
    answers,
    checklists: [],
    measure: ({ id }) =>
      id.startsWith('DM1.') ? counted(4, { holdsThrough: '2026-08-31' }) : 'not-measured-here',
  });
}

function step(criterion: string, change: Partial<StepEntry> = {}): StepEntry {
  const nothing = { owner: null, department: null, due: null, days: null, note: null };
  return {
    slug: criterion,
    standard: 'wwc-2022',
    criterion,
    pending: false,
    ...nothing,
    ...change,
  };
}

describe('roadmapOf', () => {
  const steps = [
    step('PA1', { due: '2026-12-01', days: 3 }),
    step('PA2', { due: '2026-09-01', days: 9, pending: true, owner: 'Ana Lima' }),
    step('PA3', { due: '2026-06-14', days: 4 }),
    step('PA4', {}),
    step('DM2', { due: '2026-06-01', days: 1 }),
    step('PA5', { standard: 'wwc-2018' }),
  ];
  const roadmap = roadmapOf(half(), steps);

  it('says where the city stands, and would stand', () => {
    expect([roadmap.points, roadmap.pointsIfPending]).toEqual([20, 21]);
    expect(roadmap.plans!.exact).toEqual({ criteria: ['PA1', 'PA3'], days: 7, points: 2 });
  });

  it('looks 3, 6 and 12 months ahead, at what is due and what runs out', () => {
    expect(roadmap.horizons).toEqual([
      { months: 3, until: '2026-09-15', points: 22, due: ['PA3', 'PA2'], expiring: ['DM1'] },
      { months: 6, until: '2026-12-15', points: 23, due: ['PA3', 'PA2', 'PA1'], expiring: ['DM1'] },
      {
        months: 12,
        until: '2027-06-15',
        points: 23,
        due: ['PA3', 'PA2', 'PA1'],
        expiring: ['DM1'],
      },
    ]);
  });

  it('lists steps by due day, with what is met and what is late', () => {
    const lines = roadmap.steps.map(({ criterion, met, late }) => [criterion, met, late]);
    expect(lines).toEqual([
      ['DM2', true, false],
      ['PA3', false, true],
      ['PA2', false, false],
      ['PA1', false, false],
      ['PA4', false, false],
    ]);
    expect(roadmap.unplanned).toContain('PA4');
    expect(roadmap.unplanned).not.toContain('PA1');
  });

  it('becomes a calendar whose lines are short and whose texts are escaped', () => {
    const text = roadmapCalendar(half(), roadmap, city, 'en');
    const lines = text.split('\r\n');
    expect(lines.every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
    expect(lines.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(4);
    const unfolded = text.replaceAll('\r\n ', '');
    expect(unfolded).toContain('X-WR-CALNAME:Sample\\; a city\\, so to say: What Works Cities');
    expect(unfolded).toContain('SUMMARY:PA2 due (Ana Lima): Implementing Performance Management');
    expect(unfolded).toContain('DTSTART;VALUE=DATE:20260831\r\nDTEND;VALUE=DATE:20260901');
  });
});
