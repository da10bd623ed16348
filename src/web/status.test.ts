import { expect, it } from 'vitest';
import type { Status } from '../model/index.ts';
import { statusInWords } from './status.ts';

it.each([
  ['exceeding', null, 'exceeding, better than its target'],
  ['follow-up', 'target-ratio', 'follow-up, target missed'],
  ['exceeding', 'historical-ratio', 'exceeding, better than usual'],
  ['follow-up', 'historical-band', 'follow-up, worse than what is allowed'],
  ['meeting', 'attainment', 'meeting its pace'],
  ['follow-up', 'target-band', 'follow-up, outside its band'],
  ['no-score', 'historical-ratio', 'no score'],
] as const)('%s by %s is “%s”', (status: Status, rule, words) => {
  expect(statusInWords(status, rule, 'en')).toBe(words);
});
