import type { Findings, Format, RecordSource, TableRecord } from '../contract.ts';
import { headerRecord, recordsOfObjects, refuseFile } from '../rows/cell-text.ts';
import { readWhole } from '../rows/chunks.ts';
import { parsedExactly } from '../rows/parsed-exactly.ts';
import { elementLines } from './element-lines.ts';

/** JSON documents: a list of objects, at the top or where the mapping's `path` says. */
export const json: Format = { name: 'json', records };

async function* records(
  source: RecordSource,
  findings: Findings,
): AsyncGenerator<readonly TableRecord[]> {
  const bytes = await readWhole(source, findings);
  if (bytes === null) return;
  const text = textOf(bytes, findings);
  if (text === null) return;
  const list = listOf(text, source.mapping.path, findings);
  if (list === null || list.length === 0) return;
  const lines = elementLines(text, list.length, source.mapping.path);
  const objects = list.map((values, index) => ({ values, line: lines[index] ?? 1 }));
  const strange = objects.find(({ values }) => !isObject(values));
  if (strange !== undefined) {
    findings.add(() => ({
      code: 'not-an-object',
      message: 'The list holds something that is no object with names and values',
      remedy: 'Export a list of objects, such as [{"metric": "calls", "value": 3}].',
      line: strange.line,
    }));
    return;
  }
  const named = objects as { values: Record<string, unknown>; line: number }[];
  const names = [...new Set(named.flatMap(({ values }) => Object.keys(values)))];
  yield [headerRecord(names, named[0]!.line), ...recordsOfObjects(named, names)];
}

function textOf(bytes: Buffer, findings: Findings): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    refuseFile(findings, 'The file is not in UTF-8, as JSON must be', 'Export it again.');
    return null;
  }
}

function listOf(
  text: string,
  path: string | undefined,
  findings: Findings,
): readonly unknown[] | null {
  const document = parsedExactly(text);
  if ('broken' in document) {
    const { line, message } = document.broken;
    const remedy = 'Export it again; it may be cut short, or be a web page that reports an error.';
    findings.add(() => ({ code: 'broken-json', message, remedy, line }));
    return null;
  }
  let found: unknown = document.value;
  for (const name of path === undefined || path === '' ? [] : path.split('.')) {
    found = isObject(found) && Object.hasOwn(found, name) ? found[name] : undefined;
  }
  if (Array.isArray(found)) return found;
  const where = path === undefined ? 'at the top' : `at “${path}”`;
  const lists = isObject(document.value)
    ? Object.keys(document.value).filter((name) =>
        Array.isArray((document.value as Record<string, unknown>)[name]),
      )
    : [];
  const hint = lists.length === 0 ? 'where the list stands' : `one of ${lists.join(', ')}`;
  refuseFile(
    findings,
    `The document has no list of rows ${where}`,
    `Give a mapping with “path:” and ${hint}.`,
  );
  return null;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
