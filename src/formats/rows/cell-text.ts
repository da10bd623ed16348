import type { Findings, TableRecord } from '../contract.ts';

/** A value of a format that has types, as the text that a CSV file would hold. Null: no text fits. */
export function cellText(value: unknown): string | null {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean' || typeof value === 'bigint') return String(value);
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : null;
  return value instanceof Date ? timeText(value) : null;
}

/** Formats without zones give times as if they were UTC; midnight is taken as the day alone. */
function timeText(value: Date): string | null {
  if (Number.isNaN(value.getTime())) return null;
  const text = value.toISOString().replace('Z', '');
  return text.endsWith('T00:00:00.000') ? text.slice(0, 10) : text.replace(/\.000$/, '');
}

/** Objects of a list become records: the names that any of them has are the header. */
export function recordsOfObjects(
  objects: readonly { readonly values: Readonly<Record<string, unknown>>; readonly line: number }[],
  names: readonly string[],
): TableRecord[] {
  return objects.map(({ values, line }) => recordOf(values, names, line));
}

/** One object as a record. A value without a text, and a name that the header lacks, is a fault. */
export function recordOf(
  values: Readonly<Record<string, unknown>>,
  names: readonly string[],
  line: number,
): TableRecord {
  const strange = Object.keys(values).find((name) => !names.includes(name));
  if (strange !== undefined) return faulty(line, strange, newName);
  const texts = names.map((name) => cellText(Object.hasOwn(values, name) ? values[name] : null));
  const wrong = texts.indexOf(null);
  if (wrong !== -1) return faulty(line, names[wrong]!, noText);
  return { fields: texts as string[], line, fault: null };
}

const newName = {
  code: 'unknown-column',
  message: 'The first row has no such column, so what it holds cannot be known',
  remedy: 'Give every row the same names; write null where a value is missing.',
};
const noText = {
  code: 'nested-value',
  message: 'The cell holds a list, an object or something else that is no text, number or day',
  remedy: 'Export plain values.',
};

function faulty(line: number, column: string, said: typeof newName): TableRecord {
  return { fields: [], line, fault: () => ({ ...said, line, column }) };
}

/** The header's record. */
export function headerRecord(names: readonly string[], line: number): TableRecord {
  return { fields: names, line, fault: null };
}

/** Refuses the file as a whole. */
export function refuseFile(findings: Findings, message: string, remedy: string): void {
  findings.add(() => ({ code: 'unreadable-file', message, remedy }));
}
