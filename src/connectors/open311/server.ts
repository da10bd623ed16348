import { Fault } from '../../model/index.ts';
import type { SettingValues } from '../contract.ts';
import { addressOf, countOf, textOf } from '../web/settings.ts';
import type { Web } from '../web/web.ts';
import { requestsInJson, requestsInXml, type ServiceRequest } from './requests.ts';

/** A span of time, both ends whole seconds, both meant. */
export interface Span {
  readonly from: Temporal.Instant;
  readonly until: Temporal.Instant;
}

/** An Open311 server as it is asked for the requests of a span. */
export interface Server {
  readonly ask: (span: Span, page: number) => Promise<readonly ServiceRequest[]>;
  /** An answer with fewer requests is the whole answer. */
  readonly fullAnswer: number;
}

export function openServer(settings: SettingValues, web: Web): Server {
  const base = addressOf(settings, 'address', ['apiKey']);
  const format = textOf(settings, 'format') === 'xml' ? 'xml' : 'json';
  const fullAnswer = countOf(settings, 'fullAnswer', 1);
  const fixed = [
    ['jurisdiction_id', textOf(settings, 'jurisdiction')],
    ['api_key', textOf(settings, 'apiKey')],
  ].filter(([, value]) => value !== '') as [string, string][];
  const read = format === 'xml' ? requestsInXml : requestsInJson;
  return {
    fullAnswer,
    ask: async ({ from, until }, page) => {
      const url = new URL(`${base.pathname.replace(/\/$/, '')}/requests.${format}`, base);
      for (const [name, value] of fixed) url.searchParams.set(name, value);
      url.searchParams.set('start_date', written(from));
      url.searchParams.set('end_date', written(until));
      if (page > 1) url.searchParams.set('page', String(page));
      return read((await web.text({ url: url.href })).body);
    },
  };
}

/** Without parts of a second, which some servers do not read. */
function written(instant: Temporal.Instant): string {
  return instant.toString({ smallestUnit: 'second' });
}

/**
 * The requests of a span. GeoReport v2 says nothing of pages: most servers give the next ones for
 * `page`, others give the same answer again. From those, a full answer may lack some, so that its
 * span is asked for in halves.
 */
export async function* requestsIn(server: Server, span: Span): AsyncGenerator<ServiceRequest[]> {
  const seen = new Set<string>();
  let first = 0;
  for (let page = 1; ; page += 1) {
    const answer = await server.ask(span, page);
    const fresh = answer.filter((row) => !seen.has(keyOf(row)));
    if (page === 1) first = answer.length;
    if (fresh.length === 0) {
      if (page === 2 && answer.length > 0 && first >= server.fullAnswer)
        yield* inHalves(server, span);
      return;
    }
    for (const row of fresh) seen.add(keyOf(row));
    yield fresh;
  }
}

async function* inHalves(server: Server, { from, until }: Span): AsyncGenerator<ServiceRequest[]> {
  const seconds = Math.round(from.until(until).total('seconds'));
  if (seconds <= 1) {
    throw new Fault(
      'the server gives a full answer even for a single second, and no further pages',
      'Raise the setting fullAnswer to what the server gives at most.',
    );
  }
  const middle = from.add({ seconds: Math.floor(seconds / 2) });
  yield* requestsIn(server, { from, until: middle });
  yield* requestsIn(server, { from: middle, until });
}

function keyOf(row: ServiceRequest): string {
  return row.service_request_id ?? JSON.stringify(row);
}
