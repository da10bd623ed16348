import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { DeliveredTargetRow, Finding, Observation } from '../model/index.ts';
import {
  type DeliveryQuestion,
  type DeliveryReading,
  type Limits,
  type Mapping,
  standardLimits,
  type TableRecord,
} from './contract.ts';
import { csv } from './csv/index.ts';
import { standardMapping } from './mapping.ts';
import { readDelivery } from './read-delivery.ts';
import { FindingList } from './rows/finding-list.ts';

/** 2025-11-03T12:00:00-05:00 in New York. */
export const arrived = 1_762_189_200_000_000;

const metrics: NonNullable<DeliveryQuestion['metrics']> = new Map([
  ['pothole-on-time', { measure: 'ratio', unit: 'share', takesTargets: true, hasTarget: false }],
  ['response-minutes', { measure: 'mean', unit: 'minutes', takesTargets: true, hasTarget: false }],
  ['calls', { measure: 'count', unit: 'count', takesTargets: true, hasTarget: false }],
  ['budget-balance', { measure: 'sum', unit: 'dollars', takesTargets: true, hasTarget: false }],
]);

export type Asked = Partial<Omit<DeliveryQuestion, 'mapping' | 'limits'>> & {
  readonly mapping?: Partial<Mapping>;
  readonly limits?: Partial<Limits>;
};

const folder = mkdtempSync(join(tmpdir(), 'formats-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A question about a file with these bytes. */
export function questionOf(content: string | Uint8Array, asked: Asked = {}): DeliveryQuestion {
  const path = join(folder, 'delivery.csv');
  writeFileSync(path, content);
  return {
    path,
    name: 'delivery.csv',
    kind: 'observations',
    timeZone: 'America/New_York',
    arrived,
    metrics,
    ...asked,
    mapping: { ...standardMapping, ...asked.mapping },
    limits: { ...standardLimits, ...asked.limits },
  };
}

export interface Read extends Omit<DeliveryReading, 'rows'> {
  readonly count: number;
  readonly rows: readonly (Observation | DeliveredTargetRow)[];
  readonly batches: readonly number[];
}

/** Reads a delivery whole. */
export async function readAll(content: string | Uint8Array, asked: Asked = {}): Promise<Read> {
  const rows: (Observation | DeliveredTargetRow)[] = [];
  const batches: number[] = [];
  const reading = await readDelivery(questionOf(content, asked), async (batch) => {
    rows.push(...batch.rows);
    batches.push(batch.rows.length);
  });
  return { ...reading, count: reading.rows, rows, batches };
}

/** A finding in one line, every part of it. */
function told({ file, line = 0, column = '', code, message, value, remedy }: Finding): string {
  const found = value === undefined ? '' : ` <${value}>`;
  return `${file} ${line}:${column} ${code}: ${message}${found} → ${remedy}`;
}

/** What is said about a file that must be refused. */
export async function refusal(content: string | Uint8Array, asked: Asked = {}): Promise<string[]> {
  const { findings, rows } = await readAll(content, asked);
  if (findings.length === 0) throw new Error(`accepted with ${rows.length} rows`);
  return findings.map(told);
}

/** The low-level records of a file. */
export async function recordsOf(content: string | Uint8Array, asked: Asked = {}) {
  const findings = new FindingList('delivery.csv', 100);
  const records: TableRecord[] = [];
  const notes: string[] = [];
  const note = (sentence: string) => notes.push(sentence);
  for await (const lot of csv.records(questionOf(content, asked), findings, note)) {
    records.push(...lot);
  }
  return { records, findings: findings.list(), notes };
}
