import type { Instant } from '../../model/index.ts';
import type { StateStore } from '../../state/contract.ts';

/** What signing in works with. */
export interface Access {
  readonly state: StateStore;
  readonly clock: () => Instant;
  /** So many bytes that nobody can guess. */
  readonly random: (bytes: number) => Buffer;
}
