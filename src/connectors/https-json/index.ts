import { UserError } from '../../model/index.ts';
import type { Page, PullQuestion, RowConnector, Setting } from '../contract.ts';
import { isRecord, type Json, type JsonRecord, recordsOf, rowOf } from '../web/json.ts';
import { addressOf, listOf, secret, setting, textOf } from '../web/settings.ts';
import { openWeb } from '../web/web.ts';

const settings: readonly Setting[] = [
  setting('address', 'Address', 'Of a service that answers with JSON.', { type: 'address' }),
  setting(
    'path',
    'Where the rows are',
    'The names that lead to the list of rows, joined by dots: result.records. Empty: the answer is the list.',
    { required: false },
  ),
  setting(
    'columns',
    'Columns',
    'Separated by commas; a dot leads inside: location.latitude. Empty: all that the rows have.',
    { required: false },
  ),
  setting(
    'headerName',
    'Name of the key’s header',
    'Where the server needs a key: Authorization, for example.',
    {
      required: false,
    },
  ),
  secret('headerValue', 'Key', 'What is sent in that header.'),
];

/** `https-json`: a list of records that a service gives in one answer. */
export const httpsJson: RowConnector = {
  kind: 'https-json',
  gives: 'rows',
  title: 'JSON on the web',
  description:
    'Reads a list of records from any service that gives it as JSON in one answer of at most 8 MB. For a CSV file take the kind “File on the web” (https-file).',
  settings,
  pull,
};

async function* pull(question: PullQuestion): AsyncGenerator<Page> {
  const { settings: given } = question;
  const url = addressOf(given, 'address', ['headerValue']).href;
  const name = textOf(given, 'headerName').toLowerCase();
  const headers = {
    accept: 'application/json',
    ...(name === '' ? {} : { [name]: textOf(given, 'headerValue') }),
  };
  const web = openWeb(question, settings);
  const records = rowsAt(await web.json({ url, headers }), textOf(given, 'path'));
  const wanted = listOf(given, 'columns');
  const columns = wanted.length > 0 ? wanted : columnsIn(records);
  refuseAbsent(columns, records);
  web.count(records.length);
  const rows = records.map((record) =>
    rowOf(Object.fromEntries(columns.map((column) => [column, valueAt(record, column)])), columns),
  );
  yield { columns, rows, cursor: null, total: rows.length };
}

function rowsAt(json: Json, path: string): readonly JsonRecord[] {
  const found = recordsOf(path === '' ? json : valueAt(json, path));
  if (found !== null) return found;
  const names = isRecord(json) ? Object.keys(json).slice(0, 20).join(', ') : '';
  throw new UserError({
    code: 'no-rows-there',
    message: 'There is no list of records at this place of the answer',
    remedy:
      names === ''
        ? 'Correct the setting path.'
        : `Correct the setting path; the answer has ${names}.`,
    column: 'path',
    value: path,
  });
}

/** A value by its own name, dots included, or else by the names that lead to it. */
function valueAt(value: Json, path: string): Json | undefined {
  if (isRecord(value) && value[path] !== undefined) return value[path];
  let inner: Json | undefined = value;
  for (const name of path.split('.')) {
    inner = isRecord(inner) && Object.hasOwn(inner, name) ? inner[name] : undefined;
  }
  return inner;
}

function columnsIn(records: readonly JsonRecord[]): string[] {
  return [...new Set(records.flatMap((record) => Object.keys(record)))];
}

/** A column that no row has is a mistake, or a service that has changed. */
function refuseAbsent(columns: readonly string[], records: readonly JsonRecord[]): void {
  const absent = columns.filter(
    (column) =>
      records.length > 0 && records.every((record) => valueAt(record, column) === undefined),
  );
  if (absent.length === 0) return;
  throw new UserError(
    absent.map((value) => ({
      code: 'unknown-column',
      message: 'No row has this column',
      remedy: `The rows have ${columnsIn(records).join(', ')}.`,
      value,
    })),
  );
}
