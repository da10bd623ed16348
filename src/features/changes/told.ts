import { type Day, type LedgerEntry, ledgerKinds } from '../../model/index.ts';

/** What a ledger holds, and the city's own score on boards that were published again. */
export const changeKinds = [...ledgerKinds, 'revised'] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** One change, as it is told. */
export interface Told extends Omit<LedgerEntry, 'kind'> {
  readonly kind: ChangeKind;
  /** The date of the board that was published again; null for other kinds. */
  readonly board: Day | null;
}
