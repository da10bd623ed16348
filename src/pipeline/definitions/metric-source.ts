import { isMap, isScalar } from 'yaml';
import { describeType, readExpression, type ValueType } from '../../expressions/index.ts';
import type { DatasetDefinition, Measure, MetricSource } from '../../model/index.ts';
import { nearest } from '../../model/index.ts';
import { checkColumn, dayTypes } from './dataset.ts';
import { type Entry, isWhole, readSection } from './section.ts';
import { settings } from './settings.ts';
import type { MetricEntry } from './targets.ts';
import { report, type YamlFile } from './yaml-file.ts';

type SourceEntry = Entry<typeof settings.metricSource>;
type ExpressionKey = 'where' | 'numerator' | 'denominator' | 'value';

/** The datasets of a city as far as they can be seen. */
export interface Datasets {
  /** Null: it is faulty, and its findings say how. */
  readonly bySlug: ReadonlyMap<string, DatasetDefinition | null>;
  /** False when a file cannot be read: what seems absent may stand there. */
  readonly whole: boolean;
}

/** What each measure needs besides `dataset`, `day` and `where`, and what else it takes. */
const keysOf: Readonly<
  Record<
    Measure,
    {
      readonly needs: readonly (ExpressionKey | 'closed')[];
      readonly takes: readonly ExpressionKey[];
    }
  >
> = {
  count: { needs: [], takes: [] },
  sum: { needs: ['value'], takes: [] },
  ratio: { needs: ['numerator'], takes: ['denominator'] },
  mean: { needs: ['value'], takes: [] },
  median: { needs: ['value'], takes: [] },
  percentile: { needs: ['value'], takes: [] },
  level: { needs: ['closed'], takes: [] },
  distinct: { needs: ['value'], takes: [] },
};

/**
 * Reads a metric's `from` and checks it against its dataset and measure. Null: the metric has
 * none; undefined: something is wrong, and the file's findings say what.
 */
export function metricSourceOf(
  metric: MetricEntry,
  datasets: Datasets,
): MetricSource | null | undefined {
  const node = metric.nodes.from;
  if (node === undefined) return metric.values.from === undefined ? undefined : null;
  const entry = readSection(metric.file, node, '`from`', settings.metricSource);
  if (entry === undefined) return undefined;
  const before = metric.file.findings.length;
  checkKeys(metric, entry);
  const dataset = datasetOf(entry, datasets);
  if (dataset !== undefined && dataset !== null) checkAgainst(metric, entry, dataset);
  if (metric.file.findings.length > before || !isWhole(entry)) return undefined;
  return entry.values;
}

function checkKeys(metric: MetricEntry, entry: SourceEntry): void {
  const { measure } = metric.values;
  if (measure === undefined) return;
  const { needs, takes } = keysOf[measure];
  for (const key of ['closed', 'numerator', 'denominator', 'value'] as const) {
    const isThere = entry.nodes[key] !== undefined;
    const fits = needs.includes(key) || takes.includes(key as ExpressionKey);
    if (isThere && !fits) {
      report(entry.file, entry.nodes[key]!, {
        code: 'key-not-for-measure',
        message: `The measure ${measure} takes no \`${key}\``,
        remedy: 'Remove the key or choose another measure',
      });
    }
    if (!isThere && needs.includes(key) && entry.values[key] !== undefined) {
      report(entry.file, entry.node.range?.[0] ?? 0, {
        code: 'missing-key',
        message: `The measure ${measure} needs the key \`${key}\` under \`from\``,
        remedy: `Add \`${key}\`: ${settings.metricSource[key].meaning.replace(/\.$/, '')}`,
      });
    }
  }
}

function datasetOf(entry: SourceEntry, datasets: Datasets): DatasetDefinition | null | undefined {
  const slug = entry.values.dataset;
  if (slug === undefined) return undefined;
  const found = datasets.bySlug.get(slug);
  if (found !== undefined || !datasets.whole) return found;
  const near = nearest(slug, datasets.bySlug.keys());
  report(entry.file, entry.nodes.dataset!, {
    code: 'unknown-dataset',
    message: 'There is no dataset with this slug',
    remedy: near === null ? 'Add it under `datasets`' : `Did you mean \`${near}\`?`,
  });
  return undefined;
}

const conditions: readonly ValueType[] = ['boolean'];
const counted: readonly ValueType[] = ['boolean', 'number'];
const anyType: readonly ValueType[] = ['text', 'number', 'boolean', 'day', 'local-time', 'instant'];

function checkAgainst(metric: MetricEntry, entry: SourceEntry, dataset: DatasetDefinition): void {
  for (const key of ['day', 'closed'] as const) {
    const name = entry.values[key];
    if (typeof name === 'string') {
      checkColumn(entry, entry.nodes[key], name, dataset.columns, dayTypes);
    }
  }
  const values = metric.values.measure === 'distinct' ? anyType : (['number'] as const);
  checkExpression(entry, 'where', dataset, conditions);
  checkExpression(entry, 'numerator', dataset, counted);
  checkExpression(entry, 'denominator', dataset, counted);
  checkExpression(entry, 'value', dataset, values);
}

function checkExpression(
  { file, nodes, values }: SourceEntry,
  key: ExpressionKey,
  dataset: DatasetDefinition,
  types: readonly ValueType[],
): void {
  const text = values[key];
  if (typeof text !== 'string') return;
  const columns = new Map(dataset.columns.map(({ name, type }) => [name, type]));
  const found = readExpression(text, columns);
  const at = (offset: number) => placeIn(file, nodes[key], text, offset);
  if ('kind' in found) {
    if (types.includes(found.type)) return;
    report(file, at(0), {
      code: 'expression-type',
      message: `\`${key}\` gives ${describeType(found.type)}; ${types.map(describeType).join(' or ')} is expected`,
      remedy:
        found.type === 'duration'
          ? 'hours(…) or days(…) makes a number of a duration'
          : 'Correct the expression',
    });
    return;
  }
  for (const one of found) {
    report(file, at(one.at), {
      code: 'expression',
      message: one.message,
      remedy: one.remedy,
    });
  }
}

/** Where a character of an expression stands in the file; its beginning where quotes shift it. */
function placeIn(
  file: YamlFile,
  node: SourceEntry['nodes']['where'],
  text: string,
  at: number,
): number {
  const [start = 0, end = start] = node?.range ?? [];
  if (isMap(node) || !isScalar(node)) return start;
  const inside = file.text.slice(start, end).indexOf(text);
  return inside === -1 ? start : start + inside + at;
}
