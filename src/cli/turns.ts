import type { FolderCommand } from './contract.ts';

/** How a piece of work takes its turn. */
export type Turn = Exclude<FolderCommand['runs'], 'in-parts'>;

/** Starts a piece of work when its turn has come. */
export type Turns = <T>(runs: Turn, work: () => Promise<T>) => Promise<T>;

/**
 * Lets work run beside other work as far as it may: `in-turn` one after the other, `alone` when
 * everything asked for before is done, and what is asked for later waits for it.
 */
export function openTurns(): Turns {
  let lastChange: Promise<unknown> = Promise.resolve();
  let lastAlone: Promise<unknown> = Promise.resolve();
  const free = new Set<Promise<unknown>>();
  return (runs, work) => {
    if (runs === 'freely') {
      const done = lastAlone.then(work);
      const settled: Promise<unknown> = done
        .catch(() => undefined)
        .then(() => free.delete(settled));
      free.add(settled);
      return done;
    }
    const before = runs === 'alone' ? [lastChange, ...free] : [lastChange];
    const done = Promise.all(before).then(work);
    lastChange = done.catch(() => undefined);
    if (runs === 'alone') lastAlone = lastChange;
    return done;
  };
}
