import { pino } from 'pino';
import { afterAll, describe, expect, it } from 'vitest';
import { snapshotsOf } from '../features/boards/fixtures/boards.ts';
import { bostonBoards, otherCities, pageStates } from '../features/boards/fixtures/states.ts';
import { features } from '../features/index.ts';
import { createServer } from './index.ts';
import { openApiDocument, twinOf } from './open-api.ts';

const answers = features.flatMap((feature) => feature.answers);
const app = createServer({
  snapshots: snapshotsOf(...bostonBoards(), ...otherCities()),
  log: pino({ level: 'silent' }),
  clock: () => Date.parse('2025-03-09T12:00:00Z') * 1000,
});
afterAll(() => app.close());

/** The answer that an address of the API asks for. */
function answerAt(address: string) {
  return answers.find(({ path }) => {
    const form = path.replaceAll(/\{\w+\}/g, '[^/]+');
    return new RegExp(`^/api/v1/cities${form}$`).test(address);
  });
}

describe('the API', () => {
  // The naughty city has strings where no program would write them, in its times too.
  const shown = pageStates.filter(([, path]) => !path.startsWith('/naughty'));
  const places = [...new Set(shown.map(([, path]) => path.split('?')[0]!))];

  it.each(places)('answers what %s shows, in the shape that it describes', async (path) => {
    const address = `/api/v1/cities${path}`;
    const answer = await app.inject(address);
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([
      200,
      'application/json; charset=utf-8',
    ]);
    expect(answer.headers['access-control-allow-origin']).toBe('*');
    expect(answer.payload).toBe((await app.inject(`${path}.json`)).payload);
    expect(answerAt(address)!.schema.parse(answer.json())).toEqual(answer.json());
  });

  it('may be asked by the pages of other sites, with headers of their own', async () => {
    const url = '/api/v1/cities/boston';
    const asked = await app.inject({ method: 'OPTIONS', url });
    expect(asked.statusCode).toBe(204);
    expect(asked.headers).toMatchObject({
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'GET, HEAD',
      'access-control-allow-headers': '*',
    });
    for (const data of ['/api/v1/openapi.json', '/boston/changes.atom', '/boston.csv']) {
      const { statusCode, headers } = await app.inject(data);
      expect([statusCode, headers['access-control-allow-origin']]).toEqual([200, '*']);
    }
    const page = await app.inject({ method: 'OPTIONS', url: '/boston' });
    expect([page.statusCode, page.headers.allow]).toEqual([405, 'GET, HEAD']);
    expect((await app.inject('/boston')).headers).not.toHaveProperty('access-control-allow-origin');
  });

  it('lists the cities', async () => {
    const answer = await app.inject('/api/v1/cities');
    expect(answerAt('/api/v1/cities')!.schema.parse(answer.json())).toEqual(answer.json());
    expect(answer.json().cities.length).toBeGreaterThan(1);
  });

  it('hands on what is asked behind the address', async () => {
    const answer = await app.inject('/api/v1/cities/boston/changes?kind=target');
    expect(answer.json().query).toEqual({ metric: null, kind: 'target', month: null });
  });

  it.each([
    ['/api/v1/cities/nowhere', 404],
    ['/api/v1/cities/boston/metrics/nothing', 404],
    ['/api/v1/cities/boston/desk', 404],
    ['/api/v1/cities/boston/metrics.csv', 404],
    ['/api/v1', 404],
    ['/api/v1/cities/boston/changes?month=never', 400],
  ])('says of %s what is wrong, as JSON', async (address, status) => {
    const answer = await app.inject(address);
    expect(answer.statusCode).toBe(status);
    expect(answer.headers['access-control-allow-origin']).toBe('*');
    expect(answer.json().error).toEqual({
      code: expect.stringMatching(/^[a-z-]+$/),
      message: expect.stringMatching(/\.$/),
      remedy: expect.stringMatching(/\.$/),
    });
  });
});

describe('the description of the API', () => {
  const document = openApiDocument(answers);

  it('is served, and names each answer of each feature', async () => {
    const served = (await app.inject('/api/v1/openapi.json')).json();
    expect(served).toEqual(JSON.parse(JSON.stringify(document)));
    expect(Object.keys(served.paths)).toEqual(answers.map(({ path }) => path || '/'));
    expect(served.openapi).toBe('3.1.0');
  });

  it('has every shape that it refers to, and every place that a path names', () => {
    const refers = JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g);
    const missing = Array.from(refers, ([, name]) => name!).filter(
      (name) => !Object.hasOwn(document.components.schemas, name),
    );
    expect(missing).toEqual([]);
    for (const { get } of Object.values(document.paths)) {
      for (const one of get.parameters) expect(one.description).toMatch(/\.$/);
    }
  });

  it('refers to shared shapes, and does not write them again', () => {
    expect(document.components.schemas.Scoreboard).toMatchObject({
      properties: { composite: { $ref: '#/components/schemas/Composite' } },
    });
  });
});

describe('twinOf', () => {
  it.each([
    ['/api/v1/cities', '/cities.json'],
    ['/api/v1/cities?x=1', '/cities.json?x=1'],
    ['/api/v1/cities/boston', '/boston.json'],
    ['/api/v1/cities/boston/on/2025-03-04', '/boston/on/2025-03-04.json'],
    ['/api/v1/cities/boston/changes?kind=target', '/boston/changes.json?kind=target'],
    ['/api/v1/openapi.json', null],
    ['/boston', null],
    ['/api/v2/cities', null],
  ])('%s: %s', (address, twin) => {
    expect(twinOf(address)).toBe(twin);
  });
});
