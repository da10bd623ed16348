import { Readable } from 'node:stream';
import { type ClickHouseClient, createClient } from '@clickhouse/client';
import { UserError } from '../../../model/index.ts';
import { type BinaryColumn, type BinaryValue, decodeRows, encodeRows } from './binary.ts';
import { asFault } from './faults.ts';

/** A server, reached over HTTP. */
export interface Server {
  command(sql: string): Promise<void>;
  /** Rows as they come. The answer was complete before its first row came. */
  stream(sql: string, columns: readonly BinaryColumn[]): AsyncGenerator<BinaryValue[][]>;
  rows(sql: string, columns: readonly BinaryColumn[]): Promise<BinaryValue[][]>;
  insert(
    table: string,
    names: readonly string[],
    columns: readonly BinaryColumn[],
    rows: AsyncIterable<Iterable<readonly BinaryValue[]>>,
  ): Promise<void>;
}

/** The servers that share the rows among them. */
export interface Cluster {
  /** The one that is asked and that keeps the journal. */
  readonly home: Server;
  /** In the order of the addresses; the first is `home`. */
  readonly servers: readonly Server[];
  readonly database: string;
  /** The cluster's name in the servers' own settings. */
  readonly name: string;
  close(): Promise<void>;
}

const tenHours = 36_000_000;

const settings = {
  // An answer is sent when it is complete: an error in the middle would look like rows.
  wait_end_of_query: 1,
  insert_distributed_sync: 1,
  skip_unavailable_shards: 0,
  // Lists of days and of deliveries stand in the questions themselves.
  max_query_size: '67108864',
  max_ast_elements: '4000000',
  max_expanded_ast_elements: '8000000',
  max_ast_depth: '10000',
  max_bytes_before_external_group_by: '2000000000',
  max_bytes_before_external_sort: '2000000000',
} as const;

/**
 * The servers that `FACTS_URL` names: addresses with the same database, separated by commas.
 * `cluster` in the first address's query is the cluster's name, `civicstat` when it is absent.
 * Throws `UserError` for what is no such list.
 */
export function connectServers(addresses: string): Cluster {
  const urls = addresses.split(',').map((text) => readAddress(text.trim()));
  const databases = new Set(urls.map(({ pathname }) => pathname));
  const [database = ''] = [...databases].map((path) => decodeURIComponent(path.slice(1)));
  if (databases.size > 1 || !/^[A-Za-z_]\w*$/.test(database)) {
    throw wrong('FACTS_URL must name one database, the same in every address');
  }
  const name = urls[0]!.searchParams.get('cluster') ?? 'civicstat';
  if (!/^\w+$/.test(name)) throw wrong('The cluster in FACTS_URL is no name');
  const clients = urls.map(clientOf);
  const servers = clients.map((client, index) => serverOf(client, urls[index]!.host));
  return {
    home: servers[0]!,
    servers,
    database,
    name,
    close: async () => {
      for (const client of clients) await client.close();
    },
  };
}

function readAddress(text: string): URL {
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol)) throw wrong('FACTS_URL is not an address');
  return url;
}

/** The address may hold a password: it is not repeated. */
function wrong(message: string): UserError {
  const remedy =
    'Write it as http://user:password@host:8123/civicstat, several of them separated by commas';
  return new UserError([{ code: 'facts-address', message, remedy }]);
}

function clientOf(url: URL): ClickHouseClient {
  return createClient({
    url: url.origin,
    username: decodeURIComponent(url.username) || 'default',
    password: decodeURIComponent(url.password),
    request_timeout: tenHours,
    clickhouse_settings: settings,
    log: { LoggerClass: SilentLog },
  });
}

/** What goes wrong is thrown; the client would also print it. */
class SilentLog {
  trace(): void {}
  debug(): void {}
  info(): void {}
  warn(): void {}
  error(): void {}
}

function serverOf(client: ClickHouseClient, host: string): Server {
  const asFaults = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw asFault(error, host);
    }
  };
  async function* stream(sql: string, columns: readonly BinaryColumn[]) {
    const { stream: bytes } = await asFaults(() =>
      client.exec({ query: `${sql} FORMAT RowBinary` }),
    );
    try {
      yield* decodeRows(columns, bytes as AsyncIterable<Buffer>);
    } catch (error) {
      throw asFault(error, host);
    }
  }
  return {
    command: (sql) =>
      asFaults(async () => {
        await client.command({ query: sql });
      }),
    stream,
    rows: async (sql, columns) => {
      const all: BinaryValue[][] = [];
      for await (const some of stream(sql, columns)) for (const row of some) all.push(row);
      return all;
    },
    insert: (table, names, columns, rows) =>
      asFaults(async () => {
        async function* bytes() {
          for await (const some of rows) yield* encodeRows(columns, some);
        }
        const { stream: answer } = await client.exec({
          query: `INSERT INTO ${table} (${names.join(', ')}) FORMAT RowBinary`,
          values: Readable.from(bytes(), { objectMode: false }),
        });
        for await (const _ of answer);
      }),
  };
}
