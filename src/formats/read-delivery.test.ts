import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayFromNumber, dayNumber } from '../calendar/index.ts';
import { canonicalJson, Fault, type Observation } from '../model/index.ts';
import { toolkitMapping } from './mapping.ts';
import { linesOfRows, readDelivery } from './read-delivery.ts';
import { arrived, questionOf, readAll } from './reading.suite.ts';

const header = 'metric,start,end,value,numerator,denominator,known';

function observation(metric: string, day: string, more: Partial<Observation> = {}): Observation {
  const nothing = { value: null, numerator: null, denominator: null };
  const span = { first: day, last: day };
  return { metric, span, ...nothing, known: arrived, dimensions: {}, ...more };
}

describe('observations', () => {
  it('are read with spans, parts, retractions and times', async () => {
    const { rows, findings, notices, count } = await readAll(
      [
        header,
        'calls,2025-01-01,,5,,,',
        ' calls , 2025-01-01 ,2025-01-07, 5.5 ,,,2025-01-08 06:00',
        'pothole-on-time,2025-01-02,,,45,50,2025-01-03T06:00:00Z',
        'pothole-on-time,2025-01-03,2025-01-03,0.9,45,50,',
        'pothole-on-time,2025-01-04,,0.3333333333,1,3,',
        'calls,2025-11-03,,,,,2025-11-03T12:00:00-05:00',
        'response-minutes,2025-01-05,,,0,0,',
        'budget-balance,2025-01-05,,-12.5,,,',
      ].join('\n'),
    );
    expect({ findings, notices, count }).toEqual({ findings: [], notices: [], count: 8 });
    expect(rows).toEqual([
      observation('calls', '2025-01-01', { value: 5 }),
      observation('calls', '', {
        span: { first: '2025-01-01', last: '2025-01-07' },
        value: 5.5,
        known: Date.UTC(2025, 0, 8, 11) * 1000,
      }),
      observation('pothole-on-time', '2025-01-02', {
        numerator: 45,
        denominator: 50,
        known: Date.UTC(2025, 0, 3, 6) * 1000,
      }),
      observation('pothole-on-time', '2025-01-03', { value: 0.9, numerator: 45, denominator: 50 }),
      observation('pothole-on-time', '2025-01-04', {
        value: 0.3333333333,
        numerator: 1,
        denominator: 3,
      }),
      observation('calls', '2025-11-03'),
      observation('response-minutes', '2025-01-05', { numerator: 0, denominator: 0 }),
      observation('budget-balance', '2025-01-05', { value: -12.5 }),
    ]);
  });

  it('take the earlier of two equal wall times, and say so', async () => {
    const { rows, notices } = await readAll(
      `${header}\ncalls,2025-01-01,,5,,,2025-11-02 01:30\ncalls,2025-01-02,,5,,,2025-11-02 01:30`,
    );
    const first = Date.UTC(2025, 10, 2, 5, 30) * 1000;
    expect(rows.map(({ known }) => known)).toEqual([first, first]);
    expect(notices).toEqual([
      'In 2 rows “known” is a time that the clocks showed twice (first on line 2: 2025-11-02 01:30); the earlier was taken. Write the offset to say which.',
    ]);
  });

  it('carry extra columns as dimensions, with a loud notice', async () => {
    const { rows, notices } = await readAll(
      'Ward,METRIC, start ,value,__proto__\n7,calls,2025-01-01,2,\n,calls,2025-01-01,5,\n,calls,2025-01-02,5,x',
    );
    expect(rows).toEqual([
      observation('calls', '2025-01-01', { value: 2, dimensions: { Ward: '7' } }),
      observation('calls', '2025-01-01', { value: 5 }),
      observation('calls', '2025-01-02', {
        value: 5,
        dimensions: JSON.parse('{"__proto__":"x"}'),
      }),
    ]);
    expect(notices).toEqual([
      'ATTENTION: this file has breakdowns and no total for 1 span of “calls”. Breakdowns are not added up: without a row whose extra columns are empty there is no score. If these columns are no breakdown, delete them, or give a mapping with “dimensions: []”.',
      'Taken as dimensions: “Ward”, “__proto__”. 2 of 3 rows carry a value there and are breakdowns: they do not count in the city’s totals.',
    ]);
  });

  it('say of a large file which metrics have no total at all', async () => {
    const lines = Array.from({ length: 60_000 }, (_, at) => {
      const day = dayFromNumber(dayNumber('1860-01-01') + at);
      return `calls,${day},1,7\ncalls,${day},5,\nbudget-balance,${day},1,7`;
    });
    const { findings, notices } = await readAll(`metric,start,value,ward\n${lines.join('\n')}`);
    expect(findings).toEqual([]);
    expect(notices[0]).toMatch(
      /^ATTENTION: this file has breakdowns and no total of “budget-balance”\./,
    );
  });

  it('ignore the columns that a mapping does not list, and say so', async () => {
    const { rows, notices } = await readAll('NAME;start;value;note;ward\ncalls;1.2.2025;5;x;7', {
      mapping: {
        delimiter: ';',
        columns: { metric: 'name' },
        dimensions: ['Ward'],
        dayFormat: 'DD.MM.YYYY',
      },
    });
    expect(rows).toEqual([
      observation('calls', '2025-02-01', { value: 5, dimensions: { ward: '7' } }),
    ]);
    expect(notices[2]).toBe('Ignored columns: “note”.');
  });

  it('keep naughty strings as they are', async () => {
    const file = join(import.meta.dirname, 'csv', 'fixtures', 'naughty-strings', 'blns.json');
    const naughty = (JSON.parse(readFileSync(file, 'utf8')) as string[]).filter(Boolean);
    expect(naughty.length).toBeGreaterThan(500);
    const lines = naughty.map((text) => `calls,2025-01-01,1,"${text.replaceAll('"', '""')}"`);
    const { rows, findings } = await readAll(`metric,start,value,text\n${lines.join('\r\n')}`);
    expect(findings).toEqual([]);
    expect(rows.map((row) => (row as Observation).dimensions.text)).toEqual(naughty);
  });

  it('of the toolkit have a value’s one case, and metrics by title', async () => {
    const { rows, findings } = await readAll(
      '12.5,2025-01-01,RESPONSE MINUTES %\n3,2025-01-02,calls',
      {
        mapping: toolkitMapping,
      },
    );
    expect(findings).toEqual([]);
    expect(rows).toEqual([
      observation('response-minutes', '2025-01-01', { numerator: 12.5, denominator: 1 }),
      observation('calls', '2025-01-02', { numerator: 3, denominator: 1 }),
    ]);
  });

  it.each(['utf-16le', 'utf-16be', 'windows-1252'] as const)('are read in %s', async (encoding) => {
    const text = 'metric,start,value,place\ncalls,2025-01-01,5,Montréal';
    const wide = Buffer.from(`\uFEFF${text}`, 'utf16le');
    const bytes = { 'utf-16le': wide, 'utf-16be': Buffer.from(wide).swap16() };
    const content = encoding === 'windows-1252' ? Buffer.from(text, 'latin1') : bytes[encoding];
    const { rows } = await readAll(content, { mapping: { encoding } });
    expect(rows).toMatchObject([{ dimensions: { place: 'Montréal' } }]);
  });

  it('of an accepted delivery need no definitions', async () => {
    const { rows, findings } = await readAll('metric,start,value\ngone,2025-01-01,-5', {
      metrics: null,
    });
    expect(findings).toEqual([]);
    expect(rows).toEqual([observation('gone', '2025-01-01', { value: -5 })]);
  });
});

describe('targets', () => {
  it('that a metric’s rule does not look at are taken with a notice', async () => {
    const metrics = new Map([
      ['calls', { measure: 'count', unit: 'count', takesTargets: false, hasTarget: true } as const],
    ]);
    const content = 'metric,from,target\ncalls,2025-01-01,5\n';
    const { rows, notices } = await readAll(content, { kind: 'targets', metrics });
    expect(rows).toHaveLength(1);
    expect(notices).toEqual([
      'These targets have no effect, because the rules of their metrics take none from a file: “calls”. Write what they are compared with in city.yaml.',
    ]);
  });

  it('are read with and without an end and a period', async () => {
    const content = `metric,from,until,period,target,known
pothole-on-time,2025-01-01,,,0.8,
calls,2026-01-01,2026-12-31,week,70,2025-01-01T00:00:00Z`;
    const { rows, findings } = await readAll(content, { kind: 'targets' });
    expect(findings).toEqual([]);
    const known = Date.UTC(2025, 0, 1) * 1000;
    const from = '2026-01-01';
    expect(rows).toEqual([
      {
        metric: 'pothole-on-time',
        from: '2025-01-01',
        until: null,
        period: null,
        target: 0.8,
        known: arrived,
      },
      { metric: 'calls', from, until: '2026-12-31', period: 'week', target: 70, known },
    ]);
  });
});

describe('a large file', () => {
  const line = (row: number) => `calls,2025-01-01,${row},"${row % 3 === 0 ? 'a\r\nb' : 'c'}"`;
  const many = Array.from({ length: 25_000 }, (_, index) => line(index + 1));
  const content = ['metric,start,value,text', ...many].join('\n');

  it('is handed on in batches, with progress and its bytes', async () => {
    const seen: (readonly [number, number])[] = [];
    const hash = createHash('sha256');
    const { rows, batches } = await readAll(content, {
      onProgress: (bytes, total) => seen.push([bytes, total]),
      onBytes: (bytes) => hash.update(bytes),
    });
    expect(batches).toEqual([10_000, 10_000, 5_000]);
    expect(rows.map((row) => (row as Observation).value)).toEqual(
      many.map((_, index) => index + 1),
    );
    const size = Buffer.byteLength(content);
    expect(seen.length).toBeGreaterThan(2);
    expect(seen.at(-1)).toEqual([size, size]);
    expect(hash.digest('hex')).toBe(createHash('sha256').update(content).digest('hex'));
  });

  it('gives the lines of rows', async () => {
    const lines = await linesOfRows(questionOf(content), [1, 3, 4, 25_000, 25_001, 0]);
    expect([...lines]).toEqual([
      [1, 2],
      [3, 4],
      [4, 6],
      [25_000, 2 + 24_999 + Math.floor(24_999 / 3)],
    ]);
  });

  it('hands nothing on behind a finding, and counts all of them', async () => {
    const rows = [...many.slice(0, 12_000), 'calls,x,1,', ...many.map(() => 'calls,2025-01-01,x,')];
    const read = await readAll(`metric,start,value,text\n${rows.join('\n')}`);
    expect(read.batches).toEqual([10_000]);
    expect(read.findings).toHaveLength(101);
    expect(read.findings.at(-1)?.message).toBe('24901 more findings are not listed');
    expect(read.count).toBe(37_001);
  });

  it('stops with the signal’s reason', async () => {
    const stop = new AbortController();
    const asked = { signal: stop.signal, onProgress: () => stop.abort(new Error('enough')) };
    await expect(readAll(content, asked)).rejects.toThrow('enough');
  });
});

it('a file that is not there is a fault', async () => {
  const question = { ...questionOf(''), path: '/nowhere/to/be/found.csv' };
  await expect(readDelivery(question, async () => {})).rejects.toThrow(Fault);
});

describe('a damaged file', () => {
  const sound = Buffer.from(
    `${header},ward\r\ncalls,2025-01-01,,5,,,2025-02-01 10:00,"Old ""Town"", é"\r\npothole-on-time,2025-01-02,,0.5,1,2,,\r\n`,
  );
  const change = fc.record({
    at: fc.nat(sound.length),
    remove: fc.nat(3),
    insert: fc.array(fc.oneof(fc.nat(255), fc.constantFrom(0x22, 0x2c, 0x0a, 0x0d, 0)), {
      maxLength: 3,
    }),
  });

  it('is read, or refused with places; nothing is thrown, and twice gives the same', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
        let bytes: Buffer = sound;
        for (const { at, remove, insert } of changes) {
          bytes = Buffer.concat([
            bytes.subarray(0, at),
            Buffer.from(insert),
            bytes.subarray(at + remove),
          ]);
        }
        const read = await readAll(bytes);
        for (const finding of read.findings) {
          const whole = ['wrong-encoding', 'not-a-table', 'empty-file', 'no-rows'];
          expect(whole.includes(finding.code) || finding.line! >= 1).toBe(true);
          expect(finding.remedy).toMatch(/\.$/);
        }
        if (read.findings.length === 0) expect(read.rows).toHaveLength(read.count);
        expect(canonicalJson(await readAll(bytes))).toBe(canonicalJson(read));
      }),
      { numRuns: 500 },
    );
  });
});
