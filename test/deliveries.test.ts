import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { civicstat, succeed, temporaryFolder } from './civicstat.ts';
import { dayOf, smallCity } from './small-city.ts';
import { scored, standOf } from './unchanged.ts';

const header = 'metric,start,end,value,numerator,denominator,known\n';
const march = ['--date', '2026-03-05'];
const noData = { score: null, value: null, reason: 'no-data' };

describe('a delivery', { timeout: 120_000 }, () => {
  it('that comes again, also under another name, changes nothing', async () => {
    const city = await smallCity();
    const rows = `${header}on-time,2026-03-04,,,45,50,\ncalls,2026-03-04,,12,,,\n`;
    const file = city.write('a.csv', rows);
    const taken = await city.take(file);
    expect(taken).toMatch(
      /^2 new, 0 changed, 0 gone, 0 unchanged\nTook in 2 rows of observations as delivery [0-9a-f]{12}\.\n$/,
    );
    const id = /[0-9a-f]{12}/.exec(taken)![0];
    const stand = await standOf(city.data, 'sample', ...march);
    expect(stand.scores.composite.day.scored).toBe(2);
    for (const again of [file, file, city.write('b.csv', rows)]) {
      expect(await city.take(again)).toBe(
        `Nothing changed: these 2 rows came before, as delivery ${id} (a.csv).\n`,
      );
      expect(await standOf(city.data, 'sample', ...march)).toEqual(stand);
    }
    // Other bytes are another delivery, but say nothing new.
    const other = await city.take(city.write('c.csv', rows.replaceAll('\n', '\r\n')));
    expect(other).toContain('0 new, 0 changed, 0 gone, 2 unchanged\n');
    const after = await standOf(city.data, 'sample', ...march);
    expect(after.scores).toEqual(stand.scores);
    expect(after.doctor).toContain('deliveries: 2 accepted');
  });

  it('that comes again after another one is in force again', async () => {
    const city = await smallCity();
    const observed = (share: string) => `${header}on-time,2026-03-04,,,${share},\n`;
    const aimed = (target: string) =>
      `metric,from,until,period,target,known\non-time,2026-03-01,,,${target},\n`;
    const seen = async () => {
      const { value, target } = await dayOf(city, 'on-time', '2026-03-05');
      return [value, target];
    };
    const files = {
      a: city.write('a.csv', observed('45,50')),
      b: city.write('b.csv', observed('40,50')),
      t: city.write('t.csv', aimed('0.9')),
      u: city.write('u.csv', aimed('0.7')),
    };
    const steps = [
      ['a', /1 new, 0 changed/, [0.9, 0.8]],
      ['b', /0 new, 1 changed/, [0.8, 0.8]],
      ['a', /0 new, 1 changed/, [0.9, 0.8]],
      ['a', /Nothing changed/, [0.9, 0.8]],
      ['t', /1 new, 0 changed/, [0.9, 0.9]],
      ['u', /0 new, 1 changed/, [0.9, 0.7]],
      ['t', /0 new, 1 changed/, [0.9, 0.9]],
      ['t', /Nothing changed/, [0.9, 0.9]],
      ['b', /0 new, 1 changed/, [0.8, 0.9]],
      ['a', /0 new, 1 changed/, [0.9, 0.9]],
    ] as const;
    for (const [file, said, stand] of steps) {
      expect(await city.take(files[file])).toMatch(said);
      expect(await seen()).toEqual(stand);
    }
    const { doctor } = await standOf(city.data, 'sample', ...march);
    expect(doctor).toContain('deliveries: 8 accepted');
  });

  it('with its own `known` gives the same scores in whatever order it comes', async () => {
    const first = `${header}on-time,2026-03-04,,,45,50,2026-03-05T08:00-05:00\ncalls,2026-03-04,,12,,,2026-03-05T08:00-05:00\n`;
    const second = `${header}on-time,2026-03-04,,,40,50,2026-03-07T08:00-05:00\ncalls,2026-03-04,,8,,,2026-03-06T08:00-05:00\n`;
    const moments = ['2026-03-04', '2026-03-05', '2026-03-06', '2026-03-07', '2027-01-01'];
    const all: unknown[] = [];
    for (const order of [
      [first, second],
      [second, first],
    ]) {
      const city = await smallCity();
      for (const [place, rows] of order.entries()) {
        await city.take(city.write(`${place}.csv`, rows));
      }
      const boards = [];
      for (const moment of moments) {
        boards.push(await scored(city.data, 'sample', ...march, '--known-on', moment));
      }
      all.push(boards);
      expect(new Set(boards.map((board) => JSON.stringify(board.metrics))).size).toBe(4);
    }
    expect(all[1]).toEqual(all[0]);
  });

  it('restates and retracts from the instant on that it names', async () => {
    const city = await smallCity();
    const say = (name: string, row: string) =>
      city.take(city.write(name, `${header}on-time,2026-03-04,,${row}\n`));
    expect(await say('1.csv', ',45,50,2026-03-05T08:00-05:00')).toContain('1 new,');
    expect(await say('2.csv', ',40,50,2026-03-10T08:00-05:00')).toContain('1 changed,');
    expect(await say('3.csv', ',,,2026-03-20T08:00-05:00')).toContain('1 gone,');
    const before = { score: 0.9 / 0.8, value: 0.9, reason: null };
    const restated = { score: 1, value: 0.8, reason: null };
    for (const [moment, answer] of [
      ['2026-03-05T07:59:59-05:00', noData],
      ['2026-03-05T08:00:00-05:00', before],
      ['2026-03-09', before],
      ['2026-03-10T12:59:59Z', before],
      ['2026-03-10T13:00:00Z', restated],
      ['2026-03-19', restated],
      ['2026-03-20', noData],
      ['2026-11-01', noData],
    ] as const) {
      const found = await dayOf(city, 'on-time', '2026-03-05', '--known-on', moment);
      expect(found, moment).toMatchObject(answer);
    }
    expect(await say('4.csv', ',30,50,2026-03-21T08:00-05:00')).toContain('1 new,');
    const back = await dayOf(city, 'on-time', '2026-03-05', '--known-on', '2026-03-22');
    expect(back).toMatchObject({ value: 0.6, reason: null });
  });

  it('of targets holds from the instant on that it names', async () => {
    const city = await smallCity();
    await city.take(city.write('o.csv', `${header}on-time,2026-03-04,,,45,50,2026-03-05T08:00\n`));
    const targets = '"Metric",from,until,period,"Target",known\n';
    const row = 'on-time,2026-03-01,,,0.9,2026-03-10T08:00-05:00\n';
    expect(await city.take(city.write('t.csv', targets + row))).toContain(
      'Took in 1 row of targets',
    );
    for (const [moment, target] of [
      ['2026-03-09', 0.8],
      ['2026-03-10', 0.9],
    ] as const) {
      const found = await dayOf(city, 'on-time', '2026-03-05', '--known-on', moment);
      expect(found).toMatchObject({ target, score: 0.9 / target });
    }
  });

  it('shows on a dry run what it would change, and changes nothing', async () => {
    const city = await smallCity();
    const known = '2026-03-06T08:00-05:00';
    await city.take(
      city.write(
        'before.csv',
        `${header}on-time,2026-03-02,,,45,50,${known}\non-time,2026-03-03,,,45,50,${known}\ncalls,2026-03-02,,12,,,${known}\n`,
      ),
    );
    const stand = await standOf(city.data, 'sample', ...march);
    const after = city.write(
      'after.csv',
      `${header}on-time,2026-03-02,,,40,50,\non-time,2026-03-03,,,45,50,\ncalls,2026-03-02,,,,,\ncalls,2026-03-03,,9,,,\n`,
    );
    expect(await city.take(after, '--dry-run')).toBe(`+ calls 2026-03-03: 9
~ on-time 2026-03-02: 45/50 → 40/50
- calls 2026-03-02: 12
1 new, 1 changed, 1 gone, 1 unchanged
Dry run: nothing was taken in.
`);
    expect(await standOf(city.data, 'sample', ...march)).toEqual(stand);
    expect(await city.take(after)).toContain('1 new, 1 changed, 1 gone, 1 unchanged\n');
  });

  it('with other columns says loudly that they are breakdowns, which no total counts', async () => {
    const city = await smallCity();
    const rows = [
      'metric,start,value,ward',
      'calls,2026-03-04,12,',
      'calls,2026-03-04,5,North',
      'calls,2026-03-04,7,South',
      'calls,2026-03-03,9,South',
    ];
    expect(await city.take(city.write('wards.csv', `${rows.join('\n')}\n`))).toContain(
      'Note: Taken as dimensions: “ward”. 3 of 4 rows carry a value there and are breakdowns: they do not count in the city’s totals.\n',
    );
    expect(await dayOf(city, 'calls', '2026-03-05')).toMatchObject({ value: 12 });
    expect(await dayOf(city, 'calls', '2026-03-04')).toMatchObject(noData);
  });

  it('in another form is read by a mapping file', async () => {
    const city = await smallCity();
    const mapping = city.write(
      'ours.yaml',
      `delimiter: ";"
encoding: windows-1252
dayFormat: DD.MM.YYYY
columns: {metric: Kennzahl, start: Tag, numerator: Pünktlich, denominator: Fälle}
dimensions: []
metricNames: title
`,
    );
    const rows = 'Kennzahl;Tag;Pünktlich;Fälle;Bemerkung\nON TIME;04.03.2026;45;50;schön\n';
    const file = city.write('ours.csv', Buffer.from(rows, 'latin1'));
    expect(await city.take(file, '--mapping', mapping)).toContain(
      'Note: Ignored columns: “Bemerkung”.\n1 new, 0 changed, 0 gone, 0 unchanged\n',
    );
    expect(await dayOf(city, 'on-time', '2026-03-05')).toMatchObject({ value: 0.9 });

    const bad = city.write('bad.yaml', 'delimeter: ";"\ndayFormat: DD-MM-YYYY\n');
    const refused = await civicstat(
      city.data,
      ...['import', file, '--city', 'sample', '--mapping', bad],
    );
    expect(refused).toMatchObject({ code: 2, out: '' });
    expect(refused.err.split('\n').map((line) => line.replace(bad, 'bad.yaml'))).toEqual([
      'bad.yaml, line 1, column 1: There is no such key (found “delimeter”). Write “delimiter” if that is meant.',
      'bad.yaml, line 2, column 12: This value cannot be (found “DD-MM-YYYY”). Write one of "YYYY-MM-DD", "YYYY/MM/DD", "YYYYMMDD", "MM/DD/YYYY", "DD/MM/YYYY", "DD.MM.YYYY".',
      '',
    ]);
  });

  it('that is no file, or for no city, is refused at once', async () => {
    const city = await smallCity();
    const stand = await standOf(city.data, 'sample', ...march);
    const pipe = join(city.folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const file = city.write('a.csv', `${header}calls,2026-03-04,,12,,,\n`);
    const missing = join(city.folder, 'missing.csv');
    const noFile = 'There is no such file. Check its name and folder.\n';
    const aFolder = 'This is a folder, not a file. Name a file in it.\n';
    const aPipe =
      'This is a pipe or a device, not a file. Write what it holds to a file and name that.\n';
    for (const [args, said] of [
      [[missing], `${missing}: ${noFile}`],
      [[missing, '--as', 'targets'], `${missing}: ${noFile}`],
      [[join(file, 'x.csv')], `${join(file, 'x.csv')}: ${noFile}`],
      [[city.folder], `${city.folder}: ${aFolder}`],
      [[city.folder, '--as', 'observations'], `${city.folder}: ${aFolder}`],
      [[pipe], `${pipe}: ${aPipe}`],
      [[pipe, '--as', 'observations'], `${pipe}: ${aPipe}`],
      [['/dev/null'], `/dev/null: ${aPipe}`],
      [['/dev/zero'], `/dev/zero: ${aPipe}`],
      [[file, '--mapping', missing], `${missing}: ${noFile}`],
      [[file, '--mapping', pipe], `${pipe}: ${aPipe}`],
      [[file, '--mapping', city.folder], `${city.folder}: ${aFolder}`],
    ] as const) {
      const { code, out, err } = await civicstat(city.data, 'import', ...args, '--city', 'sample');
      expect({ code, out, err }).toEqual({ code: 2, out: '', err: said });
    }
    const nowhere = await civicstat(city.data, 'import', file, '--city', 'smaple');
    expect(nowhere).toEqual({
      code: 2,
      out: '',
      err: 'There is no such city (found “smaple”). Known: sample. Run civicstat apply <city-folder> first.\n',
    });
    for (const args of [['--as', 'numbers', '--city', 'sample'], []]) {
      expect((await civicstat(city.data, 'import', file, ...args)).code).toBe(2);
    }
    expect(await standOf(city.data, 'sample', ...march)).toEqual(stand);
  });
});

describe('a file of the 2016 toolkit', () => {
  it('gives the scores worked by hand in its README', { timeout: 60_000 }, async () => {
    const data = temporaryFolder();
    const file = 'examples/toolkit/values.csv';
    const options = ['--city', 'toolkit', '--as', 'observations', '--mapping', 'toolkit'];
    await succeed(data, 'apply', 'examples/toolkit');
    await succeed(data, 'import', file, ...options);
    const board = await scored(data, 'toolkit');
    expect(board.date).toBe('2016-04-10');
    const expected = {
      'trees-planted': [0.8, 1, 59 / 60, 901 / 900],
      'ambulance-minutes': [6 / 7, 28 / 29, 1, 1],
      'calls-answered': [null, 96 / 95, 132 / 133, 1228 / 1235],
    };
    for (const [metric, scores] of Object.entries(expected)) {
      const found = board.metrics.find((one: { metric: string }) => one.metric === metric);
      for (const [place, period] of ['day', 'week', 'month', 'quarter'].entries()) {
        const { score, reason } = found[period];
        const at = `${metric} ${period}`;
        if (scores[place] === null)
          expect({ score, reason }, at).toEqual({ score: null, reason: 'no-data' });
        else expect(score, at).toBeCloseTo(scores[place]!, 12);
      }
    }
  });
});
