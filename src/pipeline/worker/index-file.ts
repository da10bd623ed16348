import type { FactsStore } from '../../facts/contract.ts';
import { factsOn, type OpenedFacts } from './facts.ts';

/** Where the index lies. */
export interface FactsPlace {
  open(): Promise<FactsStore>;
  /** The folder for lists of values that cannot be read. */
  readonly rejects: string;
  /** Moves the closed index out of the way; the path it has then. */
  setAside(): Promise<string>;
}

/** The index as the worker's process holds it. */
export interface HeldIndex {
  /** Opened at once; a failure is told to everyone who asks. */
  opened(): Promise<OpenedFacts>;
  /** Closes it, moves it out of the way and opens an empty one; the path of the old one. */
  replace(): Promise<string>;
}

export function holdIndex(place: FactsPlace): HeldIndex {
  const open = () => {
    const opening = place.open().then((store) => factsOn(store, place.rejects));
    opening.catch(() => undefined);
    return opening;
  };
  let opening = open();
  return {
    opened: () => opening,
    async replace() {
      await opening.then((facts) => facts.close()).catch(() => undefined);
      const kept = await place.setAside();
      opening = open();
      await opening;
      return kept;
    },
  };
}
