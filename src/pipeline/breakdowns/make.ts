import type { BreakdownRow } from '../../facts/events.ts';
import { type BreakdownColumns, type BreakdownDocument, canonicalJson } from '../../model/index.ts';
import type { Platform } from '../platform.ts';
import { type Breakdown, type MadeBreakdown, spanOf } from './breakdown.ts';

/**
 * Makes breakdowns of the cases as they were known through a delivery, and stores them: one question
 * for all metrics of a dataset and all months of which one is wanted.
 */
export async function makeBreakdowns(
  platform: Pick<Platform, 'facts' | 'archive'>,
  city: string,
  wanted: readonly Breakdown[],
  through: number,
): Promise<MadeBreakdown[]> {
  const made: MadeBreakdown[] = [];
  const alike = Map.groupBy(wanted, ({ table, columns }) => JSON.stringify([table.id, columns]));
  const encoder = new TextEncoder();
  for (const some of alike.values()) {
    const documents = await documentsOf(platform, city, some, through);
    const texts = documents.map((document) => encoder.encode(canonicalJson(document)));
    const hashes = await platform.archive.putAll(texts);
    for (const [at, one] of some.entries()) made.push({ ...one, document: hashes[at]! });
  }
  return made;
}

/** The documents of breakdowns of one dataset, in their order. */
async function documentsOf(
  { facts }: Pick<Platform, 'facts'>,
  city: string,
  wanted: readonly Breakdown[],
  through: number,
): Promise<BreakdownDocument[]> {
  const { table, columns } = wanted[0]!;
  const months = [...new Set(wanted.map(({ month }) => month))];
  const derivations = [
    ...new Map(wanted.map(({ derivation }) => [derivation.id, derivation])).values(),
  ];
  const spans = months.map(spanOf);
  const rows = await facts.breakdown({ table, derivations, through, spans, columns });
  const groups = Map.groupBy(rows, ({ derivation, span, column }) =>
    nameOf(derivations[derivation]!.id, months[span]!, column),
  );
  return wanted.map(({ metric, derivation, month }) => ({
    format: 'civicstat-breakdown-1',
    city,
    metric: metric.slug,
    month,
    dimensions: Object.fromEntries(
      columns.map((column) => [
        column,
        columnsOf(groups.get(nameOf(derivation.id, month, column)) ?? []),
      ]),
    ),
  }));
}

function nameOf(...parts: readonly string[]): string {
  return JSON.stringify(parts);
}

function columnsOf(rows: readonly BreakdownRow[]): BreakdownColumns {
  const hasParts = rows.some(({ denominator }) => denominator !== null);
  return {
    label: rows.map(({ label }) => label),
    cases: rows.map(({ cases }) => cases),
    ...(hasParts
      ? {
          numerator: rows.map(({ numerator }) => numerator),
          denominator: rows.map(({ denominator }) => denominator),
        }
      : { value: rows.map(({ value }) => value) }),
  };
}
