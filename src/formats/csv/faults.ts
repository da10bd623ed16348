import { type Finding, shortValue } from '../../model/index.ts';
import type { Encoding, Limits } from '../contract.ts';
import type { ByteFault } from './decoder.ts';
import type { RecordFault } from './record-scanner.ts';
import { windows1252Character } from './windows-1252.ts';

type Found = Omit<Finding, 'file'>;

/** The finding for the first bytes of a file that are no text; `count` is how many there are. */
export function byteFaultFinding(
  { kind, byte }: ByteFault,
  at: { readonly line: number; readonly column: number; readonly offset: number },
  count: number,
  encoding: Encoding,
): Found {
  const hex = `0x${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  const others = count === 1 ? '' : `; ${count} places of the file are like it`;
  const place = { line: at.line, column: at.column };
  if (kind === 'nul') {
    return {
      ...place,
      code: 'nul-byte',
      message: `Byte ${at.offset + 1} of the file is 0x00, which is no character of a text${others}`,
      remedy: 'Export the file again; it may be damaged or not be a CSV file.',
    };
  }
  const character = encoding === 'utf-8' ? windows1252Character(byte) : null;
  const guess = character === null ? '' : ` (in Windows-1252 it would be “${character}”)`;
  return {
    ...place,
    code: 'invalid-byte',
    message: `Byte ${at.offset + 1} of the file is ${hex}, which is no ${encoding.toUpperCase()} here${guess}${others}`,
    remedy:
      character === null
        ? 'Export the file again as “CSV UTF-8”.'
        : 'Save the file as “CSV UTF-8”, or give a mapping with “encoding: windows-1252”.',
  };
}

const unread = 'What follows was not read';

/** The finding for a record whose quotes or lengths are wrong. */
export function recordFaultFinding(fault: RecordFault, limits: Limits): Found {
  const { kind, line, column } = fault;
  const said = sayings[kind](fault, limits);
  const value = fault.found === '' ? {} : { value: shortValue(fault.found) };
  return { code: kind, ...said, line, column, ...value };
}

type Saying = (fault: RecordFault, limits: Limits) => Pick<Finding, 'message' | 'remedy'>;

const sayings: Readonly<Record<RecordFault['kind'], Saying>> = {
  'quote-in-field': () => ({
    message: 'A quote stands inside a field that does not begin with one',
    remedy: 'Put the whole field in quotes and write each quote inside it twice.',
  }),
  'text-after-quote': ({ line, endLine }) =>
    endLine === line
      ? {
          message: 'Text follows the quote that closes a field',
          remedy: 'Write each quote inside a quoted field twice.',
        }
      : {
          message: `The quote opened here is closed on line ${endLine}, where text follows it. ${unread}`,
          remedy: 'Close the field where it ends, or write each quote inside it twice.',
        },
  'quote-not-closed': () => ({
    message: `The quote opened here is not closed. ${unread}`,
    remedy: 'Close the field with a quote, or remove the quote.',
  }),
  'field-too-long': (_, { fieldLength }) => ({
    message: `The field has more than ${fieldLength} characters`,
    remedy: 'Shorten it; look for a quote that is missing or too many.',
  }),
  'record-too-long': (_, { recordLength }) => ({
    message: `The row has more than ${recordLength} characters. ${unread}`,
    remedy: 'Look for missing line breaks, or for another kind of file.',
  }),
};
