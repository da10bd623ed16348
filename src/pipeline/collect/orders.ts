import { act, type Platform } from '../platform.ts';

/** The kind of the records by which people ask for a pull. */
const orderKind = 'pull-order';

/** Asks for a pull; the scheduler makes it at its next beat. */
export async function orderPull(platform: Platform, city: string, source: string): Promise<void> {
  const { at, actor } = act(platform);
  // The instant makes two orders of one person two versions.
  const body = JSON.stringify({ at });
  const change = { kind: orderKind, slug: source, body, basedOn: null };
  await platform.state.putRecords(city, 'pull.ordered', [change], { at, actor });
}

/** Who asked for a pull that was not made yet; null: nobody. */
export async function orderedBy(
  platform: Platform,
  city: string,
  source: string,
): Promise<string | null> {
  const order = await platform.state.record(city, orderKind, source);
  if (order === undefined) return null;
  const [last] = await platform.state.collecting.runs(city, source, 1);
  return last !== undefined && last.started >= order.at ? null : order.actor;
}
