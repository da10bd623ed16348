import type { Batch } from '../sql/contract.ts';

/** What the reading thread answers to each call for more; null at the end. */
export type Answer = { readonly batch: Batch | null } | { readonly refused: string };

export interface Errand {
  readonly file: string;
  readonly query: string;
  readonly parameters: readonly string[];
}
