import type { RowConnector } from '../contract.ts';
import { pullRows } from '../sql/pull-rows.ts';
import { querySettings, serverSettings } from '../sql/settings.ts';

const functions = [
  ...['ifnull', 'if', 'convert', 'date', 'year', 'month', 'day', 'hour', 'minute', 'second'],
  ...['quarter', 'week', 'weekday', 'dayofweek', 'dayofmonth', 'dayofyear', 'last_day', 'now'],
  ...['curdate', 'utc_timestamp', 'date_format', 'str_to_date', 'date_add', 'date_sub', 'datediff'],
  ...['timestampdiff', 'timestampadd', 'from_unixtime', 'unix_timestamp', 'convert_tz', 'makedate'],
  ...['group_concat', 'instr', 'locate', 'lpad', 'rpad', 'substr', 'substring_index', 'truncate'],
  ...['format', 'field', 'elt', 'bit_and', 'bit_or', 'std', 'json_extract', 'json_value'],
  ...['json_unquote', 'timediff', 'time_to_sec', 'to_days', 'signed', 'unsigned', 'binary'],
];

/** `mysql`: the result of a query on a MySQL or MariaDB server. */
export const mysql: RowConnector = {
  kind: 'mysql',
  gives: 'rows',
  title: 'MySQL or MariaDB',
  description:
    'Reads the result of one SELECT from a MySQL (8 or later) or MariaDB (10.4 or later) server in a transaction that only reads. It needs a user that may read the tables and nothing more.',
  settings: [...serverSettings(3306), ...querySettings],
  pull: (question) =>
    pullRows(
      {
        dialect: {
          nameQuotes: [['`', '`']],
          quoteName: (name) => `\`${name.replaceAll('`', '``')}\``,
          placeholder: '?',
          nestsWith: true,
          functions,
        },
        open: async (asked) => (await import('./reader.ts')).openReader(asked),
      },
      question,
    ),
};
