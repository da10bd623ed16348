import type { Instant } from '../model/index.ts';

/** Who does it and when: passed in, never asked of the machine. */
export interface Act {
  readonly at: Instant;
  readonly actor: string;
}

export interface RecordChange {
  readonly kind: string;
  readonly slug: string;
  /** Canonical JSON; null removes. */
  readonly body: string | null;
  /** The version that the writer saw, 0 for none in force; null: whatever is there. */
  readonly basedOn: number | null;
}
