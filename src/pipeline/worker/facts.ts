import type { FactsStore } from '../../facts/contract.ts';
import type { FactsWorker } from '../platform.ts';
import { checkDelivery } from './check.ts';

/** All that an index can be asked once it is open. */
export type OpenedFacts = Omit<FactsWorker, 'replace'>;

/** The facts worker's operations on an opened store: what runs inside the worker's process. */
export function factsOn(store: FactsStore): OpenedFacts {
  return {
    check: (question, progress) => checkDelivery(store, question, progress),
    land: (delivery) => store.land(delivery),
    landed: () => store.landed(),
    forget: (deliveries) => store.forget(deliveries),
    observations: (question) => store.observations(question),
    targets: (city, knownOn, deliveries) => store.targets(city, knownOn, deliveries),
    restatements: (city, knownOn, deliveries) => store.restatements(city, knownOn, deliveries),
    checksum: () => store.checksum(),
    clear: () => store.clear(),
    close: () => store.close(),
  };
}
