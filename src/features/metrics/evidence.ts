import { counted, share } from '../../certification/index.ts';
import type { DatasetDefinition, MetricDefinition, Score } from '../../model/index.ts';
import type { LiveRecords } from '../../pipeline/live-records.ts';
import type { EvidenceSource } from '../evidence-contract.ts';

/** What the metrics and the public board show. */
export const metricEvidence: EvidenceSource = {
  measures: {
    /** Topics with a metric that a strategic plan in force names, with owner and target. */
    'plan-topics-measured': (records) => {
      if (!hasPlan(records)) return null;
      const metrics = planMetrics(records).filter(
        ({ owner, slug }) => owner !== null && hasTarget(records, slug),
      );
      return counted(new Set(metrics.map(({ topic }) => topic)).size, linked(records, metrics));
    },
    /** Share of the plan's metrics with a value, a target and a status on the newest board. */
    'plan-metrics-judged': (records) => {
      if (!hasPlan(records)) return null;
      const metrics = planMetrics(records);
      const judged = metrics.filter(({ slug }) => isJudged(records, slug));
      return share(judged.length, metrics.length, linked(records, judged));
    },
    /** Share of the plan's metrics whose numbers are broken down `by` place or group. */
    'metrics-broken-down': (records, { by }) => {
      const kind = by === 'place' ? 'place' : 'group';
      const isSaid = (records.city.datasets ?? []).some((one) => columnsOf(one, kind).length > 0);
      // Without a word on which columns say where or who, the city may do it elsewhere.
      if (!hasPlan(records) || !isSaid) return null;
      const metrics = planMetrics(records);
      const broken = metrics.filter((metric) => isBrokenDown(records, metric, kind));
      return share(broken.length, metrics.length, {
        records: broken.map((metric) => breakdownRecord(records, metric)),
      });
    },
    /** Share of the metrics in force with an owner and a target that stand on the public board. */
    'metrics-public': (records) => {
      const metrics = inForce(records);
      const shown = metrics.filter(({ owner, slug }) => owner !== null && hasTarget(records, slug));
      return share(shown.length, metrics.length, linked(records, shown));
    },
  },
};

function inForce({ city, date }: LiveRecords): MetricDefinition[] {
  return city.metrics.filter(
    ({ starts, ends }) => (starts === null || starts <= date) && (ends === null || ends >= date),
  );
}

function hasPlan({ entries }: LiveRecords): boolean {
  return entries.documents.some(({ type }) => type === 'strategic-plan');
}

/** The metrics in force that a strategic plan in force names. */
function planMetrics(records: LiveRecords): MetricDefinition[] {
  const { date, entries } = records;
  const plans = entries.documents.filter(
    ({ type, approved, reviewBy, withdrawn }) =>
      type === 'strategic-plan' &&
      approved !== null &&
      approved <= date &&
      (reviewBy === null || reviewBy >= date) &&
      (withdrawn === null || withdrawn > date),
  );
  const named = new Set(plans.flatMap(({ metrics }) => metrics));
  return inForce(records).filter(({ slug }) => named.has(slug));
}

/** Whether the newest board compares it with something in any period. */
function hasTarget(records: LiveRecords, slug: string): boolean {
  return scoresOf(records, slug).some(({ target }) => target !== null);
}

function scoresOf({ board }: LiveRecords, slug: string): readonly Score[] {
  return Object.values(board?.metrics.find(({ metric }) => metric === slug)?.scores ?? {});
}

function isJudged(records: LiveRecords, slug: string): boolean {
  return scoresOf(records, slug).some(
    ({ value, target, status }) => value !== null && target !== null && status !== 'no-score',
  );
}

type KindOfColumn = 'place' | 'group';

/** The dimensions of a dataset that say where, or to which group of people, a case belongs. */
function columnsOf({ places, groups, tiles }: DatasetDefinition, kind: KindOfColumn): string[] {
  if (kind === 'group') return [...(groups ?? [])];
  return [...(places ?? []), ...(tiles === undefined ? [] : [tiles.column])];
}

/** About things: on the newest board. About persons: for staff, where the board has a number. */
function isBrokenDown(
  records: LiveRecords,
  { slug, from }: MetricDefinition,
  kind: KindOfColumn,
): boolean {
  const dataset = records.city.datasets?.find((one) => one.slug === from?.dataset);
  if (dataset === undefined || columnsOf(dataset, kind).length === 0) return false;
  if (dataset.about === 'things') return records.brokenDown.has(slug);
  return scoresOf(records, slug).some(({ value }) => value !== null);
}

/** Things: where the public page breaks them down. Persons: where staff do. */
function breakdownRecord({ city }: LiveRecords, { slug, name, from }: MetricDefinition) {
  const dataset = city.datasets?.find((one) => one.slug === from?.dataset);
  if (dataset?.about !== 'things') {
    return { name, phrase: null, href: `/${city.slug}/desk/cases/${slug}` };
  }
  const href = `/${city.slug}/metrics/${slug}#breakdowns`;
  return { name, phrase: null, href, publicHref: href };
}

function linked({ city }: LiveRecords, metrics: readonly MetricDefinition[]) {
  const records = metrics.map(({ slug, name }) => ({
    name,
    phrase: null,
    href: `/${city.slug}/metrics/${slug}`,
    publicHref: `/${city.slug}/metrics/${slug}`,
  }));
  return { records };
}
