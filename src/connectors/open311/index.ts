import type { Cursor, Page, PullQuestion, RowConnector, Setting } from '../contract.ts';
import { countOf, secret, setting, textOf, wrongSetting } from '../web/settings.ts';
import { openWeb } from '../web/web.ts';
import { columns, type ServiceRequest } from './requests.ts';
import { openServer, requestsIn } from './server.ts';

const settings: readonly Setting[] = [
  setting(
    'address',
    'Address of the service',
    'Up to and with the version, for example https://311api.cityofchicago.org/open311/v2.',
    { type: 'address' },
  ),
  setting(
    'jurisdiction',
    'Jurisdiction',
    'The jurisdiction_id, where one server serves several cities.',
    {
      required: false,
    },
  ),
  setting('format', 'Format', 'Every server has XML; most have JSON, too.', {
    type: 'choice',
    choices: ['json', 'xml'],
    required: false,
    default: 'json',
  }),
  secret('apiKey', 'API key', 'Where the server needs one to read.'),
  setting('from', 'First day', 'Requests from this day on are read, for example 2024-01-01.'),
  setting(
    'lookBackDays',
    'Days to read again',
    'A request is found by the day it was made, and closed later: an incremental source reads the requests of so many days again each time.',
    { type: 'integer', required: false, default: 90 },
  ),
  setting(
    'fullAnswer',
    'Requests in a full answer',
    'The fewest requests that this server gives where there are more: an answer with so many is asked for in smaller spans of time.',
    { type: 'integer', required: false, default: 50 },
  ),
];

/** `open311`: service requests by Open311 GeoReport v2. */
export const open311: RowConnector = {
  kind: 'open311',
  gives: 'rows',
  title: 'Open311',
  description:
    'Reads service requests by Open311 GeoReport v2, in spans of at most 90 days. Each row has the fields of the standard; a server’s own fields are left out.',
  settings,
  pull,
};

const longestSpan = Temporal.Duration.from({ hours: 90 * 24 });

async function* pull(question: PullQuestion): AsyncGenerator<Page> {
  const web = openWeb(question, settings);
  const server = openServer(question.settings, web);
  const end = question.now.round({ smallestUnit: 'second', roundingMode: 'ceil' });
  let from = beginning(question);
  while (isBefore(from, end)) {
    const next = from.add(longestSpan);
    const until = isBefore(next, end) ? next : end;
    for await (const rows of requestsIn(server, { from, until })) {
      web.count(rows.length);
      // A span that is broken off is read again from its beginning.
      yield page(rows, { from: from.toString(), ended: false });
    }
    from = until;
    yield page([], { from: from.toString(), ended: !isBefore(from, end) });
  }
}

function page(rows: readonly ServiceRequest[], cursor: Cursor): Page {
  return {
    columns,
    rows: rows.map((row) => columns.map((name) => row[name])),
    cursor,
    total: null,
  };
}

/** A pull that was broken off goes on; one after a whole one looks back. */
function beginning({ settings: given, cursor, timeZone }: PullQuestion): Temporal.Instant {
  const first = firstInstant(textOf(given, 'from'), timeZone);
  if (cursor === null) return first;
  const { from, ended } = cursor as { readonly from: string; readonly ended: boolean };
  const last = Temporal.Instant.from(from);
  if (!ended) return last;
  const again = last.subtract({ hours: countOf(given, 'lookBackDays', 0) * 24 });
  return isBefore(again, first) ? first : again;
}

function firstInstant(day: string, timeZone: string): Temporal.Instant {
  try {
    return Temporal.PlainDate.from(day).toZonedDateTime(timeZone).toInstant();
  } catch {
    throw wrongSetting('from', 'is no day', 'Write it like 2024-01-01.');
  }
}

function isBefore(a: Temporal.Instant, b: Temporal.Instant): boolean {
  return Temporal.Instant.compare(a, b) < 0;
}
