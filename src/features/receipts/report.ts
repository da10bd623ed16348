import type { CityDefinition, MetricDefinition, Receipt } from '../../model/index.ts';

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
