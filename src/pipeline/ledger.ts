import { dayBounds, formatInstant } from '../calendar/index.ts';
import type { Restatement, SpanNumbers } from '../facts/contract.ts';
import type {
  CityDefinition,
  Instant,
  LedgerDocument,
  LedgerEntry,
  LedgerKind,
  MetricDefinition,
  TargetRow,
} from '../model/index.ts';
import { rules } from '../scoring/index.ts';
import type { DefinitionVersion } from '../state/contract.ts';
import { fieldChanges } from './definitions/index.ts';

/** What a city's ledger is made from. */
export interface LedgerSources {
  readonly city: CityDefinition;
  /** Nothing that was known or typed later is told. */
  readonly knownOn: Instant;
  /** Every version ever, oldest first. */
  readonly history: readonly DefinitionVersion[];
  readonly restatements: readonly Restatement[];
  readonly targets: readonly TargetRow[];
}

/** An entry with the instant it is ordered by. */
interface Dated {
  readonly at: Instant;
  readonly entry: Omit<LedgerEntry, 'at'>;
}

/**
 * The public ledger, oldest first, one document a month: restated values, dated targets, changed
 * definitions and weights, metrics added and retired. What a city began with is no change. What was
 * told of a metric stays when it is removed.
 */
export function ledgerDocuments(sources: LedgerSources): LedgerDocument[] {
  const { timeZone, slug } = sources.city;
  const entries = [
    ...sources.restatements.map(restated),
    ...sources.city.metrics.flatMap((metric) => targetSteps(metric, sources)),
    ...removedMetrics(sources.history).flatMap(({ metric, at }) =>
      targetSteps(metric, sources).filter((step) => step.at < at),
    ),
    ...redefined(sources.history),
  ]
    .filter(({ at }) => at <= sources.knownOn)
    .sort((a, b) => a.at - b.at)
    .map(({ at, entry }): LedgerEntry => ({ at: formatInstant(at, timeZone), ...entry }));
  const months = Map.groupBy(entries, (entry) => entry.at.slice(0, 7));
  return [...months].map(([month, own]) => ({
    format: 'civicstat-ledger-1',
    city: slug,
    month,
    entries: own,
  }));
}

/** Metrics that are defined no more, as they were last, with the instant of their removal. */
function removedMetrics(history: readonly DefinitionVersion[]) {
  const removed = new Map<string, { readonly metric: MetricDefinition; readonly at: Instant }>();
  const last = new Map<string, string>();
  for (const { kind, slug, body, at } of history) {
    if (kind !== 'metric') continue;
    if (body === null) removed.set(slug, { metric: JSON.parse(last.get(slug)!), at });
    else {
      removed.delete(slug);
      last.set(slug, body);
    }
  }
  return [...removed.values()];
}

const blank = {
  metric: null,
  span: null,
  from: null,
  period: null,
  field: null,
  before: null,
  after: null,
};

function restated({ metric, span, known, before, after }: Restatement): Dated {
  const entry = { ...blank, kind: 'restated' as const, metric, span };
  return { at: known, entry: { ...entry, before: figures(before), after: figures(after) } };
}

/** "45 / 50", "7.4", or null where a value was taken back. */
function figures({ value, numerator, denominator }: SpanNumbers): string | null {
  if (numerator !== null && denominator !== null) return `${numerator} / ${denominator}`;
  return value === null ? null : String(value);
}

/** Each step of a metric's targets after the first, on the day from which it is in force. */
function targetSteps(metric: MetricDefinition, { city, targets }: LedgerSources): Dated[] {
  const rule = rules.find((one) => one.name === metric.rule);
  if (rule?.target !== 'steps') return [];
  const own = targets.filter((row) => row.metric === metric.slug);
  const steps = [
    ...metric.comparison.steps.map(({ from, value, period }) => ({ from, value, period })),
    ...own.map(({ from, target, period }) => ({ from, value: target, period })),
  ].sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1));
  return [...Map.groupBy(steps, (step) => step.period).values()].flatMap((list) =>
    list.flatMap((step, index) => {
      const before = list[index - 1];
      if (before === undefined || step.from === null || before.value === step.value) return [];
      const entry = {
        ...blank,
        kind: 'target' as const,
        metric: metric.slug,
        from: step.from,
        period: step.period,
        before: String(before.value),
        after: String(step.value),
      };
      return [{ at: dayBounds(step.from, city.timeZone).start, entry }];
    }),
  );
}

/** What was typed after the city's first version: changed keys, added and removed metrics. */
function redefined(history: readonly DefinitionVersion[]): Dated[] {
  const began = history[0]?.at;
  const before = new Map<string, DefinitionVersion>();
  return history.flatMap((version) => {
    const key = `${version.kind} ${version.slug}`;
    const last = before.get(key);
    before.set(key, version);
    if (version.at === began) return [];
    return changesOf(version, last).map((entry) => ({ at: version.at, entry }));
  });
}

function changesOf(
  version: DefinitionVersion,
  last: DefinitionVersion | undefined,
): Omit<LedgerEntry, 'at'>[] {
  const metric = version.kind === 'metric' ? version.slug : null;
  const whole = {
    ...blank,
    metric,
    field: metric === null ? `${version.kind} ${version.slug}` : null,
  };
  const before = last?.body ?? null;
  if (version.body === null) return [{ ...whole, kind: 'retired', before: nameIn(before) }];
  if (before === null) return [{ ...whole, kind: 'added', after: nameIn(version.body) }];
  return fieldChanges(version.kind, before, version.body)
    .filter(({ field }) => version.kind !== 'city' || !orders.has(field))
    .map(({ field, before, after }) => ({
      ...blank,
      kind: kindOf(field),
      metric,
      field: metric === null ? `${version.kind} ${version.slug}: ${field}` : field,
      before,
      after,
    }));
}

/** In which order a city's lists stand changes no number; what is in them is told on its own. */
const orders = new Set(['departments', 'topics', 'metrics']);

function nameIn(body: string | null): string | null {
  return body === null ? null : (JSON.parse(body) as { readonly name: string }).name;
}

function kindOf(field: string): LedgerKind {
  if (field === 'weight') return 'weight';
  return field === 'target' ? 'target' : 'definition';
}
