import { act, type Platform } from '../platform.ts';

/** The kind of the records that say which sources rest. */
const pauseKind = 'source-pause';

export async function isPaused(platform: Platform, city: string, source: string): Promise<boolean> {
  return (await platform.state.record(city, pauseKind, source)) !== undefined;
}

/** Lets a source rest, or go on: then what was missed is made up for by one run. */
export async function setPaused(
  platform: Platform,
  city: string,
  source: string,
  paused: boolean,
): Promise<void> {
  const action = paused ? 'source.paused' : 'source.resumed';
  const change = { kind: pauseKind, slug: source, body: paused ? '{}' : null, basedOn: null };
  await platform.state.putRecords(city, action, [change], act(platform));
}
