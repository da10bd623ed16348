import { isScalar, type Node } from 'yaml';
import { nearest } from '../../model/index.ts';
import { slugFrom } from './kinds.ts';
import type { Entry, Section } from './section.ts';
import type { MetricEntry } from './targets.ts';
import { placeOf, report } from './yaml-file.ts';

/** An entry of a list whose members are known by their slug. */
export type SlugEntry = Entry<Section> & { readonly nodes: { readonly slug?: Node } };

/** An entry's slug as it stands there, even where it is no good slug. */
export function slugOf(entry: SlugEntry): string | undefined {
  const node = entry.nodes.slug;
  return isScalar(node) ? String(node.source ?? node.value) : undefined;
}

/** The slugs of a list; where one is no good slug, the one that its finding proposes instead. */
export function slugsOf(entries: readonly SlugEntry[]): string[] {
  return entries.flatMap((entry) => slugFrom(slugOf(entry) ?? '') ?? []);
}

/** Reports every slug that stood in the same list before. */
export function checkTwins(kind: string, entries: readonly SlugEntry[]): void {
  const first = new Map<string, SlugEntry>();
  for (const entry of entries) {
    const slug = slugOf(entry);
    if (slug === undefined) continue;
    const before = first.get(slug);
    if (before === undefined) {
      first.set(slug, entry);
      continue;
    }
    const place = placeOf(before.file, before.nodes.slug!);
    report(entry.file, entry.nodes.slug!, {
      code: 'duplicate-slug',
      message: `Two ${kind} have this slug; the first in ${place.file}, line ${place.line}`,
      remedy: 'Give one of them another slug, or remove it',
    });
  }
}

/**
 * Reports every topic or department of a metric that is not declared.
 * @param otherwise the remedy where no known slug is near
 */
export function checkReferences(
  metrics: readonly MetricEntry[],
  key: 'topic' | 'department',
  known: readonly string[],
  otherwise: string,
): void {
  const slugs = new Set(known);
  for (const metric of metrics) {
    const slug = metric.values[key];
    if (slug === undefined || slugs.has(slug)) continue;
    const near = nearest(slug, slugs);
    report(metric.file, metric.nodes[key] ?? metric.node, {
      code: `unknown-${key}`,
      message: `There is no ${key} with this slug`,
      remedy: near === null ? otherwise : `Did you mean \`${near}\`?`,
    });
  }
}
