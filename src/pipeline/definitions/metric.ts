import { type MetricDefinition, nearest } from '../../model/index.ts';
import { checkTarget, type RuleShape, readComparison } from './comparison.ts';
import { type Datasets, metricSourceOf } from './metric-source.ts';
import { isWhole } from './section.ts';
import type { MetricEntry } from './targets.ts';
import { report, type Said } from './yaml-file.ts';

/**
 * Checks what one metric's keys say together and makes its definition. Undefined when something
 * is missing or faulty; the file's findings say what.
 */
export function metricOf(
  metric: MetricEntry,
  rules: readonly RuleShape[],
  datasets: Datasets,
): MetricDefinition | undefined {
  const rule = ruleOf(metric, rules);
  checkPercentile(metric);
  checkUnit(metric);
  checkLimits(metric);
  checkPlausible(metric);
  checkDays(metric);
  if (rule === undefined) checkTarget(metric);
  const comparison = rule && readComparison(metric, rule);
  const from = metricSourceOf(metric, datasets);
  if (comparison === undefined || from === undefined || !isWhole(metric)) return undefined;
  const { target: _target, baseline: _baseline, from: _from, ...given } = metric.values;
  const { freshness, approval, lockAfter, smallest, largest, largestChange, ...values } = given;
  const plausible = { least: smallest, most: largest, change: largestChange };
  const isBounded = Object.values(plausible).some((bound) => bound !== null);
  return {
    ...{ ...values, comparison, freshnessDays: freshness },
    // Left out where they are not set, so that definitions from before these keys stay as they are.
    ...(from === null ? {} : { from }),
    ...(isBounded ? { plausible } : {}),
    ...(approval === null ? {} : { approval }),
    ...(lockAfter === null ? {} : { lockAfterDays: lockAfter }),
  };
}

type MetricKey = keyof MetricEntry['nodes'];

/** Reports at a key's value, or at the metric where the key is absent. */
function wrong(metric: MetricEntry, key: MetricKey, said: Said): void {
  report(metric.file, metric.nodes[key] ?? metric.node.range?.[0] ?? 0, said);
}

function ruleOf(metric: MetricEntry, rules: readonly RuleShape[]): RuleShape | undefined {
  const name = metric.values.rule;
  if (name === undefined) return undefined;
  const rule = rules.find((one) => one.name === name);
  const names = rules.map((one) => one.name);
  if (rule === undefined) {
    const near = nearest(name, names);
    wrong(metric, 'rule', {
      code: 'unknown-rule',
      message: `There is no such rule; there are ${names.join(', ')}`,
      remedy: near === null ? 'Choose one of them' : `Did you mean \`${near}\`?`,
    });
    return undefined;
  }
  const { direction } = metric.values;
  if (direction !== undefined && !rule.directions.includes(direction)) {
    wrong(metric, 'direction', {
      code: 'direction-not-for-rule',
      message: `The rule ${rule.name} goes with direction ${rule.directions.join(' or ')}`,
      remedy: 'Change the direction or the rule',
    });
  }
  return rule;
}

function checkPercentile(metric: MetricEntry): void {
  const { measure, percentile } = metric.values;
  if (measure === undefined || percentile === undefined) return;
  if (measure === 'percentile' && percentile === null) {
    wrong(metric, 'measure', {
      code: 'missing-key',
      message: 'The measure percentile needs the key `percentile`',
      remedy: 'Write for example percentile: 90',
    });
  }
  if (measure !== 'percentile' && percentile !== null) {
    wrong(metric, 'percentile', {
      code: 'key-not-for-measure',
      message: `The measure ${measure} takes no \`percentile\``,
      remedy: 'Remove the key, or write measure: percentile',
    });
  }
}

function checkUnit(metric: MetricEntry): void {
  const { measure, unit } = metric.values;
  if (unit !== 'share' || (measure !== 'count' && measure !== 'sum')) return;
  wrong(metric, 'unit', {
    code: 'unit-not-for-measure',
    message: `A ${measure} adds up over days, which a share cannot`,
    remedy: 'Write measure: ratio and deliver numerators and denominators, or correct the unit',
  });
}

function checkLimits(metric: MetricEntry): void {
  const { cap, floor, zeroCountsAsCap, direction } = metric.values;
  if (typeof cap === 'number' && typeof floor === 'number' && cap <= floor) {
    wrong(metric, 'cap', {
      code: 'cap-not-above-floor',
      message: `The cap is not above the floor, ${floor}`,
      remedy: 'Raise the cap or lower the floor',
    });
  }
  if (zeroCountsAsCap !== true) return;
  if (cap === null) {
    wrong(metric, 'zeroCountsAsCap', {
      code: 'missing-key',
      message: '`zeroCountsAsCap` needs the key `cap`: it is the score that a zero gets',
      remedy: 'Write for example cap: 2',
    });
  }
  if (direction !== undefined && direction !== 'down') {
    wrong(metric, 'zeroCountsAsCap', {
      code: 'key-not-for-direction',
      message: '`zeroCountsAsCap` goes with direction down only',
      remedy: 'Remove the key or change the direction',
    });
  }
}

function checkPlausible(metric: MetricEntry): void {
  const { smallest, largest, unit } = metric.values;
  if (typeof smallest !== 'number') return;
  if (typeof largest === 'number' && smallest > largest) {
    wrong(metric, 'smallest', {
      code: 'smallest-above-largest',
      message: `The smallest usual value is above the largest, ${largest}: every load would be held`,
      remedy: 'Correct one of the two',
    });
  } else if (unit === 'share' && smallest > 1) {
    wrong(metric, 'smallest', {
      code: 'out-of-range',
      message: 'A share is a part of one, and never above 1: every load would be held',
      remedy: 'Write for example 0.5 for half',
    });
  }
}

function checkDays(metric: MetricEntry): void {
  const { starts, ends } = metric.values;
  if (typeof starts !== 'string' || typeof ends !== 'string' || starts <= ends) return;
  wrong(metric, 'ends', {
    code: 'ends-before-start',
    message: `The metric ends before it starts, on ${starts}`,
    remedy: 'Correct one of the two dates',
  });
}
