import type { Day } from './time.ts';

/**
 * What the system itself says of a record of evidence, as data, so that every page says it in its own
 * language. What people typed (a title, a name) stands beside it as they typed it.
 */
export type RecordPhrase =
  | { readonly kind: 'document'; readonly approved: Day; readonly reviewBy: Day | null }
  | {
      readonly kind: 'role';
      readonly holder: string;
      readonly from: Day;
      readonly until: Day | null;
    }
  | { readonly kind: 'meeting'; readonly on: Day }
  | { readonly kind: 'decision'; readonly on: Day; readonly decidedBy: string }
  | { readonly kind: 'training'; readonly on: Day; readonly completions: number }
  | { readonly kind: 'engagement'; readonly on: Day; readonly responses: number }
  | { readonly kind: 'restore' | 'access-review'; readonly on: Day; readonly by: string }
  | { readonly kind: 'audit-log'; readonly entries: number }
  | { readonly kind: 'board'; readonly date: Day; readonly publishedOn: Day }
  | {
      readonly kind: 'deliveries';
      readonly count: number;
      /** The newest of them. */
      readonly name: string;
      readonly on: Day;
      readonly rows: number;
    };
