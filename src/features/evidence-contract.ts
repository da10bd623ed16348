import type { EvidenceQuestion, Measurement } from '../certification/index.ts';
import type { LiveRecords } from '../pipeline/live-records.ts';

/** Takes one measure. Null: the city keeps no records of that kind, so there is nothing to count. */
export type Measure = (records: LiveRecords, of: EvidenceQuestion['of']) => Measurement | null;

/** What a feature can show about the city's work from its own records. */
export interface EvidenceSource {
  /** By the name under which checks ask for it. No two features know the same measure. */
  readonly measures: Readonly<Record<string, Measure>>;
}
