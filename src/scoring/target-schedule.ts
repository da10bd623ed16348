import { dayNumber } from '../calendar/index.ts';
import type { MetricDefinition, Period, TargetRow } from '../model/index.ts';

/** The target in force, and whether it is a total for the period rather than a daily figure. */
export interface TargetInForce {
  readonly value: number;
  readonly totalOfPeriod: boolean;
  /** Position of the row in the list the schedule was built from; null: from the definition. */
  readonly row: number | null;
}

interface Step extends TargetInForce {
  readonly from: number;
  /** Last day; positive infinity when the step only ends where the next begins. */
  readonly until: number;
  /** Greatest explicit `until` among this and all earlier steps of the list. */
  readonly reach: number;
}

/** All dated targets of one metric, ready to be asked. */
export interface TargetSchedule {
  /** In order of precedence for each period: the first list with a step in force decides. */
  readonly lists: Readonly<Record<Period | 'all', readonly Step[]>>;
  readonly defined: Readonly<Record<Period | 'all', readonly Step[]>>;
}

/**
 * Builds a metric's schedule from its definition and the rows of its target files.
 * Rows of files come before the definition; a row with a period before one without.
 */
export function targetSchedule(
  metric: MetricDefinition,
  rows: readonly TargetRow[],
): TargetSchedule {
  return {
    lists: byPeriod((period) =>
      steps(
        rows.flatMap((row, index) =>
          row.period === period ? [{ ...stepOf(row.from, row.until, row.target), row: index }] : [],
        ),
      ),
    ),
    defined: byPeriod((period) =>
      steps(
        metric.comparison.steps.flatMap((step) =>
          step.period === period ? [{ ...stepOf(step.from, null, step.value), row: null }] : [],
        ),
      ),
    ),
  };
}

/** The target of a period is the one in force on the period's last day. */
export function targetInForce(
  schedule: TargetSchedule,
  period: Period,
  lastDay: number,
): TargetInForce | null {
  return (
    inForce(schedule.lists[period], lastDay) ??
    inForce(schedule.lists.all, lastDay) ??
    inForce(schedule.defined[period], lastDay) ??
    inForce(schedule.defined.all, lastDay)
  );
}

type BareStep = Omit<Step, 'totalOfPeriod' | 'reach'>;

function stepOf(from: string | null, until: string | null, value: number) {
  return {
    value,
    from: from === null ? Number.NEGATIVE_INFINITY : dayNumber(from),
    until: until === null ? Number.POSITIVE_INFINITY : dayNumber(until),
  };
}

function byPeriod(
  list: (period: Period | null) => (totalOfPeriod: boolean) => readonly Step[],
): TargetSchedule['lists'] {
  return {
    all: list(null)(false),
    day: list('day')(true),
    week: list('week')(true),
    month: list('month')(true),
    quarter: list('quarter')(true),
  };
}

function steps(bare: readonly BareStep[]) {
  return (totalOfPeriod: boolean): readonly Step[] => {
    const sorted = [...bare].sort((a, b) => a.from - b.from);
    let reach = Number.NEGATIVE_INFINITY;
    return sorted.map((step) => {
      if (step.until !== Number.POSITIVE_INFINITY) reach = Math.max(reach, step.until);
      return { ...step, totalOfPeriod, reach };
    });
  };
}

function inForce(list: readonly Step[], day: number): TargetInForce | null {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle]!.from <= day) low = middle + 1;
    else high = middle;
  }
  const newest = list[low - 1];
  if (newest === undefined) return null;
  if (day <= newest.until) return newest;
  // An open step ended where the next began; only one with a stated end can still reach here.
  for (let at = low - 2; at >= 0 && list[at]!.reach >= day; at -= 1) {
    const step = list[at]!;
    if (step.until !== Number.POSITIVE_INFINITY && day <= step.until) return step;
  }
  return null;
}
