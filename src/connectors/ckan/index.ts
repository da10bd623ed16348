import { Fault, UserError } from '../../model/index.ts';
import type { Page, PullQuestion, RowConnector, Setting } from '../contract.ts';
import { cellOf, isRecord, type Json, type JsonRecord, recordsOf, rowOf } from '../web/json.ts';
import { overlapHours, readOverlap, refuseUnordered, rowsPerRequest } from '../web/order.ts';
import {
  addressOf,
  countOf,
  listOf,
  secret,
  setting,
  textOf,
  wrongSetting,
} from '../web/settings.ts';
import { type Place, type Step, skipAt, walk } from '../web/walk.ts';
import { openWeb, type Web } from '../web/web.ts';

const settings: readonly Setting[] = [
  setting(
    'address',
    'Address of the portal',
    'For example data.boston.gov, with a path if the portal has one.',
    {
      type: 'address',
    },
  ),
  setting(
    'resource',
    'Resource',
    'The long identifier at the end of the resource’s address. It must be in the portal’s DataStore: its page shows a table then.',
  ),
  secret('apiToken', 'API token', 'Only for resources that are not public.'),
  setting('columns', 'Columns', 'Their names, separated by commas. Empty: all of them.', {
    required: false,
  }),
  setting(
    'updated',
    'Column of the time of change',
    'By it an incremental source reads only what changed since the last pull. It must be a time or number and never empty, and the portal must allow queries by SQL. Left out: the whole resource is read each time.',
    { required: false },
  ),
  overlapHours,
  rowsPerRequest,
];

/** `ckan`: resources in the DataStore of a CKAN portal. */
export const ckan: RowConnector = {
  kind: 'ckan',
  gives: 'rows',
  title: 'CKAN portal',
  description:
    'Reads a resource from the DataStore of an open-data portal that runs on CKAN. Each row also brings _id, its number in the DataStore. For a resource that is a mere file, take the kind “File on the web” (https-file).',
  settings,
  pull,
};

interface Resource {
  readonly action: (
    name: string,
    parameters: Readonly<Record<string, string>>,
  ) => Promise<JsonRecord>;
  readonly id: string;
  readonly columns: readonly string[];
  /** Whether the columns were named: names may have commas in them, which a list of names cannot. */
  readonly chosen: boolean;
  readonly updated: string | null;
  readonly total: number | null;
}

async function* pull(question: PullQuestion): AsyncGenerator<Page> {
  const web = openWeb(question, settings);
  const resource = await describe(question, web);
  const { columns, updated } = resource;
  const limit = countOf(question.settings, 'rowsPerRequest', 2);
  if (updated !== null) await refuseEmpty(resource, updated);
  const ask = async (place: Place) =>
    (
      await (updated === null
        ? byNumber(resource, place, limit)
        : byTime(resource, updated, place, limit))
    ).map(
      (row): Step<JsonRecord> => ({
        row,
        key: cellOf(row._id) ?? fail(),
        value: updated === null ? null : cellOf(row[updated]),
      }),
    );
  const total = updated === null ? resource.total : null;
  for await (const { rows, cursor } of walk(question.cursor, readOverlap(question.settings), ask)) {
    web.count(rows.length);
    yield { columns, rows: rows.map((row) => rowOf(row, columns)), cursor, total };
  }
}

/** What the DataStore says of the resource. */
async function describe(question: PullQuestion, web: Web): Promise<Resource> {
  const base = addressOf(question.settings, 'address', ['apiToken']);
  const token = textOf(question.settings, 'apiToken');
  const headers = token === '' ? {} : { authorization: token };
  const action = async (name: string, parameters: Readonly<Record<string, string>>) => {
    const url = new URL(`${base.pathname.replace(/\/$/, '')}/api/3/action/${name}`, base);
    for (const [key, value] of Object.entries(parameters)) url.searchParams.set(key, value);
    return resultIn(await web.json({ url: url.href, headers }));
  };
  const id = textOf(question.settings, 'resource');
  const about = await action('datastore_search', { resource_id: id, limit: '0' });
  const types = new Map(
    (recordsOf(about.fields) ?? fail()).map((field) => [String(field.id), String(field.type)]),
  );
  const known = [...types.keys()].filter((name) => name !== '_full_text');
  const wanted = listOf(question.settings, 'columns');
  const updated = textOf(question.settings, 'updated') || null;
  const columns = [
    ...new Set([
      '_id',
      ...(updated === null ? [] : [updated]),
      ...(wanted.length > 0 ? wanted : known),
    ]),
  ];
  refuseUnknown(columns, known);
  if (updated !== null) refuseUnordered(types.get(updated) ?? '');
  const total = Number(about.total ?? Number.NaN) || null;
  return { action, id, columns, chosen: wanted.length > 0, updated, total };
}

function refuseUnknown(columns: readonly string[], known: readonly string[]): void {
  const unknown = columns.filter((name) => !known.includes(name));
  if (unknown.length === 0) return;
  throw new UserError(
    unknown.map((name) => ({
      code: 'unknown-column',
      message: 'The resource has no such column',
      remedy: `Its columns are ${known.join(', ')}.`,
      value: name,
    })),
  );
}

async function byNumber({ action, id, columns, chosen }: Resource, place: Place, limit: number) {
  const result = await action('datastore_search', {
    resource_id: id,
    ...(chosen ? { fields: columns.join(',') } : {}),
    sort: '_id',
    limit: String(limit),
    offset: String(skipAt(place)),
  });
  return recordsOf(result.records) ?? fail();
}

async function byTime(resource: Resource, updated: string, place: Place, limit: number) {
  const since = place.since === null ? '' : ` WHERE ${name(updated)} >= ${literal(place.since)}`;
  return await bySql(
    resource,
    `SELECT ${resource.columns.map(name).join(', ')} FROM ${name(resource.id)}${since}` +
      ` ORDER BY ${name(updated)}, ${name('_id')} LIMIT ${limit} OFFSET ${skipAt(place)}`,
  );
}

async function bySql({ action }: Resource, sql: string) {
  const result = await action('datastore_search_sql', { sql });
  return recordsOf(result.records) ?? fail();
}

/** A row without a time of change would be left out later, so that it is refused now. */
async function refuseEmpty(resource: Resource, updated: string): Promise<void> {
  const from = `SELECT ${name('_id')} FROM ${name(resource.id)}`;
  const empty = await bySql(resource, `${from} WHERE ${name(updated)} IS NULL LIMIT 1`);
  if (empty.length === 0) return;
  throw wrongSetting(
    'updated',
    'names a column that is empty in some rows',
    'Choose another one, or none.',
  );
}

function name(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function resultIn(answer: Json): JsonRecord {
  return isRecord(answer) && answer.success === true && isRecord(answer.result)
    ? answer.result
    : fail();
}

function fail(): never {
  throw new Fault(
    'the server does not answer as a CKAN portal does',
    'Check the address; if it is right, try again later.',
  );
}
