import { expect, it } from 'vitest';
import { standards } from '../certification/index.ts';
import { evidenceSources } from './evidence.ts';

it('every measure is known to one feature, and some check asks for it', () => {
  const known = evidenceSources.flatMap(({ measures }) => Object.keys(measures));
  expect(new Set(known).size).toBe(known.length);
  const checks = standards.flatMap(({ criteria }) => criteria.flatMap((one) => one.checks));
  const asked = new Set(checks.map(({ question }) => question?.measure));
  expect(known.filter((name) => !asked.has(name))).toEqual([]);
});
