import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recordsOf } from '../reading.suite.ts';
import { type CsvRecord, RecordScanner } from './record-scanner.ts';

const spectrum = join(import.meta.dirname, 'fixtures', 'spectrum');
const names = readdirSync(join(spectrum, 'csvs')).map((name) => name.replace('.csv', ''));

describe('csv-spectrum', () => {
  it('has eleven files', () => {
    expect(names).toHaveLength(11);
  });

  it.each(names)('%s is read exactly', async (name) => {
    const { records, findings } = await recordsOf(
      readFileSync(join(spectrum, 'csvs', `${name}.csv`)),
    );
    expect(findings).toEqual([]);
    const [header, ...rows] = records.map(({ fields }) => fields);
    const objects = rows.map((row) =>
      Object.fromEntries(header!.map((column, index) => [column, row[index]])),
    );
    const wanted = readFileSync(join(spectrum, 'json', `${name}.json`), 'utf8');
    expect(objects).toEqual(JSON.parse(wanted));
  });
});

/** Writes CSV without any of the reader's code: quotes where needed, and at random elsewhere. */
function writeCsv(rows: readonly (readonly string[])[], ends: string, quoteAll: boolean): string {
  return rows
    .map((row) =>
      row
        .map((field) =>
          quoteAll || /[",\r\n]/.test(field) || (row.length === 1 && field === '')
            ? `"${field.split('"').join('""')}"`
            : field,
        )
        .join(','),
    )
    .join(ends);
}

const field = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 8 }),
  fc.string({ unit: fc.constantFrom('a', '"', ',', '\r', '\n', ' ', 'é', '𝄞'), maxLength: 6 }),
);
const sound = field.filter((text) => !text.includes('\0') && text.isWellFormed());
const tables = fc.array(fc.array(sound, { minLength: 1, maxLength: 4 }), { minLength: 1 });
const ends = fc.constantFrom('\n', '\r\n', '\r');

describe('records', () => {
  it('come back as another program wrote them, with the lines of a text editor', async () => {
    await fc.assert(
      fc.asyncProperty(tables, ends, fc.boolean(), async (rows, end, quoteAll) => {
        // A mark in the first field would be taken for the byte order mark of the file.
        fc.pre(!rows[0]![0]!.startsWith('\uFEFF') || quoteAll);
        const { records, findings } = await recordsOf(writeCsv(rows, end, quoteAll));
        expect(findings).toEqual([]);
        expect(records.map(({ fields }) => fields)).toEqual(rows);
        let line = 1;
        const lines = rows.map((row) => {
          const begins = line;
          line += row.reduce((sum, text) => sum + text.split(/\r\n|\r|\n/).length - 1, 1);
          return begins;
        });
        expect(records.map((record) => record.line)).toEqual(lines);
      }),
      { numRuns: 200 },
    );
  });

  it('do not depend on where the text was cut into pieces, whatever is wrong with it', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', 'b', '"', ',', '\r', '\n'),
      maxLength: 60,
    });
    fc.assert(
      fc.property(text, fc.array(fc.nat(60), { maxLength: 6 }), fc.nat(30), (whole, cuts, most) => {
        const limits = { fieldLength: 8, recordLength: most + 10 };
        const places = [...new Set(cuts)].filter((cut) => cut < whole.length).sort((a, b) => a - b);
        const pieces = [...places, whole.length].map((cut, index) =>
          whole.slice(places[index - 1] ?? 0, cut),
        );
        const scanned = scan(pieces, limits);
        expect(scanned).toEqual(scan([whole], limits));
        expect(scanned.every(({ line }) => line >= 1 && line <= whole.length + 1)).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  it('skip lines without any character and count lone carriage returns', async () => {
    const { records, notes } = await recordsOf('a,b\r\r1,2\n\n\r\n3,4\r5,6');
    expect(records).toEqual([
      { fields: ['a', 'b'], line: 1, fault: null },
      { fields: ['1', '2'], line: 3, fault: null },
      { fields: ['3', '4'], line: 6, fault: null },
      { fields: ['5', '6'], line: 7, fault: null },
    ]);
    expect(notes.join()).toContain('3 lines end with a carriage return alone');
  });

  it('count lines inside quotes, CRLF as one', async () => {
    const { records } = await recordsOf('a\r\n"x\r\ny\rz\nw"\r\nlast\r\n');
    expect(records.map(({ line }) => line)).toEqual([1, 2, 6]);
  });
});

function scan(pieces: readonly string[], limits: { fieldLength: number; recordLength: number }) {
  const scanner = new RecordScanner(',', limits);
  const records: CsvRecord[] = [];
  pieces.forEach((piece, index) => {
    scanner.push(piece, index === pieces.length - 1);
    for (let record = scanner.next(); record !== null; record = scanner.next()) {
      records.push(record);
    }
  });
  return records;
}
