import type { Instant } from '../../model/index.ts';
import type { Platform } from '../platform.ts';
import { type Source, sourceKind, sourceOf } from './source.ts';

/** Since when the source has the schedule that it has now. */
export async function scheduledSince(
  platform: Platform,
  city: string,
  source: Source,
): Promise<Instant> {
  const history = await platform.state.recordHistory(city, sourceKind, source.slug);
  const other = history.findLastIndex(
    ({ body }) => body === null || sourceOf(body).schedule !== source.schedule,
  );
  return history[other + 1]!.at;
}
