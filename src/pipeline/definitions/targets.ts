import { isMap, isScalar, isSeq, type Node } from 'yaml';
import type { BandStep, Goal, TargetStep } from '../../model/index.ts';
import type { Rule } from '../../scoring/rules/contract.ts';
import { refuse } from './kinds.ts';
import {
  type Entry,
  isWhole,
  readSection,
  type Section,
  type Setting,
  type WholeEntry,
} from './section.ts';
import { settings } from './settings.ts';
import { placeOf, report, resolved, type YamlFile } from './yaml-file.ts';

export type MetricEntry = Entry<typeof settings.metric>;

/** How findings show the shapes of `target` and `baseline`. */
export const exampleOf: Readonly<Record<Rule['target'] | Rule['baseline'], string>> = {
  steps: '0.8, or [{from: 2025-07-01, value: 0.85}]',
  bands: '{low: 18, high: 24}, or [{from: 2025-07-01, low: 18, high: 24}]',
  goal: '{value: 15.96, by: 2030-06-30}',
  history: '{years: 5, match: same-month}',
  'history-with-deviations': '{years: 3, match: same-month, deviations: 1}',
  point: '{value: 22.8, on: 2020-06-30}',
  none: '',
};

/** One number, or dated steps in order of time. */
export function readSteps(metric: MetricEntry, node: Node): readonly TargetStep[] | undefined {
  const { file } = metric;
  if (isSeq(node) && node.items.length > 0) {
    return readDated(metric, node.items, settings.targetStep, (entry) => {
      const { from, value, period } = entry.values;
      checkShare(metric, entry.nodes.value, value);
      return { from, value, period };
    });
  }
  if (!isScalar(node)) return misshapen(file, node, 'steps');
  const value = settings.targetStep.value.kind.read(node, file);
  if (value === undefined) return undefined;
  checkShare(metric, node, value);
  return [{ from: null, value, period: null }];
}

/** One band, or dated bands in order of time. */
export function readBands(metric: MetricEntry, node: Node): readonly BandStep[] | undefined {
  if (isSeq(node) && node.items.length > 0) {
    return readDated(metric, node.items, settings.bandStep, (entry) => {
      checkBand(metric, entry);
      const { from, low, high } = entry.values;
      return { from, low, high };
    });
  }
  if (!isMap(node)) return misshapen(metric.file, node, 'bands');
  const entry = readMeasured(metric, node, 'the target', settings.band);
  if (entry === undefined) return undefined;
  checkBand(metric, entry);
  return [{ from: null, low: entry.values.low, high: entry.values.high }];
}

export function readGoal(metric: MetricEntry, node: Node): Goal | undefined {
  if (!isMap(node)) return misshapen(metric.file, node, 'goal');
  const entry = readMeasured(metric, node, 'the target', settings.goal);
  if (entry === undefined) return undefined;
  checkShare(metric, entry.nodes.value, entry.values.value);
  return { value: entry.values.value, by: entry.values.by };
}

/** Reads a part that holds numbers in the metric's unit; undefined when anything in it is wrong. */
export function readMeasured<S extends Section & { readonly unit: Setting<string | null> }>(
  metric: MetricEntry,
  node: Node,
  name: string,
  section: S,
): WholeEntry<S> | undefined {
  const entry = readSection(metric.file, node, name, section);
  if (entry === undefined || !isWhole(entry)) return undefined;
  const unit: unknown = entry.values.unit;
  const expected = metric.values.unit;
  if (unit !== null && expected !== undefined && unit !== expected) {
    report(metric.file, entry.nodes.unit ?? node, {
      code: 'target-unit',
      message: `The metric is measured in ${expected}, but this number in ${unit}`,
      remedy: `Give the number in ${expected}`,
    });
  }
  return entry;
}

/** A share is a part of one, so no target of it can be above 1. */
export function checkShare(metric: MetricEntry, node: Node | undefined, value: number): void {
  if (metric.values.unit !== 'share' || value <= 1) return;
  report(metric.file, node ?? metric.node, {
    code: 'share-above-one',
    message: 'A share cannot be above 1',
    remedy:
      value <= 100
        ? `Write ${value / 100} if ${value} percent is meant; else correct the unit`
        : 'Write a share as a part of one, or correct the unit',
  });
}

/** Says which shape is expected. */
export function misshapen(
  file: YamlFile,
  node: Node,
  shape: Rule['target'] | Rule['baseline'],
): undefined {
  return refuse(file, node, {
    code: 'wrong-shape',
    message: "This is not the shape that the metric's rule asks for",
    remedy: `Write for example ${exampleOf[shape]}`,
  });
}

function checkBand(metric: MetricEntry, entry: WholeEntry<typeof settings.band>): void {
  const { low, high } = entry.values;
  checkShare(metric, entry.nodes.low, low);
  checkShare(metric, entry.nodes.high, high);
  if (low <= high) return;
  report(metric.file, entry.nodes.high ?? entry.node, {
    code: 'band-upside-down',
    message: `The upper edge of the band is below the lower edge, ${low}`,
    remedy: 'Swap the two numbers',
  });
}

/** Steps that each hold from their day on: one day (and period) begins one step. */
function readDated<
  S extends Section & { readonly unit: Setting<string | null> },
  T extends { readonly from: string; readonly period?: string | null },
>(
  metric: MetricEntry,
  items: readonly unknown[],
  section: S,
  stepOf: (entry: WholeEntry<S>) => T,
): readonly T[] | undefined {
  const steps: T[] = [];
  const lines = new Map<string, number>();
  for (const item of items) {
    const node = resolved(metric.file, item);
    const entry =
      node === null ? undefined : readMeasured(metric, node, 'a step of the target', section);
    if (entry === undefined) continue;
    const step = stepOf(entry);
    const begins = `${step.from} ${step.period ?? ''}`;
    const first = lines.get(begins);
    if (first === undefined) lines.set(begins, placeOf(metric.file, entry.node).line);
    else {
      report(metric.file, entry.nodes.from ?? entry.node, {
        code: 'target-overlap',
        message: `Another step of the target begins on this day, in line ${first}`,
        remedy: 'Remove one of the two or correct its date',
      });
    }
    steps.push(step);
  }
  if (steps.length !== items.length) return undefined;
  return steps.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
}
