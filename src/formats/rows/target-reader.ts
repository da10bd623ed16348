import { type DeliveredTargetRow, type Period, periods } from '../../model/index.ts';
import type { DeliveryQuestion, MetricFacts } from '../contract.ts';
import { type Cells, cellReaders, type TableReader, type TableRow } from './cells.ts';
import type { ColumnPlan } from './column-plan.ts';
import type { FindingList, Said } from './finding-list.ts';
import { idleNotice, ignoredNotice, precedenceNotice, retractedNotice } from './notices.ts';
import { shareRemedy } from './observed-numbers.ts';

export function targetReader(
  question: DeliveryQuestion,
  plan: ColumnPlan,
  findings: FindingList,
): TableReader<DeliveredTargetRow> {
  const cells = cellReaders(question, plan, findings);
  const idle = new Set<string>();
  const defined = new Set<string>();
  let retractions = 0;
  return {
    read: (row) => {
      const before = findings.total;
      const metric = cells.metric(row);
      const known = cells.known(row);
      const from = cells.neededDay(row, 'from');
      const until = readUntil(cells, row, from);
      const period = readPeriod(cells, row);
      const target = readTarget(cells, row, metric?.facts ?? null);
      if (findings.total > before || !metric || !known || !from) return null;
      if (until === undefined || period === undefined || target === undefined) return null;
      if (target === null) {
        if (until !== null) return cells.refuse(row, 'until', untilOfNothing) ?? null;
        retractions += 1;
      } else if (metric.facts?.takesTargets === false) idle.add(metric.slug);
      else if (metric.facts?.hasTarget === true) defined.add(metric.slug);
      return { metric: metric.slug, from, until, period, target, known: known.instant };
    },
    notices: () =>
      [
        retractedNotice(retractions),
        precedenceNotice(defined),
        idleNotice(idle),
        ignoredNotice(plan),
        cells.ambiguousNotice(),
      ].filter((notice) => notice !== null),
  };
}

function readUntil(cells: Cells, row: TableRow, from: string | undefined) {
  const until = cells.day(row, 'until');
  if (from === undefined || until === null || until === undefined || until >= from) return until;
  return cells.refuse(row, 'until', {
    code: 'end-before-start',
    message: 'The last day lies before the first',
    remedy: 'Correct the days; leave “until” empty where the next row takes over.',
  });
}

function readPeriod(cells: Cells, row: TableRow): Period | null | undefined {
  const text = cells.text(row, 'period');
  if (text === '') return null;
  const period = periods.find((one) => one === text);
  if (period !== undefined) return period;
  return cells.refuse(row, 'period', {
    code: 'unknown-period',
    message: 'There is no such period',
    remedy: `Write ${periods.join(', ')}, or leave it empty for all of them.`,
  });
}

const untilOfNothing: Said = {
  code: 'until-without-target',
  message: '“target” is empty: the row takes a target back, and that has no last day',
  remedy: 'Write the target, or leave “until” empty to take it back.',
};

/** The target of a row: null takes back what was known; undefined after a finding. */
function readTarget(cells: Cells, row: TableRow, facts: MetricFacts | null) {
  const target = cells.number(row, 'target');
  if (target === undefined || target === null) return target;
  if (target <= 0) {
    return cells.refuse(row, 'target', {
      code: 'target-not-above-zero',
      message: 'A target must be above 0, because it divides',
      remedy: 'Correct it, or delete the row when there is no target.',
    });
  }
  if (facts?.unit === 'share' && target > 1) {
    return cells.refuse(row, 'target', {
      code: 'share-above-one',
      message: 'The target of a share cannot be above 1',
      remedy: shareRemedy(target),
    });
  }
  return target;
}
