import { addMonths } from '../../calendar/index.ts';
import {
  type Assessment,
  type CriterionResult,
  cheapestPoints,
  type Plans,
  pointsWith,
} from '../../certification/index.ts';
import type { Day } from '../../model/index.ts';
import type { StepEntry } from '../../pipeline/registers/index.ts';

/** The way to one criterion, as entered. */
export type RoadmapStep = Omit<StepEntry, 'slug' | 'standard'> & {
  readonly title: string;
  readonly met: boolean;
  /** Due before the day that is judged, and not met. */
  readonly late: boolean;
};

/** How far the entered steps lead in so many months, if nothing runs out meanwhile. */
export interface Horizon {
  readonly months: 3 | 6 | 12;
  readonly until: Day;
  readonly points: number;
  /** Criteria due by then. */
  readonly due: readonly string[];
  /** Criteria met now whose evidence runs out by then unless it is renewed. */
  readonly expiring: readonly string[];
}

/** Where a city stands on the way to its next tier. */
export interface Roadmap {
  readonly points: number;
  /** When every criterion marked as pending is met. */
  readonly pointsIfPending: number;
  /** The cheapest points to the next tier; null where nothing is missing or tiers are by breadth. */
  readonly plans: Plans | null;
  readonly horizons: readonly Horizon[];
  /** By due day, those without one last. */
  readonly steps: readonly RoadmapStep[];
  /** Criteria that are not met and have no step with working days. */
  readonly unplanned: readonly string[];
}

/** Puts an assessment together with the steps that the city entered. */
export function roadmapOf(assessment: Assessment, entered: readonly StepEntry[]): Roadmap {
  const { standard, criteria, nextTier, points } = assessment;
  const steps = stepsOf(assessment, entered);
  const open = steps.filter(({ met }) => !met);
  const efforts = open.flatMap(({ criterion, days }) =>
    days === null ? [] : [{ criterion, days }],
  );
  const planned = new Set(efforts.map(({ criterion }) => criterion));
  const pending = open.filter((step) => step.pending).map(({ criterion }) => criterion);
  const isPlannable = nextTier !== null && standard.tiers.by !== 'breadth';
  return {
    points,
    pointsIfPending: pointsWith(assessment, pending),
    plans: isPlannable ? cheapestPoints(assessment, efforts, nextTier.missing) : null,
    horizons: ([3, 6, 12] as const).map((months) => horizonOf(assessment, open, months)),
    steps,
    unplanned: criteria
      .filter(({ status, criterion }) => status !== 'met' && !planned.has(criterion.id))
      .map(({ criterion }) => criterion.id),
  };
}

function stepsOf(
  { standard, criteria, date }: Assessment,
  entered: readonly StepEntry[],
): RoadmapStep[] {
  const results = new Map(criteria.map((one) => [one.criterion.id, one]));
  return entered
    .filter((step) => step.standard === standard.id && results.has(step.criterion))
    .map(({ slug: _, standard: __, ...step }) => {
      const { criterion, status } = results.get(step.criterion)!;
      const met = status === 'met';
      const late = !met && step.due !== null && step.due < date;
      return { ...step, title: criterion.title ?? criterion.summary, met, late };
    })
    .sort((a, b) => ((a.due ?? '9999') < (b.due ?? '9999') ? -1 : 1));
}

function horizonOf(
  assessment: Assessment,
  open: readonly RoadmapStep[],
  months: Horizon['months'],
): Horizon {
  const until = addMonths(assessment.date, months);
  const due = open
    .filter((step) => step.due !== null && step.due <= until)
    .map(({ criterion }) => criterion);
  const expiring = assessment.criteria
    .filter((one) => one.status === 'met' && runsOutBy(one, until))
    .map(({ criterion }) => criterion.id);
  return { months, until, points: pointsWith(assessment, due), due, expiring };
}

function runsOutBy({ holdsThrough }: CriterionResult, until: Day): boolean {
  return holdsThrough !== null && holdsThrough < until;
}
