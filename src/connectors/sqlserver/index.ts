import type { RowConnector } from '../contract.ts';
import type { Dialect } from '../sql/dialect.ts';
import { pullRows } from '../sql/pull-rows.ts';
import { querySettings, serverSettings } from '../sql/settings.ts';

const functions = [
  ...['isnull', 'iif', 'convert', 'try_cast', 'try_convert', 'datediff', 'dateadd', 'datename'],
  ...['datepart', 'datefromparts', 'eomonth', 'getdate', 'sysdatetime', 'year', 'month', 'day'],
  ...['charindex', 'patindex', 'len', 'stuff', 'string_agg', 'format', 'count_big', 'stdev', 'var'],
  ...['datetime2', 'datetimeoffset', 'json_value', 'choose', 'str', 'replicate', 'isnumeric'],
];

const dialect: Dialect = {
  nameQuotes: [['[', ']']],
  quoteName: (name) => `[${name.replaceAll(']', ']]')}]`,
  placeholder: '@since',
  nestsWith: false,
  functions,
};

/** `sqlserver`: the result of a query on a Microsoft SQL Server. */
export const sqlserver: RowConnector = {
  kind: 'sqlserver',
  gives: 'rows',
  title: 'SQL Server',
  description:
    'Reads the result of one SELECT from a Microsoft SQL Server (2016 or later) in a transaction that is always taken back. It needs a login that may read the tables and nothing more.',
  settings: [...serverSettings(1433), ...querySettings],
  pull: (question) =>
    pullRows(
      { dialect, open: async (asked) => (await import('./reader.ts')).openReader(asked) },
      question,
    ),
};
