import type {
  CityDefinition,
  CompositeReceipt,
  MetricDefinition,
  Receipt,
} from '../../model/index.ts';

/** A receipt with what its page needs to read well. */
export interface ReceiptReport {
  readonly hash: string;
  readonly receipt: Receipt;
  readonly city: Pick<CityDefinition, 'slug' | 'name' | 'asOf' | 'source' | 'tolerance'>;
  /** As the newest board defines it; null where that holds it no more. */
  readonly metric: MetricDefinition | null;
}

/** Joins a receipt to the names that its city uses now. */
export function receiptReport(hash: string, receipt: Receipt, city: CityDefinition): ReceiptReport {
  const { slug, name, asOf, source, tolerance } = city;
  return {
    hash,
    receipt,
    city: { slug, name, asOf, source, tolerance },
    metric: city.metrics.find((one) => one.slug === receipt.metric) ?? null,
  };
}

/** A composite's receipt with the names that its page shows. */
export interface CompositeReceiptReport {
  readonly hash: string;
  readonly receipt: CompositeReceipt;
  readonly city: Pick<CityDefinition, 'slug' | 'name' | 'asOf' | 'source' | 'tolerance' | 'grades'>;
  /** Whose number it is, and its page. */
  readonly subject: { readonly name: string; readonly address: string };
  /** Names by slug; a metric that is defined no more has none. */
  readonly metrics: ReadonlyMap<string, MetricDefinition>;
}

/** Joins a composite's receipt to the names that its city uses now. */
export function compositeReceiptReport(
  hash: string,
  receipt: CompositeReceipt,
  city: CityDefinition,
): CompositeReceiptReport {
  const { slug, name, asOf, source, tolerance, grades } = city;
  return {
    hash,
    receipt,
    city: { slug, name, asOf, source, tolerance, grades },
    subject: subjectOf(receipt.of, city),
    metrics: new Map(city.metrics.map((metric) => [metric.slug, metric])),
  };
}

function subjectOf({ kind, slug }: CompositeReceipt['of'], city: CityDefinition) {
  if (kind === 'city') return { name: city.name, address: `/${city.slug}` };
  const list = kind === 'topic' ? city.topics : city.departments;
  const name = list.find((one) => one.slug === slug)?.name ?? slug;
  return { name, address: `/${city.slug}/${kind}s/${slug}` };
}
