import { Fault, UserError } from '../model/index.ts';
import { operationsOf } from '../pipeline/collect/operations.ts';
import { publishIfBegun } from '../pipeline/collect/publish-run.ts';
import { silentReport } from '../pipeline/platform.ts';
import type { Visit } from './desk-contract.ts';

/** What became of the board after something was saved. */
export type BoardAfter = 'published' | 'failed' | 'as-before';

/**
 * Publishes the city's board of today if the person may and the city has one. That it cannot be
 * published is told, not thrown: what was saved is safe.
 */
export async function publishAfter({ stores, city, may }: Visit): Promise<BoardAfter> {
  if (!may('board.publish')) return 'as-before';
  return stores.inTurn(async (platform) => {
    try {
      const isPublished = await publishIfBegun(platform, city.slug, silentReport);
      return isPublished ? 'published' : 'as-before';
    } catch (error) {
      if (!(error instanceof UserError || error instanceof Fault)) throw error;
      return 'failed';
    }
  });
}

/** The same in a sentence. */
export async function boardAfterInWords(visit: Visit, after: string | null): Promise<string> {
  if (after === 'published') return 'The board was published.';
  if (after === 'failed') {
    return 'The board could not be published, and stands as it was: publish it from the desk’s first page.';
  }
  return whenShown(visit);
}

/** When the public board will show what was saved, in a sentence. */
export async function whenShown({ stores, city, may }: Visit): Promise<string> {
  const [publishAt, hasBegun] = await stores.freely(async (platform) => [
    (await operationsOf(platform, city.slug)).schedule?.publishAt ?? null,
    (await platform.state.published(city.slug)).length > 0,
  ]);
  if (publishAt !== null) {
    return `The board follows when it is published next: by itself every day at ${publishAt}, or earlier by hand.`;
  }
  if (may('board.publish')) {
    return 'The board does not show this yet: publish it from the desk’s first page.';
  }
  return hasBegun
    ? 'The board follows when a manager publishes it.'
    : 'The city has no board yet: a manager publishes the first one.';
}
