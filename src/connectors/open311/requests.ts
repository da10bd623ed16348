import { SaxesParser } from 'saxes';
import { Fault } from '../../model/index.ts';
import { cellOf, isRecord, type Json, type JsonRecord, readJson, recordsOf } from '../web/json.ts';

/** The fields of a request, by GeoReport v2. */
export const columns = [
  'service_request_id',
  'status',
  'status_notes',
  'service_name',
  'service_code',
  'description',
  'agency_responsible',
  'service_notice',
  'requested_datetime',
  'updated_datetime',
  'expected_datetime',
  'address',
  'address_id',
  'zipcode',
  'lat',
  'long',
  'media_url',
] as const;

export type ServiceRequest = Readonly<Record<(typeof columns)[number], string | null>>;

/** Reads an answer in JSON; some servers put the list into a record of its own. */
export function requestsInJson(text: string): ServiceRequest[] {
  const json = parsed(text);
  const inner = isRecord(json) ? (json.service_requests ?? json.requests ?? json.errors) : json;
  return (recordsOf(inner) ?? unlike()).map(requestOf);
}

function parsed(text: string): Json {
  try {
    return readJson(text);
  } catch {
    return unlike();
  }
}

/** Reads an answer in XML. What a server added below a field is left out. */
export function requestsInXml(text: string): ServiceRequest[] {
  const records: Record<string, string>[] = [];
  const path: string[] = [];
  const parser = new SaxesParser();
  parser.on('opentag', ({ name }) => {
    path.push(name);
    if (path.length === 2) records.push({});
  });
  const keep = (part: string) => {
    const record = records.at(-1);
    if (path.length === 3 && record) record[path[2]!] = (record[path[2]!] ?? '') + part;
  };
  parser.on('text', keep);
  parser.on('cdata', keep);
  parser.on('closetag', () => void path.pop());
  try {
    parser.write(text).close();
  } catch {
    unlike();
  }
  return records.map(requestOf);
}

function requestOf(record: JsonRecord): ServiceRequest {
  if (
    record.service_request_id === undefined &&
    record.description !== undefined &&
    record.code !== undefined
  ) {
    throw new Fault(
      'the server sent an error in the place of requests',
      'Check the jurisdiction and the key of the source; if they are right, try again later.',
    );
  }
  const cell = (name: string) => cellOf(record[name])?.trim() || null;
  return Object.fromEntries(columns.map((name) => [name, cell(name)])) as ServiceRequest;
}

function unlike(): never {
  throw new Fault(
    'the server does not answer as GeoReport v2 has it, or its answer was cut short',
    'Check the address and the format; if they are right, try again later.',
  );
}
