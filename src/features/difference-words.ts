import type { Delivered } from '../pipeline/deliver.ts';

/** How a file would change what is known. */
export type Difference = NonNullable<Delivered['difference']>;

const many = (count: number) => count.toLocaleString('en');

/** The words in which it is told. */
export const differenceWords = {
  counts: ({ added, changed, gone, unchanged, earlier }: Difference) =>
    `${many(added)} new, ${many(changed)} changed, ${many(gone)} taken back, ${many(unchanged)} as they are${
      earlier === 0 ? '' : `, ${many(earlier)} changed only in what was known earlier`
    }.`,
  examples: 'The first of them',
  change: 'What happens',
  changes: {
    added: 'new',
    changed: 'changed',
    earlier: 'changed in what was known earlier',
    gone: 'taken back',
  },
  metric: 'Metric',
  days: 'Days',
  before: 'Before',
  after: 'After',
  nothing: '–',
} as const;
