import { expect, it } from 'vitest';
import { describeDelivered } from './describe.ts';

const example = {
  change: 'added',
  metric: 'pothole-on-time',
  first: '2025-09-08',
  last: '2025-09-08',
  before: null,
  after: '9/12',
} as const;

it('says how many changes of a dry run are not listed', () => {
  const difference = { added: 3, changed: 0, gone: 1, unchanged: 2, examples: [example] };
  const dryRun = {
    outcome: 'dry-run',
    delivery: null,
    rows: 6,
    difference,
    notices: ['Ignored columns: “ward”.'],
  } as const;
  expect(describeDelivered(dryRun, 'observations')).toBe(
    `Note: Ignored columns: “ward”.
+ pothole-on-time 2025-09-08: 9/12
… and 3 more
3 new, 0 changed, 1 gone, 2 unchanged
Dry run: nothing was taken in.
`,
  );
  const all = { ...dryRun, difference: { ...difference, added: 1, gone: 0 } };
  expect(describeDelivered(all, 'observations')).not.toContain('more');
});
