/**
 * ClickHouse's RowBinary, in which every bit of a number survives: texts are a length and UTF-8,
 * numbers little-endian, and a column that may be missing has a byte before each value.
 */
export type ColumnKind = 'text' | 'uint8' | 'uint32' | 'int32' | 'int64' | 'float64';

/** A column of a row; `int64` is a number, exact within 2^53. */
export interface BinaryColumn {
  readonly kind: ColumnKind;
  readonly nullable: boolean;
}

export type BinaryValue = string | number | boolean | null;

const chunkBytes = 1024 * 1024;
const twoTo32 = 2 ** 32;

/** Bytes on their way out, in a buffer that grows. */
interface Sheet {
  bytes: Buffer;
  at: number;
}

/** Rows as RowBinary in pieces of about a megabyte. */
export function* encodeRows(
  columns: readonly BinaryColumn[],
  rows: Iterable<readonly BinaryValue[]>,
): Generator<Buffer> {
  const sheet: Sheet = { bytes: Buffer.allocUnsafe(chunkBytes + 65_536), at: 0 };
  for (const row of rows) {
    for (let place = 0; place < columns.length; place += 1) {
      writeValue(sheet, columns[place]!, row[place]!);
    }
    if (sheet.at < chunkBytes) continue;
    yield Buffer.from(sheet.bytes.subarray(0, sheet.at));
    sheet.at = 0;
  }
  if (sheet.at > 0) yield sheet.bytes.subarray(0, sheet.at);
}

function writeValue(sheet: Sheet, { kind, nullable }: BinaryColumn, value: BinaryValue): void {
  reserve(sheet, 16);
  if (nullable) {
    sheet.bytes[sheet.at] = value === null ? 1 : 0;
    sheet.at += 1;
    if (value === null) return;
  }
  if (kind === 'text') writeText(sheet, value as string);
  else writeNumber(sheet, kind, Number(value));
}

function reserve(sheet: Sheet, bytes: number): void {
  if (sheet.at + bytes <= sheet.bytes.length) return;
  const larger = Buffer.allocUnsafe(Math.max(sheet.bytes.length * 2, sheet.at + bytes));
  sheet.bytes.copy(larger, 0, 0, sheet.at);
  sheet.bytes = larger;
}

function writeText(sheet: Sheet, text: string): void {
  let length = Buffer.byteLength(text);
  reserve(sheet, length + 8);
  const bytes = length;
  while (length >= 0x80) {
    sheet.bytes[sheet.at++] = (length & 0x7f) | 0x80;
    length >>>= 7;
  }
  sheet.bytes[sheet.at++] = length;
  sheet.bytes.write(text, sheet.at);
  sheet.at += bytes;
}

function writeNumber(sheet: Sheet, kind: Exclude<ColumnKind, 'text'>, value: number): void {
  const { bytes, at } = sheet;
  if (kind === 'float64') sheet.at = bytes.writeDoubleLE(value, at);
  else if (kind === 'int32') sheet.at = bytes.writeInt32LE(value, at);
  else if (kind === 'uint32') sheet.at = bytes.writeUInt32LE(value, at);
  else if (kind === 'uint8') sheet.at = bytes.writeUInt8(value, at);
  else {
    const high = Math.floor(value / twoTo32);
    bytes.writeUInt32LE(value - high * twoTo32, at);
    sheet.at = bytes.writeInt32LE(high, at + 4);
  }
}

/** What is being read, and how far; `short` when the value's last bytes have not come yet. */
interface Reading {
  bytes: Buffer;
  at: number;
  short: boolean;
}

/** Rows of RowBinary, several at a time as they come. Throws when the end cuts a row. */
export async function* decodeRows(
  columns: readonly BinaryColumn[],
  source: AsyncIterable<Buffer>,
): AsyncGenerator<BinaryValue[][]> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const bytes of source) {
    const reading = {
      bytes: rest.length === 0 ? bytes : Buffer.concat([rest, bytes]),
      at: 0,
      short: false,
    };
    const rows: BinaryValue[][] = [];
    let whole = 0;
    for (;;) {
      const row = readRow(reading, columns);
      if (row === null) break;
      rows.push(row);
      whole = reading.at;
    }
    rest = reading.bytes.subarray(whole);
    if (rows.length > 0) yield rows;
  }
  if (rest.length > 0) throw new Error('an answer of ClickHouse ends within a row');
}

function readRow(reading: Reading, columns: readonly BinaryColumn[]): BinaryValue[] | null {
  if (reading.at >= reading.bytes.length) return null;
  const row: BinaryValue[] = [];
  for (const column of columns) {
    row.push(readValue(reading, column));
    if (reading.short) return null;
  }
  return row;
}

const sizes = { uint8: 1, uint32: 4, int32: 4, int64: 8, float64: 8 } as const;

function readValue(reading: Reading, { kind, nullable }: BinaryColumn): BinaryValue {
  if (nullable) {
    if (!has(reading, 1)) return null;
    const missing = reading.bytes[reading.at] === 1;
    reading.at += 1;
    if (missing) return null;
  }
  if (kind === 'text') return readText(reading);
  if (!has(reading, sizes[kind])) return null;
  const { bytes, at } = reading;
  reading.at += sizes[kind];
  if (kind === 'float64') return bytes.readDoubleLE(at);
  if (kind === 'int32') return bytes.readInt32LE(at);
  if (kind === 'uint32') return bytes.readUInt32LE(at);
  if (kind === 'uint8') return bytes[at]!;
  return bytes.readInt32LE(at + 4) * twoTo32 + bytes.readUInt32LE(at);
}

function has(reading: Reading, bytes: number): boolean {
  if (reading.at + bytes <= reading.bytes.length) return true;
  reading.short = true;
  return false;
}

function readText(reading: Reading): string | null {
  let length = 0;
  for (let shift = 0; ; shift += 7) {
    if (!has(reading, 1)) return null;
    const byte = reading.bytes[reading.at]!;
    reading.at += 1;
    length += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) break;
  }
  if (!has(reading, length)) return null;
  const text = reading.bytes.toString('utf8', reading.at, reading.at + length);
  reading.at += length;
  return text;
}
