import { HtmlValidate } from 'html-validate';
import { pino } from 'pino';
import { afterAll, describe, expect, it } from 'vitest';
import { snapshotsOf } from '../features/boards/fixtures/boards.ts';
import { naughtyCity } from '../features/boards/fixtures/naughty-city.ts';
import { bostonBoards, otherCities, pageStates } from '../features/boards/fixtures/states.ts';
import { createServer } from './index.ts';

const app = createServer({
  snapshots: snapshotsOf(...bostonBoards(), ...otherCities(), naughtyCity()),
  log: pino({ level: 'silent' }),
  clock: () => Date.parse('2025-03-09T12:00:00Z') * 1000,
});
afterAll(() => app.close());

const validator = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:document'],
  rules: {
    // Matters of taste, and a hash for files that come from this very server.
    'void-style': 'off',
    'doctype-style': 'off',
    'require-sri': 'off',
    'long-title': 'off',
    // Said aloud because a phone's layout gives rows another display: see table-roles.ts.
    'no-redundant-role': 'off',
  },
});

describe('markup', () => {
  it.each([...pageStates, ['list of cities', '/'] as const, ['not found', '/nowhere'] as const])(
    '%s: valid',
    async (_name, path) => {
      const { payload } = await app.inject(path);
      const { results } = await validator.validateString(payload);
      const found = results.flatMap(({ messages }) =>
        messages.map(
          ({ ruleId, message, line, column }) => `${ruleId} ${line}:${column} ${message}`,
        ),
      );
      expect(found).toEqual([]);
    },
  );

  it('is no more than 100 kB over the wire, style and figures included', async () => {
    const ask = (url: string) => app.inject({ url, headers: { 'accept-encoding': 'br' } });
    for (const [name, path] of pageStates) {
      const { payload } = await app.inject(path);
      const assets = payload.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g);
      const addresses = [path, ...new Set(Array.from(assets, ([, address]) => address!))];
      const answers = await Promise.all(addresses.map(ask));
      const bytes = answers.reduce((sum, { rawPayload }) => sum + rawPayload.length, 0);
      expect(addresses.length).toBeGreaterThan(3);
      expect([name, bytes < 100_000]).toEqual([name, true]);
    }
  });
});
