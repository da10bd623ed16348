import { type Finding, shortValue } from '../../model/index.ts';
import type { RecordSource } from '../contract.ts';
import { FindingList } from '../rows/finding-list.ts';
import { csv } from './records.ts';

/** What a table as a whole looks like, for files whose rows another reader takes. */
export interface TableSurvey {
  /** Rows after the header. */
  readonly rows: number;
  /** What is wrong with the bytes, the quotes or the number of cells; at most as limited. */
  readonly findings: readonly Finding[];
}

/** The names in the first row of a CSV file, or why they cannot be read. */
export async function readHeader(source: RecordSource): Promise<readonly string[] | Finding[]> {
  const findings = new FindingList(source.name, source.limits.findings);
  for await (const records of csv.records(source, findings, () => undefined)) {
    const [first] = records;
    if (first === undefined) continue;
    const { fault, fields } = first;
    if (fault === null) return fields;
    findings.add(fault);
    return findings.list();
  }
  findings.add(() => ({
    code: 'empty-file',
    message: 'The file is empty',
    remedy: 'Export it again with a first row that names the columns.',
  }));
  return findings.list();
}

/** Goes through a whole CSV file: how many rows it has, and everything wrong with its form. */
export async function surveyTable(source: RecordSource, width: number): Promise<TableSurvey> {
  const findings = new FindingList(source.name, source.limits.findings);
  let rows = -1;
  for await (const records of csv.records(source, findings, () => undefined)) {
    for (const { fields, fault, line } of records) {
      rows += 1;
      if (fault !== null) findings.add(fault);
      else if (fields.length !== width) {
        findings.add(() => ({
          code: 'wrong-width',
          message: `The row has ${fields.length} cells; the first row names ${width} columns`,
          remedy: 'Put texts that hold the delimiter in quotes, or complete the row.',
          line,
          value: shortValue(fields.join(source.mapping.delimiter)),
        }));
      }
    }
  }
  return { rows: Math.max(rows, 0), findings: findings.list() };
}
