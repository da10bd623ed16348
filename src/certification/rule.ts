import type { Criterion, Rule, Status, Verdict } from './contract.ts';

/** A counted check's verdict with its id. */
export interface Counted extends Verdict {
  readonly id: string;
}

/**
 * What a rule makes of its checks. Not enough met: the status is the mildest one that stands in the
 * way, so a criterion is `expired` when renewing would do, `disputed` when agreeing would do,
 * `unknown` when finding out could do, and `not-met` only when nothing of this can be enough.
 */
export function applyRule(rule: Rule | null, checks: readonly Counted[]): Verdict {
  if (rule === null || checks.length === 0) return { status: 'unknown', by: null };
  const weightOf = ({ id }: Counted) => (rule.kind === 'points' ? (rule.weights[id] ?? 1) : 1);
  const needed = neededWeight(rule, checks);
  const sum = (wanted: (check: Counted) => boolean) =>
    checks.filter(wanted).reduce((total, check) => total + weightOf(check), 0);
  if (sum(({ by }) => by === 'automatic') >= needed) return { status: 'met', by: 'automatic' };
  if (sum(({ status }) => status === 'met') >= needed) return { status: 'met', by: 'attested' };
  const ways: Status[] = ['met'];
  for (const status of ['expired', 'disputed', 'unknown'] as const) {
    ways.push(status);
    if (sum((check) => ways.includes(check.status)) >= needed) return { status, by: null };
  }
  return { status: 'not-met', by: null };
}

function neededWeight(rule: Rule, checks: readonly Counted[]): number {
  switch (rule.kind) {
    case 'all':
      return checks.length;
    case 'at-least':
      return rule.count;
    case 'points':
      return rule.points;
    case 'levels':
      return rule.steps[0]?.checks ?? 1;
  }
}

/** What a met criterion is worth: all its points, or by the steps of its levels. */
export function worth(criterion: Criterion, metChecks: number): number {
  const { rule, points } = criterion;
  if (rule?.kind !== 'levels') return points;
  return rule.steps.findLast(({ checks }) => checks <= metChecks)?.points ?? 0;
}
