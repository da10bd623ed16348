import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, it } from 'vitest';
import type { FormatName, Mapping } from './contract.ts';
import { type Asked, readAll, refusal } from './reading.suite.ts';

type Row = Readonly<Record<string, string | number | boolean | null>>;

const names = ['metric', 'start', 'numerator', 'denominator', 'ward'];
const rows: readonly Row[] = [
  { metric: 'pothole-on-time', start: '2025-01-02', numerator: 45, denominator: 50, ward: null },
  { metric: 'pothole-on-time', start: '2025-01-03', numerator: 0.1, denominator: 3, ward: '=1+1' },
  { metric: 'pothole-on-time', start: '2025-01-04', numerator: 7, denominator: 8, ward: 'ñ, "x"' },
];

function csvOf(list: readonly Row[]): string {
  const cell = (value: Row[string]) => `"${String(value ?? '').replaceAll('"', '""')}"`;
  const lines = list.map((row) => names.map((name) => cell(row[name] ?? null)).join());
  return `${names.join()}\n${lines.join('\n')}\n`;
}

function escaped(value: Row[string]): string {
  return String(value ?? '').replace(/[<>&"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** A workbook as Excel writes it, with texts in their cells and numbers as numbers. */
function workbook(
  sheets: Readonly<Record<string, readonly (readonly Row[string][])[]>>,
): Uint8Array {
  const letter = (at: number) => String.fromCharCode(65 + at);
  const sheet = (data: readonly (readonly Row[string][])[]) =>
    `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${data
      .map(
        (cells, row) =>
          `<row r="${row + 1}">${cells
            .map((value, at) => {
              const place = `r="${letter(at)}${row + 1}"`;
              if (value === null) return '';
              return typeof value === 'number'
                ? `<c ${place}><v>${value}</v></c>`
                : `<c ${place} t="inlineStr"><is><t>${escaped(value)}</t></is></c>`;
            })
            .join('')}</row>`,
      )
      .join('')}</sheetData></worksheet>`;
  const list = Object.entries(sheets);
  const schema = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const part = 'http://schemas.openxmlformats.org/package/2006/relationships';
  const files: Record<string, string> = {
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    'xl/workbook.xml': `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${schema}"><sheets>${list
      .map(
        ([name], at) => `<sheet name="${escaped(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${part}">${list
      .map(
        (_, at) =>
          `<Relationship Id="rId${at + 1}" Type="${schema}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
      )
      .join('')}</Relationships>`,
  };
  for (const [at, [, data]] of list.entries())
    files[`xl/worksheets/sheet${at + 1}.xml`] = sheet(data);
  return zipSync(
    Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])),
  );
}

const table = [names, ...rows.map((row) => names.map((name) => row[name] ?? null))];

function parquetOf(list: readonly Row[]): Uint8Array {
  const column = (name: string) => list.map((row) => row[name] ?? null);
  const columnData = names.map((name) => ({
    name,
    data: column(name),
    type:
      name === 'numerator' || name === 'denominator' ? ('DOUBLE' as const) : ('STRING' as const),
  }));
  return new Uint8Array(parquetWriteBuffer({ columnData }));
}

const as = (format: FormatName, more: Partial<Mapping> = {}): Asked => ({
  mapping: { format, ...more },
});

describe('one table in every format', () => {
  it.each([
    ['json', JSON.stringify(rows)],
    ['json', `\uFEFF${JSON.stringify(rows, null, 2)}`],
    ['ndjson', rows.map((row) => JSON.stringify(row)).join('\n')],
    ['xlsx', workbook({ Data: table })],
    ['parquet', parquetOf(rows)],
  ] as const)('gives the same observations as %s', async (format, content) => {
    const expected = await readAll(csvOf(rows));
    expect(expected.findings).toEqual([]);
    expect(expected.rows).toHaveLength(3);
    const { rows: found, findings } = await readAll(content, as(format));
    expect(findings).toEqual([]);
    expect(found).toEqual(expected.rows);
  });
});

describe('JSON', () => {
  it('is read where the path says, with the line of every row', async () => {
    const text = `{\n "data": { "items": [\n  {"metric": "calls", "start": "2025-01-02", "value": 1},\n\n  {"metric": "call", "start": "2025-01-02", "value": 2}\n ]},\n "other": []}`;
    expect(await refusal(text, as('json', { path: 'data.items' }))).toEqual([
      expect.stringMatching(/^delivery\.csv 5:metric/),
    ]);
    expect(await refusal(text, as('json'))).toEqual([expect.stringContaining('one of other')]);
  });

  it('keeps every digit of a number', async () => {
    const row = '{"metric": "calls", "start": "2025-01-02", "value": 0.1000000000000000055}';
    const list = await readAll(`[${row}]`, as('json'));
    expect(list.rows).toHaveLength(1);
    const ward =
      '{"metric": "calls", "start": "2025-01-02", "value": 1, "ward": 12345678901234567890}';
    for (const [text, format] of [
      [`[${ward}]`, 'json'],
      [ward, 'ndjson'],
    ] as const) {
      const { rows: found } = await readAll(text, as(format));
      expect(found[0]).toMatchObject({ dimensions: { ward: '12345678901234567890' } });
    }
  });

  it.each([
    ['[{"metric": "calls"', 'This is no JSON'],
    ['<!DOCTYPE html><p>Error', 'This is no JSON'],
    ['[1, 2]', 'no object'],
    ['[{"metric": "calls", "start": {"a": 1}, "value": 1}]', 'a list, an object'],
    ['[]', 'empty'],
    ['{"a": 1}', 'no list of rows'],
  ])('is refused when it is %s', async (text, said) => {
    expect((await refusal(text, as('json'))).join()).toContain(said);
  });

  it('in lines is refused with the line', async () => {
    const row = '{"metric": "calls", "start": "2025-01-02", "value": 1}';
    expect((await refusal(`${row}\n{"metric"`, as('ndjson'))).join()).toContain('delivery.csv 2:');
    const added = `${row}\n${row.replace('}', ', "ward": "3"}')}`;
    expect((await refusal(added, as('ndjson'))).join()).toContain('2:ward unknown-column');
  });
});

describe('a workbook', () => {
  it('with several sheets asks which', async () => {
    const book = workbook({ January: table, Notes: [['see below']], Empty: [] });
    expect(await refusal(book, as('xlsx'))).toEqual([
      expect.stringContaining('one of “January”, “Notes”'),
    ]);
    const { rows: found, notices } = await readAll(book, as('xlsx', { sheet: 'January' }));
    expect(found).toHaveLength(3);
    expect(notices.join()).toContain('The sheet “January” was read');
  });

  it('names the row of the sheet, blank rows and cells beside the table included', async () => {
    const header = [...names.slice(0, 4), null, null];
    const bad = ['calls', '2025-13-01', 1, 1];
    const book = workbook({ S: [[null], header, [], bad] });
    expect((await refusal(book, as('xlsx'))).join()).toContain('delivery.csv 4:start');
  });

  it('that is none, or would fill the memory, is refused', async () => {
    expect((await refusal('no zip at all, but long enough to look', as('xlsx'))).join()).toContain(
      'no Excel workbook',
    );
    const book = workbook({ S: [[' '.repeat(3_000_000)]] });
    expect(book.length).toBeLessThan(100_000);
    const limits = { wholeBytes: 1_000_000 };
    expect((await refusal(book, { ...as('xlsx'), limits })).join()).toContain(
      'when it is unpacked',
    );
  });
});

describe('any bytes', () => {
  const anyRow = fc.record({
    metric: fc.constant('response-minutes'),
    start: fc.integer({ min: 1, max: 28 }).map((day) => `2025-01-${String(day).padStart(2, '0')}`),
    numerator: fc.integer({ min: 0, max: 1e6 }),
    denominator: fc.integer({ min: 1, max: 1e6 }),
    ward: fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll(/[\0\r]/g, '').trim()),
  });
  const anyRows = fc.array(anyRow, { minLength: 1, maxLength: 8 });
  const written: Readonly<Record<string, (list: readonly Row[]) => string>> = {
    csv: csvOf,
    json: (list) => JSON.stringify(list),
    ndjson: (list) => list.map((row) => JSON.stringify(row)).join('\n'),
  };

  it.each(['csv', 'json', 'ndjson'] as const)(
    'that a program wrote as %s are read right, and damaged ones refused with a place',
    async (format) => {
      const asked = as(format, { dimensions: ['ward'] });
      const cut = fc.tuple(fc.nat(), fc.nat({ max: 255 }), fc.boolean());
      await fc.assert(
        fc.asyncProperty(anyRows, cut, async (list, [place, byte, shorten]) => {
          const bytes = Buffer.from(written[format]!(list));
          const whole = await readAll(bytes, asked);
          expect(whole.findings).toEqual([]);
          const seen = whole.rows.map((row) => 'dimensions' in row && (row.dimensions.ward ?? ''));
          expect(seen).toEqual(list.map(({ ward }) => ward));
          const at = place % bytes.length;
          const damaged = shorten ? bytes.subarray(0, at) : Buffer.from(bytes);
          if (!shorten) damaged[at] = byte;
          const { findings, rows: found, count } = await readAll(damaged, asked);
          if (findings.length === 0) expect(found).toHaveLength(count);
          for (const { message, remedy } of findings) expect(message && remedy).not.toBe('');
        }),
        { numRuns: Number(process.env.CIVICSTAT_TEST_RUNS ?? 300) },
      );
    },
    120_000,
  );
});
