import { Fault, shortValue, UserError } from '../../model/index.ts';
import type { SettingValues } from '../contract.ts';
import { cellOf, isRecord, type Json, type JsonRecord, recordsOf } from '../web/json.ts';
import { refuseUnordered } from '../web/order.ts';
import { addressOf, countOf, listOf, textOf, wrongSetting } from '../web/settings.ts';
import { type Place, type Step, skipAt } from '../web/walk.ts';
import type { Web } from '../web/web.ts';

/** A row of a layer: its attributes and, of a point, where it lies. */
export interface Feature {
  readonly attributes: JsonRecord;
  readonly geometry: JsonRecord | null;
}

/** A layer that can be walked through. */
export interface Layer {
  readonly columns: readonly string[];
  /** Types of its fields as ArcGIS calls them, `esriFieldTypeDate` and so on. */
  readonly fields: ReadonlyMap<string, string>;
  /** Fields whose times are days. */
  readonly days: ReadonlySet<string>;
  readonly ask: (place: Place) => Promise<Step<Feature>[]>;
  readonly rewound: (since: string, hours: number) => string | null;
}

type Answer = (parameters: Readonly<Record<string, string>>) => Promise<JsonRecord>;

/** Asks the service what the layer is. Throws `UserError` where the settings do not fit it. */
export async function openLayer(settings: SettingValues, web: Web): Promise<Layer> {
  const base = addressOf(settings, 'address', ['token']);
  const path = base.pathname.replace(/(\/query)?\/?$/, '');
  if (!/\/(Feature|Map)Server\/\d+$/i.test(path)) {
    throw wrongSetting(
      'address',
      'is no address of a layer',
      'It ends in FeatureServer/ and a number.',
    );
  }
  const token = textOf(settings, 'token');
  const headers = token === '' ? {} : { 'x-esri-authorization': `Bearer ${token}` };
  const answerOf =
    (place: string): Answer =>
    async (parameters) => {
      const url = new URL(place, base);
      for (const [key, value] of Object.entries(parameters)) url.searchParams.set(key, value);
      return checked(await web.json({ url: url.href, headers }));
    };
  const about = await answerOf(path)({ f: 'json' });
  return walkable(settings, about, answerOf(`${path}/query`));
}

async function walkable(settings: SettingValues, about: JsonRecord, query: Answer): Promise<Layer> {
  const fields = new Map(
    (recordsOf(about.fields) ?? fail()).map((field) => [String(field.name), String(field.type)]),
  );
  const id = idField(about, fields);
  const updated = textOf(settings, 'updated') || null;
  const wanted = listOf(settings, 'columns');
  const names = [
    ...new Set([
      id,
      ...(updated === null ? [] : [updated]),
      ...(wanted.length > 0 ? wanted : fields.keys()),
    ]),
  ];
  refuseUnknown(names, fields);
  const condition = `(${textOf(settings, 'where') || '1=1'})`;
  const order = updated ?? id;
  const type = fields.get(order) ?? '';
  if (updated !== null) refuseUnordered(type);
  if (updated !== null) await refuseEmpty(query, `${condition} AND ${updated} IS NULL`);
  const located = settings.coordinates === true;
  const limit = String(countOf(settings, 'rowsPerRequest', 2));
  const shape = {
    f: 'json',
    outFields: names.join(','),
    ...geometry(located),
    resultRecordCount: limit,
  };
  return {
    columns: located ? [...names, 'longitude', 'latitude'] : names,
    fields,
    days: dayFields(settings, fields),
    ask: async (place) => {
      const since = place.since === null ? '' : ` AND ${order} >= ${literal(place.since, type)}`;
      const answer = await query({
        ...shape,
        where: `${condition}${since}`,
        orderByFields: order === id ? id : `${order},${id}`,
        resultOffset: String(skipAt(place)),
      });
      return featuresIn(answer).map((feature) => stepOf(feature, id, order, type));
    },
    // Without a time of change the walk goes by object id, and each pull from the first.
    rewound: (since, hours) =>
      updated === null ? null : type === dateType ? String(Number(since) - hours * 3600) : since,
  };
}

const dateType = 'esriFieldTypeDate';

function dayFields(
  settings: SettingValues,
  fields: ReadonlyMap<string, string>,
): ReadonlySet<string> {
  const names = listOf(settings, 'dayFields');
  const dates = [...fields].flatMap(([name, type]) => (type === dateType ? [name] : []));
  if (names.every((name) => dates.includes(name))) return new Set(names);
  const known = dates.length === 0 ? 'It has none.' : `They are ${dates.join(', ')}.`;
  throw wrongSetting('dayFields', 'names what is no field of dates of this layer', known);
}

function idField(about: JsonRecord, fields: ReadonlyMap<string, string>): string {
  const named = about.objectIdField;
  if (typeof named === 'string' && fields.has(named)) return named;
  for (const [name, type] of fields) if (type === 'esriFieldTypeOID') return name;
  return fail();
}

function geometry(located: boolean): Readonly<Record<string, string>> {
  return located ? { returnGeometry: 'true', outSR: '4326' } : { returnGeometry: 'false' };
}

/** Dates are compared in whole seconds, which is all that the SQL of every server knows. */
function stepOf(feature: Feature, id: string, order: string, type: string): Step<Feature> {
  const value = cellOf(feature.attributes[order]);
  return {
    row: feature,
    key: cellOf(feature.attributes[id]) ?? fail(),
    value: value !== null && type === dateType ? String(Math.floor(Number(value) / 1000)) : value,
  };
}

function literal(since: string, type: string): string {
  if (type === dateType) {
    const time = Temporal.Instant.fromEpochMilliseconds(Number(since) * 1000).toString();
    return `TIMESTAMP '${time.slice(0, 10)} ${time.slice(11, 19)}'`;
  }
  const isNumber = /^esriFieldType(OID|SmallInteger|Integer|BigInteger|Single|Double)$/.test(type);
  return isNumber ? since : `'${since.replaceAll("'", "''")}'`;
}

async function refuseEmpty(query: Answer, where: string): Promise<void> {
  const { count } = await query({ f: 'json', where, returnCountOnly: 'true' });
  if (count === 0) return;
  throw wrongSetting(
    'updated',
    'names a field that is empty in some rows',
    'Choose another one, or none.',
  );
}

function refuseUnknown(names: readonly string[], fields: ReadonlyMap<string, string>): void {
  const unknown = names.filter((name) => !fields.has(name));
  if (unknown.length === 0) return;
  throw new UserError(
    unknown.map((name) => ({
      code: 'unknown-column',
      message: 'The layer has no such field',
      remedy: `Its fields are ${[...fields.keys()].join(', ')}.`,
      value: name,
    })),
  );
}

function featuresIn(answer: JsonRecord): Feature[] {
  return (recordsOf(answer.features) ?? fail()).map((feature) => ({
    attributes: isRecord(feature.attributes) ? feature.attributes : fail(),
    geometry: isRecord(feature.geometry) ? feature.geometry : null,
  }));
}

/** A feature as cells; dates, which come as milliseconds, as times in UTC or as days. */
export function rowOfFeature(
  { attributes, geometry: point }: Feature,
  { fields, days, columns }: Pick<Layer, 'fields' | 'days' | 'columns'>,
  timeZone: string,
): (string | null)[] {
  return columns.map((name) => {
    if (!fields.has(name)) return cellOf(point?.[name === 'longitude' ? 'x' : 'y']);
    const cell = cellOf(attributes[name]);
    if (cell === null || fields.get(name) !== dateType) return cell;
    const time = Temporal.Instant.fromEpochMilliseconds(Number(cell));
    return days.has(name) ? dayOf(time, timeZone, name) : time.toString();
  });
}

const midnight = Temporal.PlainTime.from('00:00');

/** The day that begins at this midnight, in UTC or else in the city's time. */
function dayOf(time: Temporal.Instant, timeZone: string, field: string): string {
  for (const zone of ['UTC', timeZone]) {
    const local = time.toZonedDateTimeISO(zone);
    if (local.toPlainTime().equals(midnight)) return local.toPlainDate().toString();
  }
  throw new UserError({
    code: 'wrong-setting',
    message: 'The setting dayFields names a field that holds a time of day',
    value: `${field}: ${time}`,
    remedy: 'Leave it out there; its times come in UTC then',
    column: 'dayFields',
  });
}

/** ArcGIS reports its errors with the status 200. */
function checked(answer: Json): JsonRecord {
  if (!isRecord(answer)) return fail();
  if (!isRecord(answer.error)) return answer;
  const { code, message } = answer.error;
  if (Number(code) >= 500) {
    throw new Fault(`the service failed (${code})`, 'Try again later, with fewer rows a request.');
  }
  throw new UserError({
    code: 'source-refused',
    message: `The service refused the request (${code})`,
    remedy: [401, 403, 498, 499].includes(Number(code))
      ? 'Enter the token again; it is wrong, has run out, or is missing.'
      : 'Check the settings of the source against what the service says.',
    value: shortValue(String(message ?? '')),
  });
}

function fail(): never {
  throw new Fault(
    'the server does not answer as a feature service does',
    'Check the address; if it is right, try again later.',
  );
}
