import { pino } from 'pino';
import { afterAll, describe, expect, it } from 'vitest';
import type { Snapshots } from '../archive/snapshots.ts';
import { bostonBoard, type Published, snapshotsOf } from '../features/boards/fixtures/boards.ts';
import { bostonBoards, otherCities } from '../features/boards/fixtures/states.ts';
import { createServer } from './index.ts';

const log = pino({ level: 'silent' });
const clock = () => Date.parse('2025-03-09T12:00:00Z') * 1000;
const serverOf = (snapshots: Snapshots) => createServer({ snapshots, log, clock });
const app = serverOf(snapshotsOf(...bostonBoards(), ...otherCities()));
afterAll(() => app.close());

/** Counts how many pages are made: each reads the definitions anew. */
function counting(...published: readonly Published[]) {
  const snapshots = snapshotsOf(...published);
  const counts = { series: 0, index: 0 };
  const counted: Snapshots = {
    ...snapshots,
    series: async (hash) => {
      counts.series += 1;
      return snapshots.series(hash);
    },
  };
  return { server: serverOf(counted), counts };
}

describe('the board as data', () => {
  it('has terms that one can add up by hand', async () => {
    const { comparisons, previous, next } = (await app.inject('/boston.json')).json();
    expect([previous, next]).toEqual(['2025-03-03', null]);
    expect(comparisons).toHaveLength(3);
    for (const { before, after, terms } of comparisons) {
      const sum = terms.reduce(
        (all: number, term: { effect: number }) => all + term.effect,
        before,
      );
      expect(Math.abs(sum - after)).toBeLessThan(1e-9);
    }
  });

  it('says which metric carries it', async () => {
    const { carriers, composite } = (await app.inject('/spiketown.json')).json();
    expect(carriers.day).toMatchObject({ metric: 'serious-crimes', score: 29 });
    expect(carriers.day.without).toBeLessThan(1);
    expect(carriers.month).toBeNull();
    expect(composite.day.score).toBeGreaterThan(2);
  });

  it('has a row a number as CSV, named as raw when it is', async () => {
    const safe = await app.inject('/boston.csv');
    const raw = await app.inject('/boston/on/2025-03-03.csv?form=raw');
    expect(safe.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(safe.headers['content-disposition']).toBe(
      'attachment; filename="boston-2025-03-04.csv"',
    );
    expect(raw.headers['content-disposition']).toBe(
      'attachment; filename="boston-2025-03-03.raw.csv"',
    );
    const [head, ...rows] = safe.payload.trim().split('\r\n');
    expect(head!.split(',').slice(0, 4)).toEqual(['date', 'kind', 'slug', 'name']);
    const groups = 1 + 6 + Object.keys(bostonBoard.board.departments).length;
    expect(rows).toHaveLength((groups + 23) * 4);
    expect(safe.payload).toContain('metric,street-lights-on-time,Street lights fixed on time');
  });

  it('takes the force out of formulas, unless asked for raw text', async () => {
    const { board, definitions } = bostonBoard;
    const [first, ...others] = definitions.city.metrics;
    const metrics = [{ ...first!, name: '=HYPERLINK("x")' }, ...others];
    const city = { ...definitions.city, metrics };
    const evil = serverOf(snapshotsOf({ board, definitions: { ...definitions, city } }));
    expect((await evil.inject('/boston.csv')).payload).toContain(`"'=HYPERLINK(""x"")"`);
    expect((await evil.inject('/boston.csv?form=raw')).payload).toContain(`,"=HYPERLINK(""x"")"`);
  });

  it('is no feed', async () => {
    const answer = await app.inject('/boston.atom');
    expect(answer.statusCode).toBe(404);
    expect(answer.payload).toContain('/boston/changes.atom');
  });
});

describe('the date form', () => {
  it('leads to the board of the date', async () => {
    const answer = await app.inject('/boston/on?date=2025-03-03');
    expect([answer.statusCode, answer.headers.location]).toEqual([302, '/boston/on/2025-03-03']);
    expect((await app.inject('/boston/on?date=')).headers.location).toBe('/boston');
    expect((await app.inject('/boston/on')).headers.location).toBe('/boston');
  });

  it('names the nearest boards where there is none', async () => {
    for (const path of ['/boston/on?date=2025-03-01', '/boston/on/2025-03-01']) {
      const answer = await app.inject(path);
      expect(answer.statusCode).toBe(404);
      expect(answer.payload).toContain('Boston has no board of March 1, 2025');
      expect(answer.payload).toContain(
        '<a href="/boston/on/2025-02-25">/boston/on/2025-02-25</a> and <a href="/boston/on/2025-03-03">',
      );
    }
    const words = await app.inject('/boston/on?date=yesterday');
    expect([words.statusCode, words.payload.includes('2025-03-04')]).toEqual([404, true]);
  });
});

describe('pages kept in memory', () => {
  it('are no more than there are topics and departments, whatever is asked', async () => {
    const { server, counts } = counting(...bostonBoards());
    await server.inject('/boston');
    expect(counts.series).toBe(1);
    for (let at = 0; at < 20; at += 1) {
      await server.inject(`/boston?topic=unknown-${at}&department=x&other=${at}`);
      await server.inject(`/boston?topic=education&topic=${at}`);
      await server.inject(`/boston?display=tower&page=${at}`);
    }
    expect(counts.series).toBe(1);
    await server.inject('/boston?topic=education&seen=1');
    await server.inject('/boston?seen=2&topic=education&department=');
    expect(counts.series).toBe(2);
    await server.close();
  });

  it('show a new board at once', async () => {
    const [first, second, third] = bostonBoards();
    let snapshots = snapshotsOf(first!, second!);
    const server = serverOf({ ...snapshots, index: (city) => snapshots.index(city) });
    expect((await server.inject('/boston/on/2025-03-03')).payload).not.toContain('rel="next"');
    const grown = snapshotsOf(first!, second!, third!);
    snapshots = { ...grown };
    expect((await server.inject('/boston/on/2025-03-03')).payload).toContain('rel="next"');
    await server.close();
  });
});

describe('the wall', () => {
  it('shows its first screen for any number that is none', async () => {
    for (const page of ['0', '9', '-1', '1.5', 'x', '']) {
      const answer = await app.inject(`/boston?display=wall&page=${page}`);
      expect(answer.payload).toContain('Screen 1 of 3');
      expect(answer.headers.refresh).toBe('30; url=/boston?display=wall&page=2');
    }
  });

  it('asks again by itself when something failed', async () => {
    const broken = serverOf({
      ...snapshotsOf(bostonBoard),
      board: () => Promise.reject(new Error('the disk is gone')),
    });
    const answer = await broken.inject('/boston?display=wall');
    expect([answer.statusCode, answer.headers.refresh]).toEqual([500, '60']);
    expect((await broken.inject('/boston')).headers.refresh).toBeUndefined();
    expect((await app.inject('/nowhere?display=wall')).headers.refresh).toBe('60');
  });

  it('says so when the board is old', async () => {
    const { payload } = await app.inject('/spiketown?display=wall');
    expect(payload).toContain('Today is Sunday, March 9, 2025. No newer board has been published.');
    expect((await app.inject('/boston?display=wall')).payload).not.toContain('Today is');
  });
});

describe('topics and departments', () => {
  it('have their own composite, metrics and twins', async () => {
    const topic = (await app.inject('/boston/topics/public-safety.json')).json();
    expect(topic).toMatchObject({
      format: 'civicstat-group-1',
      kind: 'topics',
      name: 'Public safety',
    });
    expect(topic.metrics).toHaveLength(6);
    expect(topic.composite.day.score).toBe(bostonBoard.board.topics['public-safety']!.day.score);
    expect(topic.change.date).toBe('2025-03-03');
    expect(topic.days).toHaveLength(10);
    const csv = await app.inject('/boston/departments/police.csv');
    expect(csv.headers['content-disposition']).toContain('boston-police-2025-03-04.csv');
    expect(csv.payload.split('\r\n')[1]).toMatch(/^2025-03-04,department,police,/);
  });

  it('are pages that say the same', async () => {
    const { payload } = await app.inject('/boston/topics/public-safety');
    expect(payload).toContain('<h1>Public safety beat its target on Monday.</h1>');
    expect(payload).toContain('Boston as a whole scored');
    expect(payload).toContain('href="/boston?topic=public-safety"');
  });

  it('are refused in words when the board has none such', async () => {
    for (const path of [
      'topics/sports',
      'departments/sports',
      'topics/__proto__',
      'topics/x.csv',
    ]) {
      const answer = await app.inject(`/boston/${path}`);
      expect(answer.statusCode).toBe(404);
      expect(answer.payload).toContain('Boston has no such');
      expect(answer.headers['content-disposition']).toBeUndefined();
    }
    expect((await app.inject('/boston/topics/public-safety.atom')).statusCode).toBe(404);
  });
});
