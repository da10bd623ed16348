import { describe, expect, it } from 'vitest';
import { type Asked, refusal } from '../reading.suite.ts';

type Case = readonly [
  what: string,
  content: string | Uint8Array,
  said: readonly string[],
  asked?: Asked,
];

const bytesAndQuotes: readonly Case[] = [
  [
    'an empty file',
    '',
    [
      'delivery.csv 0: empty-file: The file is empty → Look whether the export went wrong; a file with nothing new need not be imported.',
    ],
  ],
  [
    'only a byte order mark and blank lines',
    '﻿\n\n',
    [
      'delivery.csv 0: empty-file: The file is empty → Look whether the export went wrong; a file with nothing new need not be imported.',
    ],
  ],
  [
    'a header and no rows',
    'metric,start,end,value,numerator,denominator,known\n\n',
    [
      'delivery.csv 0: no-rows: The file has a header and no rows → Look whether the export went wrong; a file with nothing new need not be imported.',
    ],
  ],
  [
    'a byte of Windows-1252',
    Buffer.from(
      'metric,start,end,value,numerator,denominator,known,ward\ncalls,2025-01-01,,5,,,,ok\ncalls,2025-01-02,,5,,,,Montréal\ncalls,2025-01-03,,5,,,,Québec\n',
      'latin1',
    ),
    [
      'delivery.csv 3:29 invalid-byte: Byte 111 of the file is 0xE9, which is no UTF-8 here (in Windows-1252 it would be “é”); 2 places of the file are like it → Save the file as “CSV UTF-8”, or give a mapping with “encoding: windows-1252”.',
    ],
  ],
  [
    'a byte that is in no encoding',
    Buffer.from(
      'metric,start,end,value,numerator,denominator,known\ncalls,2025-01-01,,5,,,\n',
      'latin1',
    ),
    [
      'delivery.csv 2:6 invalid-byte: Byte 57 of the file is 0x81, which is no UTF-8 here → Export the file again as “CSV UTF-8”.',
      'delivery.csv 2:metric unknown-metric: The city has no metric of this name <calls�> → Did you mean “calls”? Otherwise define the metric in the city’s definitions.',
    ],
  ],
  [
    'a NUL byte',
    'metric,start,end,value,numerator,denominator,known\ncalls,2025-01-01,,5\u0000,,,\n',
    [
      'delivery.csv 2:20 nul-byte: Byte 71 of the file is 0x00, which is no character of a text → Export the file again; it may be damaged or not be a CSV file.',
      'delivery.csv 2:value not-a-number: This is not a number <5\u0000> → Write digits with a point, for example 1234.5, without other signs or words.',
    ],
  ],
  [
    'UTF-16 with a mark',
    Buffer.from('﻿metric,start,end,value,numerator,denominator,known', 'utf16le'),
    [
      'delivery.csv 0: wrong-encoding: The file is in UTF-16LE, not UTF-8. Its byte order mark says so → Save it as “CSV UTF-8”, or give a mapping with “encoding: utf-16le”.',
    ],
  ],
  [
    'big-endian UTF-16 without a mark',
    Buffer.from('metric,start,end,value,numerator,denominator,known', 'utf16le').swap16(),
    [
      'delivery.csv 0: wrong-encoding: The file is in UTF-16BE, not UTF-8. Every second byte is 0 → Save it as “CSV UTF-8”, or give a mapping with “encoding: utf-16be”.',
    ],
  ],
  [
    'UTF-8 that the mapping calls Windows-1252',
    '﻿metric,start,end,value,numerator,denominator,known\n',
    [
      'delivery.csv 0: wrong-encoding: The file is in UTF-8, not WINDOWS-1252. Its byte order mark says so → Leave “encoding” out of the mapping.',
    ],
    { mapping: { encoding: 'windows-1252' } },
  ],
  [
    'an Excel workbook',
    Buffer.from('504B030414000600', 'hex'),
    [
      'delivery.csv 0: not-a-table: This is an Excel workbook or a zip archive, not a CSV file → Open it and save the sheet as “CSV UTF-8”.',
    ],
  ],
  [
    'a web page that asks to sign in',
    '\uFEFF\r\n<!DOCTYPE html>\n<html><title>Sign in</title>\n',
    [
      'delivery.csv 0: page-for-people: This is a web page, not a file of numbers → Perhaps the sign-in to the place it comes from had run out: sign in there, and fetch the file again.',
    ],
  ],
  [
    'a quote that is never closed',
    'metric,start,end,value,numerator,denominator,known\ncalls,2025-01-01,,5,,,\n"calls,2025-01-02,,5,,,\ncalls,2025-01-03,,5,,,\n',
    [
      'delivery.csv 3:1 quote-not-closed: The quote opened here is not closed. What follows was not read <"calls,202> → Close the field with a quote, or remove the quote.',
    ],
  ],
  [
    'a quote that is closed too late',
    'metric,start,end,value,numerator,denominator,known,note\ncalls,2025-01-01,,5,,,,"one\ncalls,2025-01-02,,5,,,,"two"\n',
    [
      'delivery.csv 2:24 text-after-quote: The quote opened here is closed on line 3, where text follows it. What follows was not read <"one> → Close the field where it ends, or write each quote inside it twice.',
    ],
  ],
  [
    'text behind a closing quote, and more lines',
    'metric,start,end,value,numerator,denominator,known\n"calls"s,2025-01-01,,5,,,\ncalls,2025-01-02,,x,,,\n',
    [
      'delivery.csv 2:8 text-after-quote: Text follows the quote that closes a field <s,2025-01-> → Write each quote inside a quoted field twice.',
      'delivery.csv 3:value not-a-number: This is not a number <x> → Write digits with a point, for example 1234.5, without other signs or words.',
    ],
  ],
  [
    'a quote inside a field, and more lines',
    'metric,start,end,value,numerator,denominator,known\ncalls,2025-01-01,,5" pipe,,,\ncalls,2025-01-02,,x,,,\n',
    [
      'delivery.csv 2:20 quote-in-field: A quote stands inside a field that does not begin with one <" pipe,,,> → Put the whole field in quotes and write each quote inside it twice.',
      'delivery.csv 3:value not-a-number: This is not a number <x> → Write digits with a point, for example 1234.5, without other signs or words.',
    ],
  ],
  [
    'a quote inside the header',
    'metric,sta"rt,value\ncalls,2025-01-01,5\n',
    [
      'delivery.csv 1:11 quote-in-field: A quote stands inside a field that does not begin with one <"rt,value> → Put the whole field in quotes and write each quote inside it twice.',
    ],
  ],
];

const limits: readonly Case[] = [
  [
    'bytes',
    'metric,start,end,value,numerator,denominator,known\ncalls,2025-01-01,,5,,,\n',
    [
      'delivery.csv 0: too-many-bytes: The file has more than 60 bytes → Split it by days into several files.',
    ],
    { limits: { bytes: 60 } },
  ],
  [
    'rows',
    'metric,start,end,value,numerator,denominator,known\ncalls,2025-01-01,,5,,,\ncalls,2025-01-02,,5,,,\ncalls,2025-01-03,,5,,,\n',
    [
      'delivery.csv 4: too-many-rows: The file has more than 2 rows. What follows was not read → Split it by days into several files.',
    ],
    { limits: { rows: 2 } },
  ],
  [
    'columns',
    'metric,start,end,value,numerator,denominator,known\ncalls,2025-01-01,,5,,,\n',
    [
      'delivery.csv 1: too-many-columns: The header has 7 columns; 6 is the most <metric,start,end,value,numerator,denominator> → Export only the columns that are needed.',
    ],
    { limits: { columns: 6 } },
  ],
  [
    'field length',
    'metric,start,end,value,numerator,denominator,known\ncalls,2025-01-01,,5,,,\nccccccccccccccccccccc,2025-01-02,,5,,,\n',
    [
      'delivery.csv 3:1 field-too-long: The field has more than 20 characters <cccccccccc> → Shorten it; look for a quote that is missing or too many.',
    ],
    { limits: { fieldLength: 20 } },
  ],
  [
    'row length',
    'metric,start,end,value,numerator,denominator,known\ncalls,2025-01-01,,5,,,\nccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc,2025-01-02,,5,,,\n',
    [
      'delivery.csv 3:61 record-too-long: The row has more than 60 characters. What follows was not read → Look for missing line breaks, or for another kind of file.',
    ],
    { limits: { recordLength: 60 } },
  ],
  [
    'row length, by a field that is too long',
    'metric,start,end,value,numerator,denominator,known\ncalls,2025-01-01,,5,,,\ncalls,2025-01-02,,5555555555555555555555555555555555555555555,,,\n',
    [
      'delivery.csv 3:19 record-too-long: The row has more than 60 characters. What follows was not read <5555555555> → Look for missing line breaks, or for another kind of file.',
    ],
    { limits: { recordLength: 60, fieldLength: 20 } },
  ],
  [
    'row length, inside a quote',
    'metric,start,end,value,numerator,denominator,known\ncalls,2025-01-01,,5,,,\n"calls,2025-01-02,,5,,,\ncalls,2025-01-02,,5,,,\ncalls,2025-01-02,,5,,,\ncalls,2025-01-02,,5,,,\n\n',
    [
      'delivery.csv 3:1 quote-not-closed: The quote opened here is not closed. What follows was not read <"calls,202> → Close the field with a quote, or remove the quote.',
    ],
    { limits: { recordLength: 60 } },
  ],
  [
    'listed findings',
    'metric,start,end,value,numerator,denominator,known\ncalls,2025-01-01,,a,,,\ncalls,2025-01-02,,b,,,\ncalls,x,,c,,,\nnone,2025-01-01,,1,,,\n',
    [
      'delivery.csv 2:value not-a-number: This is not a number <a> → Write digits with a point, for example 1234.5, without other signs or words.',
      'delivery.csv 3:value not-a-number: This is not a number <b> → Write digits with a point, for example 1234.5, without other signs or words.',
      'delivery.csv 0: more-findings: 3 more findings are not listed → Mend the ones listed and import again; what is left is listed then.',
    ],
    { limits: { findings: 2 } },
  ],
];

describe('refused: bytes and quotes', () => {
  it.for(bytesAndQuotes)('%s', async ([, content, said, asked]) => {
    expect(await refusal(content, asked)).toEqual(said);
  });
});

describe('refused: limits', () => {
  it.for(limits)('%s', async ([, content, said, asked]) => {
    expect(await refusal(content, asked)).toEqual(said);
  });
});
