import { expect, it } from 'vitest';
import { describeAmount } from './amount.ts';

it.each([
  [
    { done: 910e6, total: 2.274e9, unit: 'bytes', seconds: 40 },
    '40 % of 2.3 GB, 23 MB/s, 60 s left',
  ],
  [{ done: 50e3, total: 900e3, unit: 'bytes', seconds: 1 }, '5 % of 900 kB, 50 kB/s, 17 s left'],
  [{ done: 1e9, total: 20e9, unit: 'bytes', seconds: 50 }, '5 % of 20.0 GB, 20 MB/s, 16 min left'],
  [{ done: 1, total: 100, unit: undefined, seconds: 60 }, '1 % of 100, 0.017/s, 1 h 39 min left'],
  [{ done: 60, total: 365, unit: undefined, seconds: 5 }, '16 % of 365, 12/s, 26 s left'],
  [{ done: 0, total: 365, unit: undefined, seconds: 1 }, '0 % of 365'],
  [{ done: 0, total: 0, unit: 'bytes', seconds: 0 }, '0 kB so far'],
  [{ done: 512e6, total: null, unit: 'bytes', seconds: 2 }, '512 MB so far, 256 MB/s'],
] as const)('%j is told as %s', (amount, said) => {
  expect(describeAmount(amount)).toBe(said);
});
