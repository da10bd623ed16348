import type { Sheet } from 'read-excel-file/node';
import type { Findings, Format, RecordSource, TableRecord } from '../contract.ts';
import { cellText, refuseFile } from '../rows/cell-text.ts';
import { readWhole } from '../rows/chunks.ts';
import { unpackedBytes } from './unpacked-bytes.ts';

/**
 * Excel workbooks (.xlsx): one sheet, its first row with anything in it the header. Numbers are
 * taken as the file has them, formulas by the value they had when the workbook was saved.
 */
export const xlsx: Format = { name: 'xlsx', records };

async function* records(
  source: RecordSource,
  findings: Findings,
  note: (sentence: string) => void,
): AsyncGenerator<readonly TableRecord[]> {
  const bytes = await readWhole(source, findings);
  if (bytes === null) return;
  const unpacked = unpackedBytes(bytes);
  if (unpacked === null || unpacked > source.limits.wholeBytes) {
    const message =
      unpacked === null
        ? 'This is no Excel workbook, or one that is damaged'
        : `The workbook has more than ${source.limits.wholeBytes} bytes when it is unpacked`;
    return refuseFile(findings, message, 'Save the sheet as “CSV UTF-8” and import that.');
  }
  const sheets = await sheetsOf(bytes, findings);
  const sheet = sheets === null ? null : sheetOf(sheets, source.mapping.sheet, findings);
  if (sheet === null) return;
  if (sheets!.length > 1) note(`The sheet “${sheet.sheet}” was read, and no other.`);
  yield recordsOf(sheet);
}

async function sheetsOf(bytes: Buffer, findings: Findings): Promise<Sheet<string>[] | null> {
  const { default: readWorkbook } = await import('read-excel-file/node');
  try {
    return await readWorkbook<string>(bytes, { parseNumber: (text) => text, trim: false });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const remedy = 'Open it in Excel and save it again, or save the sheet as “CSV UTF-8”.';
    refuseFile(findings, `The workbook cannot be read: ${message}`, remedy);
    return null;
  }
}

function sheetOf(
  sheets: readonly Sheet<string>[],
  wanted: string | undefined,
  findings: Findings,
): Sheet<string> | null {
  const filled = sheets.filter(({ data }) => data.some((row) => row.some((cell) => cell !== null)));
  const named = wanted === undefined ? undefined : sheets.find(({ sheet }) => sheet === wanted);
  const found = wanted === undefined && filled.length === 1 ? filled[0] : named;
  if (found !== undefined) return found;
  const names = (filled.length > 0 ? filled : sheets).map(({ sheet }) => `“${sheet}”`).join(', ');
  if (wanted === undefined && filled.length === 0) {
    refuseFile(findings, 'The workbook is empty', 'Look whether the export went wrong.');
  } else {
    const message =
      wanted === undefined
        ? `The workbook has several sheets: ${names}`
        : `The workbook has no sheet “${wanted}”`;
    refuseFile(findings, message, `Give a mapping with “sheet:” and one of ${names}.`);
  }
  return null;
}

function recordsOf({ data }: Sheet<string>): TableRecord[] {
  const filled = data
    .map((cells, index) => ({ cells, line: index + 1 }))
    .filter(({ cells }) => cells.some((cell) => cell !== null));
  const width = lastFilled(filled[0]?.cells ?? []);
  return filled.map(({ cells, line }) => {
    const texts = cells.map(cellText);
    const wrong = texts.indexOf(null);
    if (wrong !== -1) {
      const fault = () => ({
        code: 'unreadable-cell',
        message: 'The cell holds an error or a day that does not exist',
        remedy: 'Correct it in the workbook.',
        line,
        column: wrong + 1,
      });
      return { fields: [], line, fault };
    }
    // Excel keeps empty cells beside the table where somebody once typed; they are no columns.
    const fields = (texts as string[]).slice(0, Math.max(width, lastFilled(cells)));
    while (fields.length < width) fields.push('');
    return { fields, line, fault: null };
  });
}

function lastFilled(cells: readonly unknown[]): number {
  return cells.findLastIndex((cell) => cell !== null && cell !== '') + 1;
}
