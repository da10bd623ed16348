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
  const difference = {
    added: 3,
    changed: 0,
    earlier: 0,
    gone: 1,
    unchanged: 2,
    examples: [example],
  };
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
  const past = { ...example, change: 'earlier', before: null } as const;
  expect(
    describeDelivered(
      { ...dryRun, difference: { ...difference, added: 0, gone: 0, earlier: 1, examples: [past] } },
      'observations',
    ),
  ).toContain(`< pothole-on-time 2025-09-08: nothing → 9/12
0 new, 0 changed, 0 gone, 2 unchanged, 1 changed only in what was known earlier
`);
});
