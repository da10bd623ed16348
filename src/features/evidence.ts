import type { Check, Taken } from '../certification/index.ts';
import type { LiveRecords } from '../pipeline/live-records.ts';
import { deliveryEvidence } from './changes/evidence.ts';
import type { EvidenceSource } from './evidence-contract.ts';
import { metricEvidence } from './metrics/evidence.ts';
import { registerEvidence } from './registers/evidence.ts';
import { publicationEvidence } from './scoreboard/evidence.ts';

/** Every feature that can show something for certification. */
export const evidenceSources: readonly EvidenceSource[] = [
  registerEvidence,
  metricEvidence,
  publicationEvidence,
  deliveryEvidence,
];

/** Measures checks in live records, or says why not. */
export function measureIn(records: LiveRecords): (check: Check) => Taken {
  return ({ question }) => {
    if (question === null) return 'not-measured-here';
    const source = evidenceSources.find(({ measures }) =>
      Object.hasOwn(measures, question.measure),
    );
    if (source === undefined) return 'not-measured-here';
    return source.measures[question.measure]!(records, question.of) ?? 'nothing-entered';
  };
}
