import { fastify } from 'fastify';
import { describe, expect, it } from 'vitest';
import { usualReader } from '../../web/language/index.ts';
import {
  bostonBoard,
  emptyCity,
  type Published,
  rescored,
  silentCity,
  snapshotsOf,
} from '../boards/fixtures/boards.ts';
import { naughtyCity } from '../boards/fixtures/naughty-city.ts';
import { about } from './routes.tsx';

const frame = { stylesheet: '/s.css', numerals: '/n.woff2', icon: '/i.svg', sendFile: '' };

/** A city with other rules, weights and settings, each with a number to show. */
function otherCity(): Published {
  const { board, definitions } = bostonBoard;
  const change = {
    'potholes-on-time': {
      rule: 'target-band',
      direction: 'band',
      comparison: { bands: [{ from: null, low: 0.5, high: 0.7 }] },
      weight: 2,
    },
    'calls-answered': {
      rule: 'attainment',
      comparison: {
        point: { value: 0.5, on: '2024-01-01' },
        goal: { value: 0.9, by: '2026-01-01' },
      },
    },
    'library-users': { rule: 'historical-band' },
    'permits-on-time': { floor: 0.5 },
  } as const;
  const { city } = definitions;
  const metrics = city.metrics.map((metric) => {
    const own = change[metric.slug as keyof typeof change] ?? {};
    const comparison = 'comparison' in own ? own.comparison : {};
    return { ...metric, ...own, comparison: { ...metric.comparison, ...comparison } };
  }) as typeof city.metrics;
  const other = { slug: 'otherton', name: 'Otherton', composite: 'median', windows: 'rolling' };
  return {
    board: { ...board, city: 'otherton' },
    definitions: { ...definitions, city: { ...city, ...other, metrics } as typeof city },
  };
}

const app = fastify();
const keys: string[] = [];
about.register(app, {
  snapshots: snapshotsOf(bostonBoard, emptyCity(), silentCity(), naughtyCity(), otherCity()),
  clock: () => 0,
  frame,
  site: null,
  send: async (_request, reply, page) => {
    keys.push(page.key);
    return reply.type('text/plain').send(await page.render(usualReader));
  },
});
const get = async (url: string) => (await app.inject(url)).payload;

function wordsOf(html: string): string {
  return html
    .replace(/<head>.*?<\/head>/s, '')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('\u00a0', ' ')
    .replace(/\s+/g, ' ')
    .replace(/ ([,.])/g, '$1');
}

/** One part of the page, in words. */
async function partOf(city: string, id: string): Promise<string> {
  const html = await get(`/${city}/about`);
  const from = html.indexOf(`<section aria-labelledby="${id}"`);
  return wordsOf(html.slice(from, html.indexOf('</section>', from)));
}

describe('how scores are made', () => {
  it('says the day and what a score means', async () => {
    const words = wordsOf(await get('/boston/about'));
    expect(words).toContain('How Boston’s score is made');
    expect(words).toContain(
      'For Monday, March 3, 2025 the city scored 0.996, from 16 of 23 metrics.',
    );
    expect(words).toContain('With a target of 56 minutes, 1.12 is a value of 50 minutes');
  });

  it('works each rule in use through on a number of the board', async () => {
    const rules = await partOf('boston', 'rules');
    expect(rules).toContain(
      'Measured against a target 17 metrics The value is divided by the target.',
    );
    expect(rules).toContain('1,082 that count ÷ 1,165 in all = 0.929 value');
    expect(rules).toContain('The target is divided by the value, because less is better.');
    expect(rules).toContain('6 target ÷ 7.13 value = 0.84 score');
    expect(rules).toContain('Measured against what is usual 6 metrics');
    expect(rules).toContain('Rules that Boston does not use');
    expect(rules).toContain('Kept inside a band Inside the band the score is 1;');
    const html = await get('/boston/about');
    const { receipts } = bostonBoard.board.metrics.find((one) => one.metric === 'calls-answered')!;
    expect(html).toContain(`href="/boston/receipts/${receipts.day}"`);
  });

  it('works other rules through', async () => {
    const rules = await partOf('otherton', 'rules');
    expect(rules).toContain('Kept inside a band 1 metric Inside the band the score is 1.');
    expect(rules).toContain('On the way to a goal 1 metric');
    expect(rules).toContain('Measured against the edge of what is usual 1 metric');
    expect(rules).not.toContain('does not use');
  });

  it('says so where no metric of a rule has a score', async () => {
    const rules = await partOf('silentown', 'rules');
    expect(rules.match(/None of these metrics has a score today\./g)).toHaveLength(2);
    expect(wordsOf(await get('/silentown/about'))).toContain(
      'there is no score: none of 23 metrics had one.',
    );
  });

  it('adds the day up so that a reader can follow', async () => {
    const together = await partOf('boston', 'together');
    const scores = bostonBoard.board.metrics.flatMap(({ scores: { day } }) => day.score ?? []);
    const sum = scores.reduce((a, b) => a + b, 0).toFixed(3);
    expect(together).toContain('Every metric counts the same.');
    expect(together).toContain(
      `The day’s 16 scores add up to ${Number(sum)}. Divided by 16, that is 0.996.`,
    );
    expect(together).toContain('Serious crimes');
  });

  it('says which weights differ, and another way to put scores together', async () => {
    const together = await partOf('otherton', 'together');
    expect(together).toContain('weighted median');
    expect(together).toContain(
      'Metrics that count for more or less than 1: Potholes fixed on time 2',
    );
    expect(together).not.toContain('add up to');
  });

  it('gives the windows with today’s dates', async () => {
    const days = await partOf('boston', 'days');
    expect(days).toContain(
      'Week February 24 to March 2, 2025 The last complete week; weeks begin on Monday.',
    );
    expect(days).toContain(
      'Quarter December 1, 2024 to February 28, 2025 The last three complete months.',
    );
    expect(await partOf('otherton', 'days')).toContain('The last 90 days.');
  });

  it('says what is missing, with every reason in words', async () => {
    const missing = await partOf('boston', 'missing');
    expect(missing).toContain('Day 16 of 23 metrics Week 21 of 23 metrics');
    expect(missing).toContain(
      'Late The newest value is older than promised. For the day: Fire trucks',
    );
  });

  it('says which caps and floors are in force', async () => {
    expect(await partOf('boston', 'bounds')).toContain(
      'Serious crimes: at most 2.00; reached today: day.',
    );
    expect(await partOf('otherton', 'bounds')).toContain(
      'Permits reviewed on time: at least 0.50; not reached today.',
    );
    expect(await partOf('emptyville', 'bounds')).toContain('No cap and no floor is in force');
  });

  it('gives grades, words, promises, corrections and where the idea is from', async () => {
    expect(await partOf('boston', 'grades')).toContain('A from 1.10 B from 1.00 C from 0.90');
    expect(await partOf('boston', 'grades')).toContain('Exceeding above 1.05');
    expect(await partOf('boston', 'late')).toContain(
      'Late today: Fire trucks there in four minutes: newest value for February 27, 2025',
    );
    expect(await partOf('boston', 'proof')).toContain('civicstat verify /boston/receipts/');
    expect(await partOf('boston', 'cityscore')).toContain('29.35');
    expect(await get('/boston/about')).toContain('href="/boston/changes"');
  });

  it('has something to say before anything is measured', async () => {
    const words = wordsOf(await get('/emptyville/about'));
    expect(words).toContain('Emptyville measures nothing here yet.');
    expect(words).not.toMatch(/NaN|undefined|Infinity|null/);
    expect(wordsOf(await get('/silentown/about'))).not.toMatch(/NaN|undefined|Infinity|null/);
  });
});

describe('its twin', () => {
  it('has the same facts in full precision', async () => {
    const twin = JSON.parse(await get('/boston/about.json'));
    const { day } = bostonBoard.board.composite;
    expect(twin).toMatchObject({
      format: 'civicstat-about-1',
      date: '2025-03-04',
      spans: bostonBoard.board.spans,
      composite: { day: { score: day.score, scored: 16, total: 23 } },
      tolerance: 0.05,
    });
    expect(twin.method.mean.sum / twin.method.mean.weight).toBeCloseTo(day.score!, 12);
    expect(twin.rules[0].examples[0]).toMatchObject({ metric: 'calls-answered', period: 'day' });
    expect(twin.reasons).toHaveLength(11);
    expect(twin.bounds.map((one: { cap: number }) => one.cap)).toEqual([2, 2, 2, 2, 2, 2]);
  });

  it('stands under one key a board and type, whatever the query', async () => {
    keys.length = 0;
    for (const url of ['about', 'about?x=1', 'about.json', 'about.json?y'])
      await get(`/boston/${url}`);
    expect(new Set(keys).size).toBe(2);
  });

  it('follows a board whose numbers changed', async () => {
    const published = rescored(bostonBoard, '2025-03-05', { 'calls-answered': null });
    const { payload } = await served(published).inject('/boston/about.json');
    expect(JSON.parse(payload).rules[0].examples[0].metric).not.toBe('calls-answered');
  });
});

describe('text from outside', () => {
  it('makes no element and no attribute', async () => {
    const tags = (html: string) =>
      new Set(html.match(/<(?:"[^"]*"|[^>"])*>/g)!.map((tag) => tag.replace(/"[^"]*"/g, '')));
    const plain = tags(await get('/boston/about'));
    const naughty = tags(await get('/naughty/about'));
    expect([...naughty].filter((tag) => !plain.has(tag))).toEqual([]);
  });
});

function served(published: Published) {
  const one = fastify();
  about.register(one, {
    snapshots: snapshotsOf(published),
    clock: () => 0,
    frame,
    site: null,
    send: async (_request, reply, page) => reply.send(await page.render(usualReader)),
  });
  return one;
}
