import type { FactsStore } from '../../facts/contract.ts';
import type { FactsWorker } from '../platform.ts';
import { checkDelivery } from './check.ts';
import { checkEvents } from './check-events.ts';

/** All that an index can be asked once it is open. */
export type OpenedFacts = Omit<FactsWorker, 'replace'>;

/**
 * The facts worker's operations on an opened store: what runs inside the worker's process.
 * @param rejects the folder for lists of values that cannot be read
 */
export function factsOn(store: FactsStore, rejects: string): OpenedFacts {
  return {
    check: (question, progress) =>
      question.kind === 'events'
        ? checkEvents(store, question, rejects, progress)
        : checkDelivery(store, { ...question, kind: question.kind }, progress),
    land: (delivery) => store.land(delivery),
    landed: () => store.landed(),
    forget: (deliveries) => store.forget(deliveries),
    observations: (question) => store.observations(question),
    targets: (city, knownOn, deliveries) => store.targets(city, knownOn, deliveries),
    restatements: (city, knownOn, deliveries) => store.restatements(city, knownOn, deliveries),
    extent: (...values) => store.extent(...values),
    derive: (question) => store.derive(question),
    breakdown: (question) => store.breakdown(question),
    changed: (question) => store.changed(question),
    cases: (question) => store.cases(question),
    checksum: () => store.checksum(),
    clear: () => store.clear(),
    close: () => store.close(),
  };
}
