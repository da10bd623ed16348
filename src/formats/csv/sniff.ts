import type { Encoding } from '../contract.ts';
import type { Said } from '../rows/finding-list.ts';

/**
 * Looks at the first bytes of a file (a few hundred are enough): how many bytes of a byte order
 * mark to skip, or why the file cannot be a table in this encoding.
 */
export function sniff(head: Buffer, encoding: Encoding): number | Said {
  const program = programs.find(({ magic }) => head.subarray(0, magic.length).equals(magic));
  if (program !== undefined) {
    return {
      code: 'not-a-table',
      message: `This is ${program.name}, not a CSV file`,
      remedy: program.remedy,
    };
  }
  // The first character may be a byte order mark.
  if (/^(\xef\xbb\xbf)?\s*<(!doctype html|html)\b/i.test(head.toString('latin1', 0, 1024))) {
    return {
      code: 'page-for-people',
      message: 'This is a web page, not a file of numbers',
      remedy:
        'Perhaps the sign-in to the place it comes from had run out: sign in there, and fetch the file again.',
    };
  }
  const mark = marks.find(({ bytes }) => head.subarray(0, bytes.length).equals(bytes));
  const found = mark?.encoding ?? (encoding.startsWith('utf-16') ? null : utf16Pattern(head));
  if (found === null || found === encoding) return mark?.bytes.length ?? 0;
  const sign = mark === undefined ? 'Every second byte is 0' : 'Its byte order mark says so';
  return {
    code: 'wrong-encoding',
    message: `The file is in ${found.toUpperCase()}, not ${encoding.toUpperCase()}. ${sign}`,
    remedy:
      found === 'utf-8'
        ? 'Leave “encoding” out of the mapping.'
        : `Save it as “CSV UTF-8”, or give a mapping with “encoding: ${found}”.`,
  };
}

const programs = [
  {
    magic: Buffer.from('PK\x03\x04', 'latin1'),
    name: 'an Excel workbook or a zip archive',
    remedy: 'Open it and save the sheet as “CSV UTF-8”.',
  },
  {
    magic: Buffer.from('D0CF11E0A1B11AE1', 'hex'),
    name: 'an old Excel workbook',
    remedy: 'Open it and save the sheet as “CSV UTF-8”.',
  },
  {
    magic: Buffer.from('1F8B08', 'hex'),
    name: 'compressed with gzip',
    remedy: 'Unpack it first.',
  },
  {
    magic: Buffer.from('%PDF-', 'latin1'),
    name: 'a PDF document',
    remedy: 'Ask for the numbers as a CSV file.',
  },
];

const marks: readonly { readonly encoding: Encoding; readonly bytes: Buffer }[] = [
  { encoding: 'utf-8', bytes: Buffer.from('EFBBBF', 'hex') },
  { encoding: 'utf-16le', bytes: Buffer.from('FFFE', 'hex') },
  { encoding: 'utf-16be', bytes: Buffer.from('FEFF', 'hex') },
];

/** UTF-16 without a mark: mostly Latin text has a 0 in every second byte, and none between. */
function utf16Pattern(head: Buffer): Encoding | null {
  const length = Math.min(head.length, 256) & ~1;
  if (length < 8) return null;
  const zeros = [0, 0];
  for (let at = 0; at < length; at += 1) {
    if (head[at] === 0) zeros[at % 2]! += 1;
  }
  const most = (length / 2) * 0.8;
  if (zeros[0]! >= most && zeros[1] === 0) return 'utf-16be';
  return zeros[1]! >= most && zeros[0] === 0 ? 'utf-16le' : null;
}
