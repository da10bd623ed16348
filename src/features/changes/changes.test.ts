import { describe, expect, it } from 'vitest';
import { naughtyStrings } from '../boards/fixtures/naughty-city.ts';
import { boston, busyCity, calmCity, naughtyLedger, twiceCity } from './fixtures/ledger-city.ts';
import { served } from './served.suite.ts';

const { app, pages } = served(boston, calmCity, busyCity, naughtyLedger(), ...twiceCity);
const get = async (url: string) => (await app.inject(url)).payload;
const statusOf = async (url: string) => (await app.inject(url)).statusCode;

/** What a reader gets: the page without its tags, white space folded. */
function wordsOf(html: string): string {
  return html
    .replace(/<head>.*?<\/head>/s, '')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
    .replace(/ ([,.])/g, '$1');
}

/** The part of the page about one thing on one day. */
function itemOf(html: string, name: string): string {
  const [, ...items] = html.split('<li class="change">');
  const part = items.find((one) => one.includes(`>${name}<`));
  return wordsOf(part ?? '').trim();
}

describe('the ledger of changes', () => {
  it('tells newest first, grouped by day and by what changed', async () => {
    const html = await get('/boston/changes');
    const days = [...html.matchAll(/<h2 id="on-([\d-]+)"/g)].map((one) => one[1]);
    expect(days).toEqual([
      '2025-03-02',
      '2025-03-01',
      '2025-02-10',
      '2025-02-03',
      '2025-02-01',
      '2025-01-20',
    ]);
    expect(wordsOf(html)).toContain('21 changes.');
  });

  it('says what changed, from what to what, and from when on', async () => {
    const html = await get('/boston/changes');
    expect(html).toContain('<a href="/boston/metrics/permits-on-time">');
    const first = html.slice(html.indexOf('on-2025-02-01'));
    expect(itemOf(first, 'Permits reviewed on time')).toContain(
      'Target Target changed. 75% → changed to 100% In force from February 1, 2025.',
    );
    expect(itemOf(html, 'Permits reviewed on time')).toContain(
      'The list of targets was changed. 10:00 a.m. 100% → changed to 75% from July 1, 2023; 100% from February 1, 2025',
    );
    expect(itemOf(html, 'Library users')).toContain(
      'The value for Thursday, February 27, 2025 was restated by newer data. 8:00 a.m. 20,456 → changed to taken back',
    );
    expect(itemOf(html, 'Education')).toContain(
      'Weight Weight changed. 8:00 a.m. 1 → changed to 1.5',
    );
    expect(itemOf(html, 'Snow cleared in a day')).toContain('Retired No longer on the board.');
    expect(html).not.toContain('href="/boston/metrics/snow-cleared"');
    expect(itemOf(html, 'Tree care done on time')).toContain('Added New on the board.');
  });

  it('marks the words of a definition that differ', async () => {
    const html = await get('/boston/changes');
    expect(html).toContain('within <del>30 calendar</del> days.');
    expect(html).toContain('within <ins>20 business</ins> days.');
  });

  it('tells many restated values of one delivery as one, to be opened', async () => {
    const item = itemOf(await get('/boston/changes?month=2025-02'), 'Potholes fixed on time');
    expect(item).toContain(
      'As more cases came in, 12 values for January 2025 were restated. 9:15 a.m.',
    );
    expect(item).toContain(
      'All 12 corrections Wednesday, January 1, 2025 4 of 9, 44% → changed to 5 of 11, 45%',
    );
    expect(item.match(/→/g)).toHaveLength(12);
  });

  it('keeps a page small however many values were restated', async () => {
    const html = await get('/busyville/changes?month=2024-12');
    expect(html.match(/→/g)).toHaveLength(19 + 11 + 50);
    const words = wordsOf(html);
    expect(words).toContain(
      'The value for October 2024 was restated by newer data, 70 times in all. 12:00 p.m. All 70 corrections',
    );
    expect(words).toContain('20 more corrections in the CSV file');
    expect(html).toContain(
      'href="/busyville/changes.csv?metric=potholes-on-time&amp;month=2024-12"',
    );
  });
});

describe('the score of a board that was published again', () => {
  const scores = twiceCity.map(({ published }) => published.board.composite.day.score);

  it('stands on the page with what stood before, newest first, among the other changes', async () => {
    const html = await get('/twiceton/changes');
    const days = [...html.matchAll(/<h2 id="on-([\d-]+)"/g)].map((one) => one[1]);
    expect(days).toEqual(['2025-03-10', '2025-03-08', '2025-03-06']);
    expect(wordsOf(html)).toContain('5 changes.');
    expect(itemOf(html, 'Twiceton')).toMatch(
      /^Twiceton Revised score The board of March 4, 2025 was published again with another score\. 10:30 a\.m\. March 4, 2025, day 1\.04 → changed to 0\.96 March 4, 2025, week 1\.05 → changed to 0\.98 /,
    );
    expect(html).toContain('<a href="/twiceton/on/2025-03-04">March 4, 2025, day</a>');
  });

  it('is told to programs, spreadsheets and feeds in full figures', async () => {
    const twin = JSON.parse(await get('/twiceton/changes.json?kind=revised'));
    expect(twin.count).toBe(4);
    expect(twin.changes.at(-1)).toEqual({
      at: '2025-03-06T09:00:00-05:00',
      kind: 'revised',
      metric: null,
      name: 'Twiceton',
      span: null,
      from: null,
      period: 'day',
      board: '2025-03-04',
      field: 'city twiceton: score',
      before: String(scores[0]),
      after: String(scores[1]),
    });
    const csv = (await get('/twiceton/changes.csv?kind=revised')).trimEnd().split('\r\n');
    expect(csv.at(-1)).toBe(
      `2025-03-06T09:00:00-05:00,revised,,Twiceton,,,,city twiceton: score,${scores[0]},${scores[1]},,,,,day,2025-03-04`,
    );
    const feed = await get('/twiceton/changes.atom');
    expect(feed).toContain('<title>Twiceton: Revised score</title>');
    expect(feed).toContain('<li>March 4, 2025, day: 1.04 → 0.96</li>');
  });

  it('is not told where publishing again moved nothing', async () => {
    expect(await get('/twiceton/changes')).not.toContain('on-2025-03-07');
    expect(wordsOf(await get('/boston/changes?kind=revised'))).toContain(
      'No revised score of the city is on record since',
    );
  });
});

describe('the filter', () => {
  it('answers when the target of permit reviews changed', async () => {
    const html = await get('/boston/changes?metric=permits-on-time&kind=target');
    expect(wordsOf(html)).toContain('2 changed targets. Metric: Permits reviewed on time.');
    expect(html.match(/class="what"/g)).toHaveLength(2);
    expect(html).toContain('<option value="permits-on-time" selected>');
    expect(html).toContain('<title>Boston: 2 changed targets. Metric: Permits reviewed on time ·');
  });

  it('says that a target never changed, since when that is on record, and where it stands', async () => {
    const html = await get('/boston/changes?metric=library-users&kind=target');
    expect(wordsOf(html)).toContain(
      'Library users: No change of its target is on record since January 20, 2025.',
    );
    expect(html).toContain('<p><a href="/boston/metrics/library-users">');
  });

  it.each([
    ['/calmton/changes', 'No change is on record since March 4, 2025.'],
    ['/calmton/changes?kind=weight', 'No change of a weight is on record since March 4, 2025.'],
    [
      '/boston/changes?metric=_city&kind=restated',
      'City, topics and departments: No restated value is on record since',
    ],
    [
      '/boston/changes?metric=library-users&month=2025-01',
      'Library users: No change of this metric is on record for January 2025.',
    ],
  ])('%s says so when there is nothing', async (url, words) => {
    expect(wordsOf(await get(url))).toContain(words);
  });

  it('offers metrics that are gone, and counts by kind and month', async () => {
    const html = await get('/boston/changes?metric=snow-cleared');
    expect(html).toContain('<option value="snow-cleared" selected>Snow cleared in a day</option>');
    const all = wordsOf(await get('/boston/changes?kind=restated'));
    expect(all).toContain('Restated value 14 Target 2 Definition 1 Weight 2 Added 1 Retired 1');
    expect(all).toContain('March 2025 1 February 2025 12 January 2025 1');
  });

  it('turns pages, each with an address of its own', async () => {
    const first = await get('/busyville/changes');
    expect(wordsOf(first)).toContain('169 changes. Page 1 of 3.');
    expect(first).toContain('<a href="/busyville/changes?page=2">Earlier changes</a>');
    expect(first).toContain('rel="next" href="/busyville/changes?page=2"');
    const last = await get('/busyville/changes?page=3');
    expect(last.match(/class="change"/g)).toHaveLength(20);
    expect(last).toContain('<a href="/busyville/changes?page=2">Newer changes</a>');
    expect(last).not.toContain('Earlier changes');
  });

  it.each([
    'kind=rumour',
    'kind=Target',
    'metric=no-such-metric',
    'metric=../../etc',
    'month=2025-13',
    'month=1999-01',
    'page=0',
    'page=2',
    'page=1e3',
    'kind=target&kind=weight',
    'metric[]=x&metric=x&metric=y',
  ])('refuses ?%s', async (query) => {
    expect(await statusOf(`/boston/changes?${query}`)).toBe(400);
    const csv = await app.inject(`/boston/changes.csv?${query.replace(/^page=[2e].*/, 'page=x')}`);
    expect(csv.statusCode).toBe(400);
    expect(csv.headers['content-disposition']).toBeUndefined();
  });

  it('gives equal questions one key, whatever else their address holds', async () => {
    const keyOf = async (url: string) => {
      await get(url);
      return pages.at(-1)!.key;
    };
    const plain = await keyOf('/boston/changes');
    expect(await keyOf('/boston/changes?metric=&kind=&month=&page=1&utm_source=x')).toBe(plain);
    const one = await keyOf('/boston/changes?kind=target&metric=permits-on-time');
    expect(await keyOf('/boston/changes?metric=permits-on-time&x=1&kind=target')).toBe(one);
    expect(await keyOf('/boston/changes.json')).not.toBe(plain);
    expect(await keyOf('/boston/changes.json?page=1')).toBe(
      await keyOf('/boston/changes.json?page=7'),
    );
    expect(new Set([plain, one, await keyOf('/calmton/changes')]).size).toBe(3);
  });
});

describe('its data twins', () => {
  it('tells programs the same, in plain figures', async () => {
    const twin = JSON.parse(await get('/boston/changes.json?metric=permits-on-time&kind=target'));
    expect(twin).toMatchObject({
      format: 'civicstat-changes-1',
      city: 'boston',
      since: '2025-01-20',
      query: { metric: 'permits-on-time', kind: 'target', month: null },
      count: 2,
    });
    expect(twin.changes[1]).toEqual({
      at: '2025-02-01T00:00:00-05:00',
      kind: 'target',
      metric: 'permits-on-time',
      name: 'Permits reviewed on time',
      span: null,
      period: null,
      board: null,
      from: '2025-02-01',
      field: null,
      before: '0.75',
      after: '1',
    });
  });

  it('gives spreadsheets numbers, with their parts in columns of their own', async () => {
    const answer = await app.inject('/boston/changes.csv?kind=restated&month=2025-02');
    const [header, ...rows] = answer.payload.trimEnd().split('\r\n');
    expect(answer.headers['content-disposition']).toBe('attachment; filename="boston-changes.csv"');
    expect(header?.split(',').slice(8)).toEqual([
      ...['before', 'after', 'before_numerator', 'before_denominator'],
      ...['after_numerator', 'after_denominator', 'period', 'board'],
    ]);
    expect(rows).toHaveLength(12);
    expect(rows.at(-1)).toBe(
      `2025-02-03T09:15:00-05:00,restated,potholes-on-time,Potholes fixed on time,2025-01-01,2025-01-01,,,${4 / 9},${5 / 11},4,9,5,11,,`,
    );
  });

  it('tells all, not a page', async () => {
    expect(JSON.parse(await get('/busyville/changes.json')).changes).toHaveLength(169);
    expect((await get('/busyville/changes.csv')).trimEnd().split('\r\n')).toHaveLength(170);
  });
});

describe('text from outside', () => {
  it('makes no element and no attribute in the page', async () => {
    const tags = (html: string) =>
      new Set(html.match(/<(?:"[^"]*"|[^>"])*>/g)!.map((tag) => tag.replace(/"[^"]*"/g, '')));
    const plain = tags(await get('/boston/changes?month=2025-02'));
    const more = tags(await get('/boston/changes?month=2025-03'));
    const busy = tags(await get('/busyville/changes?page=2'));
    const known = new Set([...plain, ...more, ...busy]);
    for (const page of [1, 2]) {
      const naughty = tags(await get(`/naughty/changes?page=${page}`));
      expect([...naughty].filter((tag) => !known.has(tag))).toEqual([]);
    }
  });

  it('begins no cell of the CSV file as a formula', async () => {
    const text = await get('/naughty/changes.csv');
    // Outside quotes a cell begins after a comma or a line end.
    const bare = text.replace(/"(?:[^"]|"")*"/g, (cell) => `"${cell.charAt(1)}"`);
    const cells = bare.split(/[,\r\n]+/).map((cell) => cell.replace(/^"/, ''));
    expect(cells.filter((cell) => /^[=+@\t]/.test(cell) || /^-(?!\d)/.test(cell))).toEqual([]);
    const raw = await get('/naughty/changes.csv?form=raw');
    expect(raw).toContain(`=${naughtyStrings.find((one) => one.includes('{{'))}`);
    expect((await app.inject('/naughty/changes.csv?form=raw')).headers['content-disposition']).toBe(
      'attachment; filename="naughty-changes.raw.csv"',
    );
  });
});
