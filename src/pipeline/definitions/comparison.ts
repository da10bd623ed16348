import { isMap, isSeq } from 'yaml';
import type { Comparison, Goal, HistoryBaseline, PointBaseline } from '../../model/index.ts';
import type { Rule } from '../../scoring/rules/contract.ts';
import { isWhole, readSection } from './section.ts';
import { settings } from './settings.ts';
import {
  checkShare,
  exampleOf,
  type MetricEntry,
  misshapen,
  readBands,
  readGoal,
  readMeasured,
  readSteps,
} from './targets.ts';
import { report } from './yaml-file.ts';

/** What the reader must know of a scoring rule. */
export type RuleShape = Pick<
  Rule,
  'name' | 'target' | 'baseline' | 'targetRequired' | 'baselineRequired' | 'directions'
>;

const nothing: Comparison = { steps: [], bands: [], goal: null, history: null, point: null };

/**
 * Reads a metric's `target` and `baseline` in the shapes that its rule asks for. Undefined when
 * one of them is missing or cannot be read; the file's findings say what is wrong.
 */
export function readComparison(metric: MetricEntry, rule: RuleShape): Comparison | undefined {
  const target = isKeyRight(metric, 'target', rule) ? readTarget(metric, rule.target) : undefined;
  const baseline = isKeyRight(metric, 'baseline', rule) ? readBaseline(metric, rule) : undefined;
  if (target === undefined || baseline === undefined) return undefined;
  const comparison = { ...nothing, ...target, ...baseline };
  if (comparison.goal !== null && comparison.point !== null) {
    checkWay(metric, comparison.goal, comparison.point);
  }
  return comparison;
}

/** False when the rule needs the key and it is missing, or takes none and it is there. */
function isKeyRight(metric: MetricEntry, key: 'target' | 'baseline', rule: RuleShape): boolean {
  const node = metric.nodes[key];
  const needed = key === 'target' ? rule.targetRequired : rule.baselineRequired;
  if (node !== undefined && rule[key] === 'none') {
    report(metric.file, node, {
      code: 'key-not-for-rule',
      message: `The rule ${rule.name} takes no \`${key}\``,
      remedy: `Remove \`${key}\` or choose another rule`,
    });
    return false;
  }
  // A key that stands there without a value was reported when the metric was read.
  if (node !== undefined || metric.values[key] === undefined) return node !== undefined;
  if (!needed) return true;
  report(metric.file, metric.node.range?.[0] ?? 0, {
    code: 'missing-key',
    message: `The rule ${rule.name} needs the key \`${key}\``,
    remedy: `Write for example ${key}: ${exampleOf[rule[key]]}`,
  });
  return false;
}

/** Reports what is wrong in the target of a metric whose rule is not known, by the shape it has. */
export function checkTarget(metric: MetricEntry): void {
  const node = metric.nodes.target;
  const first = isSeq(node) ? node.items[0] : node;
  if (isMap(first) && first.has('low')) readTarget(metric, 'bands');
  else readTarget(metric, isMap(node) ? 'goal' : 'steps');
}

function readTarget(metric: MetricEntry, shape: Rule['target']): Partial<Comparison> | undefined {
  const node = metric.nodes.target;
  if (node === undefined) return {};
  if (shape === 'steps') {
    const steps = readSteps(metric, node);
    return steps && { steps };
  }
  if (shape === 'bands') {
    const bands = readBands(metric, node);
    return bands && { bands };
  }
  const goal = readGoal(metric, node);
  return goal && { goal };
}

function readBaseline(metric: MetricEntry, rule: RuleShape): Partial<Comparison> | undefined {
  const node = metric.nodes.baseline;
  if (node === undefined) return {};
  if (!isMap(node)) return misshapen(metric.file, node, rule.baseline);
  if (rule.baseline === 'point') {
    const entry = readMeasured(metric, node, 'the baseline', settings.point);
    if (entry === undefined) return undefined;
    checkShare(metric, entry.nodes.value, entry.values.value);
    return { point: { value: entry.values.value, on: entry.values.on } };
  }
  const history = readHistory(metric, rule);
  return history && { history };
}

function readHistory(metric: MetricEntry, rule: RuleShape): HistoryBaseline | undefined {
  const node = metric.nodes.baseline!;
  if (rule.baseline === 'history') {
    const entry = readSection(metric.file, node, 'the baseline', settings.history);
    return entry && isWhole(entry) ? { ...entry.values, deviations: 0 } : undefined;
  }
  const entry = readSection(metric.file, node, 'the baseline', settings.historyWithDeviations);
  return entry && isWhole(entry) ? entry.values : undefined;
}

/** A goal lies after its baseline, and in the metric's direction from it. */
function checkWay(metric: MetricEntry, goal: Goal, point: PointBaseline): void {
  const node = metric.nodes.target ?? metric.node;
  if (goal.by <= point.on) {
    report(metric.file, node, {
      code: 'goal-before-baseline',
      message: `The goal is due on ${goal.by}, not after its baseline of ${point.on}`,
      remedy: 'Correct one of the two dates',
    });
  }
  const { direction } = metric.values;
  if (direction === undefined || direction === 'band') return;
  const risesAsItShould = direction === 'up' ? goal.value > point.value : goal.value < point.value;
  if (risesAsItShould) return;
  report(metric.file, node, {
    code: 'goal-against-direction',
    message: `With direction ${direction} the goal must be ${direction === 'up' ? 'above' : 'below'} the baseline of ${point.value}`,
    remedy: 'Correct the direction or one of the two numbers',
  });
}
