import type { Delivery, Instant } from '../../model/index.ts';

/**
 * The sequence of the last delivery of cases that was known on an instant; 0: none was. What came
 * after one that was not known yet was not known either, as for numbers that are made of cases.
 * @param deliveries by sequence
 */
export function knownThrough(deliveries: Iterable<Delivery>, knownOn: Instant): number {
  let through = 0;
  for (const { kind, arrived, sequence } of deliveries) {
    if (kind !== 'events') continue;
    if (arrived > knownOn) break;
    through = sequence;
  }
  return through;
}
