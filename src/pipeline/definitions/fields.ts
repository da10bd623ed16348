import type { Comparison, GradeStep, MetricDefinition, MetricSource } from '../../model/index.ts';
import type { DefinitionKind } from '../../state/contract.ts';

/**
 * A stored definition as the fields of the YAML file, each in words; fields that are not set are
 * left out. Two definitions that differ differ in a field.
 */
export function fieldsOf(kind: DefinitionKind, body: Record<string, unknown>): Map<string, string> {
  const fields = new Map<string, string>();
  for (const [field, value] of Object.entries(kind === 'metric' ? metricFields(body) : body)) {
    if (field === 'order') {
      const order = value as Record<string, readonly string[]>;
      for (const [list, slugs] of Object.entries(order)) fields.set(list, slugs.join(', '));
    } else if (field === 'grades') fields.set(field, gradesInWords(value as GradeStep[]));
    else if (value !== null) fields.set(field, inWords(value));
  }
  return fields;
}

function metricFields(body: Record<string, unknown>): Record<string, unknown> {
  const { comparison, freshnessDays, lockAfterDays, plausible, from, ...rest } =
    body as unknown as MetricDefinition;
  return {
    ...rest,
    freshness: freshnessDays === null ? null : `${freshnessDays} days`,
    smallest: plausible?.least ?? null,
    largest: plausible?.most ?? null,
    largestChange: plausible?.change ?? null,
    lockAfter: lockAfterDays === undefined ? null : `${lockAfterDays} days`,
    target: targetInWords(comparison),
    baseline: baselineInWords(comparison),
    from: from === undefined ? null : sourceInWords(from),
  };
}

function inWords(value: unknown): string {
  if (Array.isArray(value)) return value.map(inWords).join(', ');
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function gradesInWords(grades: readonly GradeStep[]): string {
  return grades.map(({ grade, atLeast }) => `${grade} ${atLeast}`).join(', ');
}

function targetInWords({ steps, bands, goal }: Comparison): string | null {
  const parts = [
    ...steps.map(({ from, value, period }) =>
      [value, ...(period === null ? [] : [`a ${period}`]), ...fromInWords(from)].join(' '),
    ),
    ...bands.map(({ from, low, high }) => [`${low} to ${high}`, ...fromInWords(from)].join(' ')),
    ...(goal === null ? [] : [`${goal.value} by ${goal.by}`]),
  ];
  return parts.length === 0 ? null : parts.join(', ');
}

function fromInWords(from: string | null): string[] {
  return from === null ? [] : [`from ${from}`];
}

function baselineInWords({ history, point }: Comparison): string | null {
  if (point !== null) return `${point.value} on ${point.on}`;
  if (history === null) return null;
  const { years, match, deviations } = history;
  const allowance = deviations === 0 ? '' : `, ${deviations} deviations`;
  return `${years} years, ${match}${allowance}`;
}

function sourceInWords({ dataset, ...rest }: MetricSource): string {
  const keys = Object.entries(rest).filter(([, value]) => value !== null);
  return [dataset, ...keys.map(([key, value]) => `${key} ${value}`)].join(', ');
}
