import type { Connector } from '../../connectors/contract.ts';
import type { MailWay, OutgoingMail } from '../../mail/index.ts';
import type { Instant } from '../../model/index.ts';
import type { Network } from '../../network/contract.ts';
import type { Platform } from '../platform.ts';

/** What collecting data needs of the world beside the stores. */
export interface Outside {
  readonly connectors: readonly Connector[];
  readonly network: Network;
  /** Where pulls that are under way keep what they have read. */
  readonly spools: string;
  /** Names this process among those that share the city's data. */
  readonly worker: string;
  readonly clock: () => Instant;
  /** Hands a mail to a mail server; throws `Fault` when it is not taken. */
  readonly sendMail: (way: MailWay, mail: OutgoingMail) => Promise<void>;
  /** Rejects when the signal is aborted. */
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

/** Work that takes its turns on the stores and does the rest, reading sources, beside others. */
export interface Collecting {
  readonly outside: Outside;
  /** Does a piece of work on the stores when its turn has come. */
  part<T>(work: (platform: Platform) => Promise<T>): Promise<T>;
  /** Aborted when the process is to stop. */
  readonly stopping: AbortSignal;
}
