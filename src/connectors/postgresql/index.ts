import type { RowConnector } from '../contract.ts';
import { pullRows } from '../sql/pull-rows.ts';
import { querySettings, serverSettings } from '../sql/settings.ts';

const functions = [
  ...['date_trunc', 'date_part', 'to_char', 'to_date', 'to_timestamp', 'to_number', 'now', 'age'],
  ...['make_date', 'make_timestamp', 'make_interval', 'timezone', 'justify_days', 'isfinite'],
  ...['split_part', 'initcap', 'lpad', 'rpad', 'btrim', 'strpos', 'substr', 'string_agg'],
  ...['bool_and', 'bool_or', 'every', 'trunc', 'div', 'mode', 'corr', 'width_bucket', 'tstzrange'],
  ...[
    'varying',
    'timestamptz',
    'array_agg',
    'array_length',
    'cardinality',
    'jsonb_extract_path_text',
  ],
  ...['json_extract_path_text', 'row'],
];

/** `postgresql`: the result of a query on a PostgreSQL server. */
export const postgresql: RowConnector = {
  kind: 'postgresql',
  gives: 'rows',
  title: 'PostgreSQL',
  description:
    'Reads the result of one SELECT from a PostgreSQL server (10 or later) in a transaction that only reads. It needs a user that may read the tables and nothing more.',
  settings: [...serverSettings(5432), ...querySettings],
  pull: (question) =>
    pullRows(
      {
        dialect: {
          nameQuotes: [],
          quoteName: (name) => `"${name.replaceAll('"', '""')}"`,
          placeholder: '$1',
          nestsWith: true,
          functions,
        },
        open: async (asked) => (await import('./reader.ts')).openReader(asked),
      },
      question,
    ),
};
