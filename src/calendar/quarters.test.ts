import { expect, it } from 'vitest';
import { completeQuarters } from './quarters.ts';

it('completeQuarters gives the quarters that are over, oldest first', () => {
  const four = [
    { first: '2025-04-01', last: '2025-06-30' },
    { first: '2025-07-01', last: '2025-09-30' },
    { first: '2025-10-01', last: '2025-12-31' },
    { first: '2026-01-01', last: '2026-03-31' },
  ];
  expect(completeQuarters('2026-04-01', 4)).toEqual(four);
  expect(completeQuarters('2026-06-30', 4)).toEqual(four);
  expect(completeQuarters('2026-07-01', 1)).toEqual([{ first: '2026-04-01', last: '2026-06-30' }]);
});
