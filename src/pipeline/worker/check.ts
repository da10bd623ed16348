import { createHash } from 'node:crypto';
import type { Contradiction, FactsStore } from '../../facts/contract.ts';
import {
  type DeliveredRows,
  linesOfRows,
  type Mapping,
  readDelivery,
  standardLimits,
} from '../../formats/index.ts';
import type { Finding, RowKind } from '../../model/index.ts';
import type { Checked, CheckQuestion, Progress } from '../platform.ts';
import { watchValues } from './plausible.ts';

/** How many contradictions are named; more would help nobody. */
const mostContradictions = 100;

/**
 * Reads a file into the stage and judges it: what the reader found, then contradictions between
 * its rows. The stage holds the whole file exactly when there are no findings.
 */
export async function checkDelivery(
  store: FactsStore,
  question: CheckQuestion & { readonly kind: RowKind },
  progress: Progress,
): Promise<Checked> {
  const { mapping, timeZone } = JSON.parse(question.reading) as {
    mapping: Mapping;
    timeZone: string;
  };
  const hash = createHash('sha256');
  const reader = {
    path: question.path,
    name: question.name,
    kind: question.kind,
    mapping,
    timeZone,
    arrived: question.arrived,
    metrics:
      question.metrics === null
        ? null
        : new Map(question.metrics.map((metric) => [metric.slug, metric])),
    limits: standardLimits,
  };
  const seen = new Set<string>();
  const watch = watchValues(question.metrics ?? []);
  await store.beginStage();
  const { rows, findings, notices } = await readDelivery(
    { ...reader, onProgress: progress, onBytes: (bytes) => hash.update(bytes) },
    (batch: DeliveredRows) => {
      for (const { metric } of batch.rows) seen.add(metric);
      if (batch.kind === 'observations') for (const row of batch.rows) watch.see(row);
      return store.stage(batch);
    },
  );
  const content = hash.digest('hex');
  const metrics = [...seen];
  if (findings.length > 0) return { content, rows, metrics, findings, notices, difference: null };
  const contradictions = await store.contradictions(mostContradictions);
  if (contradictions.length > 0) {
    const places = [...new Set(contradictions.flatMap((one) => one.rows))];
    const lines = await linesOfRows(reader, places);
    const named = contradictions.map((one) => contradictionFinding(one, question.name, lines));
    return { content, rows, metrics, findings: named, notices, difference: null };
  }
  const difference = await store.difference(question.city);
  return { content, rows, metrics, findings, notices, difference, doubts: watch.doubts() };
}

function contradictionFinding(
  one: Contradiction,
  file: string,
  lines: ReadonlyMap<number, number>,
): Finding {
  const all = one.rows.flatMap((row) => lines.get(row) ?? []);
  const until = one.last === null || one.last === one.first ? '' : ` to ${one.last}`;
  return {
    code: 'contradiction',
    message: `Lines ${all.join(', ')} give ${one.metric} different numbers for ${one.first}${until}`,
    remedy: 'Keep one of the lines, or give each the time from which it was known, under “known”',
    file,
    ...(all[0] === undefined ? {} : { line: all[0] }),
  };
}
