import { closeSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { civicstat, type Server, serve, succeed, temporaryFolder } from './civicstat.ts';
import { standOf } from './unchanged.ts';

/** A served data folder that holds Boston, and a folder for files to deliver. */
async function boston(): Promise<{ data: string; folder: string; server: Server }> {
  const folder = temporaryFolder();
  const data = join(folder, 'data');
  await succeed(data, 'apply', 'examples/boston');
  const server = await serve(data);
  for (const kind of ['observations', 'targets']) {
    await succeed(data, 'import', `examples/boston/${kind}.csv`, '--city', 'boston');
  }
  return { data, folder, server };
}

const header = 'metric,start,end,value,numerator,denominator,known\n';
const good = 'library-users,2025-03-01,,100,,,\n';
const targets = 'metric,from,until,period,target\n';

interface BadFile {
  readonly name: string;
  readonly content: string | Uint8Array;
  /** What is printed, line by line, behind the file's name. */
  readonly said: readonly string[];
}

const badFiles: readonly BadFile[] = [
  {
    name: 'wrong-header.csv',
    content: 'Metric name,Date,Value\nlibrary-users,2025-03-01,100\n',
    said: [
      ', line 1: The columns “metric”, “start” are missing from the header (found “Metric name,Date,Value”). Name the columns in the first line as metric,start,end,value,numerator,denominator,known, or give a mapping.',
    ],
  },
  {
    name: 'february-30.csv',
    content: `${header}${good}library-users,2026-02-30,,100,,,\n`,
    said: [
      ', line 3, column start: There is no such day (found “2026-02-30”). Look the day up in a calendar.',
    ],
  },
  {
    name: 'text.csv',
    content: `${header}library-users,2025-03-01,,about 100,,,\n`,
    said: [
      ', line 2, column value: This is not a number (found “about 100”). Write digits with a point, for example 1234.5, without other signs or words.',
    ],
  },
  {
    name: 'quote.csv',
    content: `${header}library-users,2025-03-01,,"100,,,\n${good}`,
    said: [
      ', line 2, column 27: The quote opened here is not closed. What follows was not read (found “"100,,,”). Close the field with a quote, or remove the quote.',
    ],
  },
  {
    name: 'utf-16.csv',
    content: Buffer.from(`${header}${good}`, 'utf16le'),
    said: [
      ': The file is in UTF-16LE, not UTF-8. Every second byte is 0. Save it as “CSV UTF-8”, or give a mapping with “encoding: utf-16le”.',
    ],
  },
  {
    name: 'windows-1252.csv',
    content: Buffer.from(
      'metric,start,value,branch\nlibrary-users,2025-03-01,5,Montréal\n',
      'latin1',
    ),
    said: [
      ', line 2, column 33: Byte 59 of the file is 0xE9, which is no UTF-8 here (in Windows-1252 it would be “é”). Save the file as “CSV UTF-8”, or give a mapping with “encoding: windows-1252”.',
    ],
  },
  {
    name: 'nul.csv',
    content: `${header}library-users,2025-03-01,,10\0,,,\n`,
    said: [
      ', line 2, column 29: Byte 80 of the file is 0x00, which is no character of a text. Export the file again; it may be damaged or not be a CSV file.',
      ', line 2, column value: This is not a number (found “10\\u0000”). Write digits with a point, for example 1234.5, without other signs or words.',
    ],
  },
  {
    name: 'columns.csv',
    content: `${Array.from({ length: 10_000 }, (_, index) => `c${index}`).join()}\n`,
    said: [
      ', line 1: The header has 10000 columns; 200 is the most (found “c0,c1,c2,c3,c4,c5,c6,c7,c8,c9,c10,c11,c12,c13,c14,c15,c16,c17,c18,c19,c20,c21,c…”). Export only the columns that are needed.',
    ],
  },
  {
    name: 'two-values.csv',
    content: `${header}${good}library-users,2025-03-02,,7,,,\nlibrary-users,2025-03-01,,101,,,\n`,
    said: [
      ', line 2: Lines 2, 4 give library-users different numbers for 2025-03-01. Keep one of the lines, or give each the time from which it was known, under “known”.',
    ],
  },
  {
    name: 'empty.csv',
    content: '',
    said: [
      ': The file is empty. Look whether the export went wrong; a file with nothing new need not be imported.',
    ],
  },
  {
    name: 'header-only.csv',
    content: header,
    said: [
      ': The file has a header and no rows. Look whether the export went wrong; a file with nothing new need not be imported.',
    ],
  },
  {
    name: 'duplicate-header.csv',
    content: 'metric,start,value,value\nlibrary-users,2025-03-01,100,101\n',
    said: [
      ', line 1, column value: The columns 3 and 4 have the same name. Rename or remove one of them.',
    ],
  },
  {
    name: 'semicolons.csv',
    // Headers of the city's own: nothing makes the delimiter certain.
    content: (header + good).replaceAll(',', ';').replaceAll('start', 'day'),
    said: [
      ', line 1: The columns “metric”, “start”, “value” are missing from the header (found “metric;day;end;value;numerator;denominator;known”). The columns seem to be separated by semicolons: save the file with commas, or give a mapping with “delimiter: ";"”.',
    ],
  },
  {
    name: 'signs.csv',
    content: `${header}pothole-on-time,2025-03-01,,85%,,,\nlibrary-users,2025-03-01,,"1,234",,,\nlibrary-users,2025-03-02,,1,234,,,\n`,
    said: [
      ', line 2, column value: A percent sign is not part of a number (found “85%”). Write 0.85 instead of 85%.',
      ', line 3, column value: Thousands are separated, which could be mistaken for a decimal sign (found “1,234”). Write 1234 instead of 1,234.',
      ', line 4: The row has 8 fields; the header has 7 (found “library-users,2025-03-02,,1,234,,,”). Put a value that contains the delimiter in quotes, or remove what is too many.',
    ],
  },
  {
    name: 'share.csv',
    content: `${targets}pothole-on-time,2025-03-01,,,80\n`,
    said: [
      ', line 2, column target: The target of a share cannot be above 1 (found “80”). Give 0.8, not 80, if percent is meant.',
    ],
  },
  {
    name: 'unknown-metric.csv',
    content: `${header}libary-users,2025-03-01,,100,,,\nparades,2025-03-01,,1,,,\nparades,2025-03-02,,1,,,\n`,
    said: [
      ', line 2, column metric: The city has no metric of this name (found “libary-users”). Did you mean “library-users”? Otherwise define the metric in the city’s definitions.',
      ', line 3, column metric: The city has no metric of this name; 2 rows have it (found “parades”). Define the metric in the city’s definitions, or correct the name.',
    ],
  },
  {
    name: 'long-field.csv',
    content: `metric,start,value,note\nlibrary-users,2025-03-01,5,${'x'.repeat(1_000_000)}\n${good}`,
    said: [
      ', line 2, column 28: The row has more than 1000000 characters. What follows was not read (found “xxxxxxxxxx”). Look for missing line breaks, or for another kind of file.',
    ],
  },
  {
    name: 'future.csv',
    content: `${header}library-users,2999-03-01,,100,,,\nlibrary-users,2025-03-01,,100,,,2099-03-02T08:00:00Z\n`,
    said: [
      ', line 2, column start: This day is later than TODAY, the day on which the file came (found “2999-03-01”). Correct the day; a day can be measured only once it has come.',
      ', line 3, column known: This is later than the arrival of the file (found “2099-03-02T08:00:00Z”). Correct the time or the clock of the source; leave it empty for the arrival.',
    ],
  },
];

/** The command's error output with what differs from run to run taken out. */
function steady(err: string): string[] {
  return err.replace(/(later than) \d{4}-\d\d-\d\d/, '$1 TODAY').split('\n');
}

it('a bad file is refused with all that is wrong in it, and changes nothing', {
  timeout: 300_000,
}, async () => {
  const { data, folder } = await boston();
  const before = await standOf(data, 'boston');
  for (const { name, content, said } of badFiles) {
    const file = join(folder, name);
    writeFileSync(file, content);
    const { code, out, err } = await civicstat(data, 'import', file, '--city', 'boston');
    expect.soft(steady(err), name).toEqual([...said.map((line) => name + line), '']);
    expect.soft({ code, out }, name).toEqual({ code: 2, out: '' });
    expect(await standOf(data, 'boston'), name).toEqual(before);
  }
});

it('line ends of any kind and a byte order mark are no fault', { timeout: 120_000 }, async () => {
  const { data, folder } = await boston();
  const rows = header + good;
  const forms = [rows, rows.replaceAll('\n', '\r\n'), rows.replaceAll('\n', '\r'), `\uFEFF${rows}`];
  const counts = '0 new, 0 changed, 0 gone, 1 unchanged\nTook in 1 row of observations';
  const note =
    'Note: 2 lines end with a carriage return alone, as old Macintosh files do; each was taken as the end of its line.\n';
  const expected = [
    counts.replace('0 new', '1 new').replace('1 un', '0 un'),
    counts,
    note + counts,
    counts,
  ];
  for (const [place, content] of forms.entries()) {
    const file = join(folder, `${place}.csv`);
    writeFileSync(file, content);
    const out = await succeed(data, 'import', file, '--city', 'boston');
    expect(out).toMatch(new RegExp(`^${expected[place]} as delivery [0-9a-f]{12}\\.\n$`));
  }
});

/** Writes a file of good rows of at least so many bytes, between a beginning and an end; its rows. */
function writeLarge(path: string, head: string, bytes: number, tail: string): number {
  const file = openSync(path, 'w');
  let rows = 0;
  for (let written = writeSync(file, head); written < bytes; ) {
    let lot = '';
    for (let one = 0; one < 20_000; one += 1) {
      rows += 1;
      lot += `library-users,2025-03-01,,${rows % 1000},,,2025-03-02T08:00:00-05:00,branch ${rows}\n`;
    }
    written += writeSync(file, lot);
  }
  writeSync(file, tail);
  closeSync(file);
  return rows;
}

/** The facts worker of a server: its only child. */
function workerOf({ child }: Server): number {
  return Number(readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, 'utf8'));
}

function peakMegabytes(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Math.round(Number(/VmHWM:\s+(\d+) kB/.exec(status)![1]) / 1024);
}

it('a large bad file is refused in bounded time and memory', { timeout: 600_000 }, async () => {
  const { data, folder, server } = await boston();
  const before = await standOf(data, 'boston');
  const head = header.replace('\n', ',branch\n');
  for (const { name, begin, megabytes, tail, said } of [
    {
      name: 'quote-100-megabytes.csv',
      begin: head.replace('value', '"value'),
      megabytes: 100,
      tail: '',
      said: () =>
        'line 1, column 18: The quote opened here is not closed. What follows was not read (found “"value,num”). Close the field with a quote, or remove the quote.',
    },
    {
      name: 'last-row-200-megabytes.csv',
      begin: head,
      megabytes: 200,
      tail: 'library-users,2025-02-29,,5,,,,last\n',
      said: (rows: number) =>
        `line ${rows + 2}, column start: There is no such day (found “2025-02-29”). Look the day up in a calendar.`,
    },
  ]) {
    const file = join(folder, name);
    const rows = writeLarge(file, begin, megabytes * 1e6, tail);
    const began = performance.now();
    const { code, err } = await civicstat(data, 'import', file, '--city', 'boston');
    const seconds = (performance.now() - began) / 1000;
    const worker = process.platform === 'linux' ? peakMegabytes(workerOf(server)) : null;
    console.log(
      `${name}: refused after ${seconds.toFixed(1)} s, facts worker at most ${worker ?? '?'} MB`,
    );
    // A long reading says on the way how far it is.
    expect(err.split('\n').filter((line) => !line.startsWith('Reading '))).toEqual([
      `${name}, ${said(rows)}`,
      '',
    ]);
    expect(code).toBe(2);
    expect(seconds).toBeLessThan(60);
    if (worker !== null) expect(worker).toBeLessThan(1500);
    expect(await standOf(data, 'boston')).toEqual(before);
  }
});
