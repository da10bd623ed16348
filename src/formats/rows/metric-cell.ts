import { nearest, shortValue } from '../../model/index.ts';
import type { DeliveryQuestion, Mapping, MetricFacts } from '../contract.ts';
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
 * A reader of metric names. An unknown name is one finding, at its first line, that counts its
 * rows; when there are more of them than findings are listed, each further row is one.
 */
export function metricReader(
  metrics: Metrics | null,
  names: Mapping['metricNames'],
  findings: FindingList,
  limit: number,
): (line: number, column: string | number, text: string) => NamedMetric | undefined {
  const unknown = new Map<string, { rows: number }>();
  return (line, column, text) => {
    const slug = names === 'title' ? slugOf(text) : text;
    const facts = metrics?.get(slug) ?? null;
    if (slug !== '' && (facts !== null || metrics === null)) return { slug, facts };
    const seen = unknown.get(slug);
    if (seen !== undefined) {
      seen.rows += 1;
      return undefined;
    }
    const count = { rows: 1 };
    if (unknown.size < limit) unknown.set(slug, count);
    findings.add(() => ({ ...unknownMetric(slug, text, count.rows, metrics), line, column }));
    return undefined;
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
