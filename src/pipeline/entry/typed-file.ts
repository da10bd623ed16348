import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { standardMapping } from '../../formats/index.ts';
import { type Finding, UserError } from '../../model/index.ts';
import { type Delivered, deliver } from '../deliver.ts';
import { type Platform, silentReport } from '../platform.ts';
import { type CellText, emptyCell, type Place } from './cell.ts';

/** A number on its way in; an empty cell takes back what is known. */
export interface TypedNumber extends Place {
  readonly cell: CellText;
  /** Why it is out of the usual, or of a locked period; kept in the delivery's file. */
  readonly reason: string;
}

/** Something that the reader of the file refused, and the number it is about. */
export interface RefusedNumber {
  readonly number: TypedNumber;
  readonly column: keyof CellText | null;
  readonly finding: Finding;
}

/**
 * Takes typed numbers in the one way in: as a file of observations, archived and accepted like any
 * other. All of them or, when any is refused, none.
 */
export async function deliverTyped(
  platform: Platform,
  question: { readonly city: string; readonly name: string },
  numbers: readonly TypedNumber[],
): Promise<Delivered | readonly RefusedNumber[]> {
  const folder = await mkdtemp(join(tmpdir(), 'civicstat-typed-'));
  try {
    const path = join(folder, 'typed.csv');
    await writeFile(path, typedCsv(numbers));
    // The reason is for whoever opens the file; it is no breakdown.
    const mapping = { ...standardMapping, name: 'typed', dimensions: [] };
    const file = { ...question, path, kind: 'observations' as const, mapping, dryRun: false };
    return await deliver(platform, file, silentReport);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return refusedNumbers(error, numbers);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const header = 'metric,start,value,numerator,denominator,reason';

function typedCsv(numbers: readonly TypedNumber[]): string {
  const lines = numbers.map(({ metric, day, cell, reason }) => {
    const plain = reason.replace(/\s+/g, ' ').trim().replaceAll('"', '""');
    const { value, numerator, denominator } = cell;
    return [metric, day, value, numerator, denominator, plain === '' ? '' : `"${plain}"`].join(',');
  });
  return `${[header, ...lines].join('\n')}\n`;
}

function refusedNumbers(error: UserError, numbers: readonly TypedNumber[]): RefusedNumber[] {
  return error.findings.map((finding) => {
    const number = finding.line === undefined ? undefined : numbers[finding.line - 2];
    // What is not about one of the numbers is not for the person who typed them.
    if (number === undefined) throw error;
    const isColumn = Object.hasOwn(emptyCell, String(finding.column));
    return { number, column: isColumn ? (finding.column as keyof CellText) : null, finding };
  });
}
