import { nearest, shortValue } from '../../model/index.ts';
import type { DeliveryQuestion, MetricFacts } from '../contract.ts';
import type { FindingList } from './finding-list.ts';

type Metrics = NonNullable<DeliveryQuestion['metrics']>;

/** A metric that a row names; `facts` is null where names are not checked. */
export interface NamedMetric {
  readonly slug: string;
  readonly facts: MetricFacts | null;
}

/**
 * The slug that a title's letters and digits make.
 * @example slugOf('POTHOLE ON-TIME %') === 'pothole-on-time'
 */
function slugOf(title: string): string {
  return title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/**
 * A reader of metric names. An unknown name, or one whose numbers are not delivered, is one finding, at its first line, that counts its
 * rows; when there are more of them than findings are listed, each further row is one.
 */
export function metricReader(
  { metrics, kind, mapping, limits }: DeliveryQuestion,
  findings: FindingList,
): (line: number, column: string | number, text: string) => NamedMetric | undefined {
  const unknown = new Map<string, { rows: number }>();
  return (line, column, text) => {
    const slug = mapping.metricNames === 'title' ? slugOf(text) : text;
    const facts = metrics?.get(slug) ?? null;
    const ofCases = kind === 'observations' ? facts?.dataset : undefined;
    const isBarred = facts?.isBarred === true;
    const isTaken = facts === null ? metrics === null : ofCases === undefined && !isBarred;
    if (slug !== '' && isTaken) return { slug, facts };
    const seen = unknown.get(slug);
    if (seen !== undefined) {
      seen.rows += 1;
      return undefined;
    }
    const count = { rows: 1 };
    if (unknown.size < limits.findings) unknown.set(slug, count);
    findings.add(() => ({
      ...(isBarred
        ? barredMetric(text, count.rows)
        : ofCases === undefined
          ? unknownMetric(slug, text, count.rows, metrics)
          : metricOfCases(text, count.rows, ofCases)),
      line,
      column,
    }));
    return undefined;
  };
}

function barredMetric(text: string, rows: number) {
  return {
    code: 'barred-metric',
    message: `You may not bring numbers of this metric in a file${rows === 1 ? '' : `; ${rows} rows have it`}`,
    remedy:
      'Leave its rows out, or ask whoever may: people of its department; where its numbers are approved or its days locked, those who approve or unlock.',
    value: shortValue(text),
  };
}

function metricOfCases(text: string, rows: number, dataset: string) {
  return {
    code: 'metric-of-cases',
    message: `The numbers of this metric are made of the cases of ${dataset}${rows === 1 ? '' : `; ${rows} rows have it`}`,
    remedy: 'Import the cases instead, or take `from` out of the metric’s definition.',
    value: shortValue(text),
  };
}

function unknownMetric(slug: string, text: string, rows: number, metrics: Metrics | null) {
  const near = nearest(slugOf(slug), metrics?.keys() ?? []);
  const readAs = slug === text ? '' : `, read as “${shortValue(slug)}”`;
  return {
    code: 'unknown-metric',
    message: `The city has no metric of this name${readAs}${rows === 1 ? '' : `; ${rows} rows have it`}`,
    remedy:
      near === null
        ? 'Define the metric in the city’s definitions, or correct the name.'
        : `Did you mean “${near}”? Otherwise define the metric in the city’s definitions.`,
    value: shortValue(text),
  };
}
