import type { RequestListener } from 'node:http';
import { type LocalServer, serveLocally } from '../../network/faulty-server.suite.ts';
import { openNetwork } from '../../network/index.ts';
import type {
  Connector,
  Cursor,
  FileConnector,
  Page,
  PullQuestion,
  RowConnector,
} from '../contract.ts';

/** What a test asks of a connector, with limits that a test can wait for. */
export function questionOf(
  connector: Connector,
  settings: Readonly<Record<string, string | number | boolean>>,
  more: Partial<PullQuestion> = {},
): PullQuestion {
  const defaults = Object.fromEntries(
    connector.settings.flatMap(({ name, default: value }) =>
      value === null ? [] : [[name, value]],
    ),
  );
  return {
    settings: { ...defaults, ...settings },
    cursor: null,
    timeZone: 'America/New_York',
    now: Temporal.Instant.from('2025-03-01T12:00:00Z'),
    limits: {
      rows: 100_000,
      bytes: 50_000_000,
      totalMilliseconds: 20_000,
      idleMilliseconds: 10_000,
    },
    network: openNetwork(['127.0.0.1']),
    say: () => undefined,
    wait: async () => undefined,
    signal: new AbortController().signal,
    ...more,
  };
}

/** All of a pull: its rows as records, and where it ended. */
export async function pulled(
  connector: RowConnector,
  question: PullQuestion,
  onPage: (page: Page) => void = () => undefined,
): Promise<{ readonly rows: Record<string, string | null>[]; readonly cursor: Cursor }> {
  const rows: Record<string, string | null>[] = [];
  let cursor: Cursor = question.cursor;
  for await (const page of connector.pull(question)) {
    onPage(page);
    for (const row of page.rows) {
      rows.push(Object.fromEntries(page.columns.map((name, place) => [name, row[place]!])));
    }
    cursor = page.cursor;
  }
  return { rows, cursor };
}

/** All files of a pull. */
export async function fetched(connector: FileConnector, question: PullQuestion) {
  const files: { readonly name: string; readonly text: string; readonly cursor: Cursor }[] = [];
  for await (const { name, bytes, cursor } of connector.pull(question)) {
    const text = Buffer.concat(await Array.fromAsync(bytes)).toString();
    files.push({ name, text, cursor });
  }
  return files;
}

/** Servers of a test file, closed after each test. */
export function localServers() {
  const servers: LocalServer[] = [];
  return {
    async serve(listener: RequestListener): Promise<string> {
      const server = await serveLocally(listener);
      servers.push(server);
      return server.origin;
    },
    async close(): Promise<void> {
      await Promise.all(servers.splice(0).map((server) => server.close()));
    },
  };
}
