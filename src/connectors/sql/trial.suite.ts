import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { Cursor, Page, PullQuestion, RowConnector, SettingValues } from '../contract.ts';

/** A question to a database on this machine. The network is the machine's own, without its guard. */
export function question(settings: SettingValues, more: Partial<PullQuestion> = {}): PullQuestion {
  const ended = new AbortController();
  return {
    settings,
    cursor: null,
    timeZone: 'America/New_York',
    now: Temporal.Instant.from('2026-03-05T12:00:00Z'),
    limits: { rows: 5e6, bytes: 1e9, totalMilliseconds: 120_000, idleMilliseconds: 60_000 },
    network: {
      request: () => Promise.reject(new Error('not asked for')),
      async connect(host, port) {
        const socket = connect(port, host);
        await once(socket, 'connect');
        return socket;
      },
    },
    say: () => undefined,
    wait: (milliseconds) => wait(milliseconds, undefined, { ref: false, signal: ended.signal }),
    signal: ended.signal,
    ...more,
  };
}

/** All pages of a pull, or its first so many. */
export async function pages(
  connector: RowConnector,
  asked: PullQuestion,
  atMost = Number.POSITIVE_INFINITY,
): Promise<Page[]> {
  const found: Page[] = [];
  for await (const page of connector.pull(asked)) {
    found.push(page);
    if (found.length >= atMost) break;
  }
  return found;
}

/** The rows of a pull as one list, and where it ended. */
export async function pulled(connector: RowConnector, asked: PullQuestion) {
  const all = await pages(connector, asked);
  const cursor: Cursor = all.at(-1)?.cursor ?? null;
  return { columns: all[0]?.columns, rows: all.flatMap(({ rows }) => rows), cursor };
}
