import { nearest, UserError } from '../../model/index.ts';
import type { Platform } from '../platform.ts';
import { type Source, sourceKind, sourceOf } from './source.ts';

/** A city's sources, by slug. */
export async function sourcesOf(platform: Platform, city: string): Promise<Source[]> {
  const records = await platform.state.records(city, sourceKind);
  return records.map(({ body }) => sourceOf(body!));
}

/** A source; a `UserError` when the city has none of this name. */
export async function loadSource(platform: Platform, city: string, slug: string): Promise<Source> {
  const all = await sourcesOf(platform, city);
  const found = all.find((one) => one.slug === slug);
  if (found !== undefined) return found;
  const slugs = all.map((one) => one.slug);
  const near = nearest(slug, slugs);
  const known = slugs.length === 0 ? 'The city has no sources yet' : `Known: ${slugs.join(', ')}`;
  throw new UserError({
    code: 'unknown-source',
    message: 'There is no such source',
    value: slug,
    remedy:
      near === null
        ? `${known}. Add it to the city's folder and apply it`
        : `Did you mean ${near}?`,
  });
}
