import { canonicalJson, UserError } from '../../model/index.ts';
import { act, type Platform } from '../platform.ts';
import { type Source, sourceKind, sourceOf } from './source.ts';

/**
 * Keeps a source that was written at the desk. A `UserError` when its slug is taken by the city's
 * folder, or was changed by somebody else.
 * @param basedOn the version that the person saw; 0: it is new
 */
export async function saveSource(
  platform: Platform,
  city: string,
  source: Source,
  basedOn: number,
): Promise<void> {
  const before = await platform.state.record(city, sourceKind, source.slug);
  if (before !== undefined && sourceOf(before.body!).origin === 'file') {
    throw taken('The city’s folder has a source of this name');
  }
  if ((before?.version ?? 0) !== basedOn) {
    throw taken(
      basedOn === 0
        ? 'There is a source of this name already'
        : 'Somebody else changed this source in the meantime',
    );
  }
  const change = { kind: sourceKind, slug: source.slug, body: canonicalJson(source), basedOn };
  await platform.state.putRecords(city, 'source.saved', [change], act(platform));
}

function taken(message: string): UserError {
  const remedy = 'Choose another one, or look at it first';
  return new UserError({ code: 'slug-taken', message, column: 'slug', remedy });
}

/** Removes a source that was written at the desk, and its secrets; what it brought in stays. */
export async function removeSource(platform: Platform, city: string, slug: string): Promise<void> {
  const before = await platform.state.record(city, sourceKind, slug);
  if (before === undefined || sourceOf(before.body!).origin === 'file') return;
  const change = { kind: sourceKind, slug, body: null, basedOn: before.version };
  await platform.state.putRecords(city, 'source.removed', [change], act(platform));
  for (const kept of await platform.state.collecting.secrets(city)) {
    if (kept.source !== slug) continue;
    await platform.state.collecting.removeSecret(city, slug, kept.setting);
  }
}
