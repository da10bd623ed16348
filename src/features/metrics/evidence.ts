import { counted, share } from '../../certification/index.ts';
import type { MetricDefinition, Score } from '../../model/index.ts';
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

function linked({ city }: LiveRecords, metrics: readonly MetricDefinition[]) {
  const records = metrics.map(({ slug, name }) => ({
    title: name,
    href: `/${city.slug}/metrics/${slug}`,
    publicHref: `/${city.slug}/metrics/${slug}`,
  }));
  return { records };
}
