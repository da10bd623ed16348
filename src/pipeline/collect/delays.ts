import type { Delay } from '../../model/index.ts';
import { act, type Platform } from '../platform.ts';
import { heldLoads } from './held.ts';

/** The kind of the records that tell the public why a metric is late, by the metric's slug. */
const noteKind = 'late-note';

/** What may be told of metrics whose newest numbers do not come, by slug. */
export async function delaysOf(platform: Platform, city: string): Promise<Map<string, Delay>> {
  const delays = new Map<string, Delay>();
  for (const { load } of await heldLoads(platform, city)) {
    if (load.status !== 'waiting' && load.status !== 'accepting') continue;
    for (const metric of load.metrics) delays.set(metric, { held: true, note: null });
  }
  for (const [metric, note] of await lateNotes(platform, city)) {
    delays.set(metric, { held: delays.get(metric)?.held ?? false, note });
  }
  return delays;
}

/** The notes that stand, by the metric's slug. */
export async function lateNotes(platform: Platform, city: string): Promise<Map<string, string>> {
  const records = await platform.state.records(city, noteKind);
  return new Map(
    records.map(({ slug, body }) => [slug, (JSON.parse(body!) as { text: string }).text]),
  );
}

/** Tells the public why a metric is late; an empty text takes the note away. */
export async function saveLateNote(
  platform: Platform,
  city: string,
  metric: string,
  text: string,
): Promise<void> {
  const body = text === '' ? null : JSON.stringify({ text });
  const change = { kind: noteKind, slug: metric, body, basedOn: null };
  await platform.state.putRecords(city, 'late.explained', [change], act(platform));
}
