import type { RowConnector } from '../contract.ts';
import { pullRows } from '../sql/pull-rows.ts';
import { querySettings } from '../sql/settings.ts';
import { functions } from './functions.ts';
import { openReader } from './reader.ts';

/** `sqlite`: the result of a query on a SQLite file of this server. */
export const sqlite: RowConnector = {
  kind: 'sqlite',
  gives: 'rows',
  title: 'SQLite file',
  description:
    'Reads the result of one SELECT from a SQLite file on this server. The file is only read; the query runs apart from the pages and is ended when it takes too long.',
  settings: [
    {
      name: 'file',
      label: 'File',
      help: 'The whole path of the file on the server, for example /srv/exports/permits.db.',
      type: 'text',
      choices: [],
      required: true,
      default: null,
    },
    ...querySettings,
  ],
  pull: (question) =>
    pullRows(
      {
        dialect: {
          nameQuotes: [],
          quoteName: (name) => `"${name.replaceAll('"', '""')}"`,
          placeholder: '?',
          nestsWith: true,
          functions,
        },
        open: openReader,
      },
      question,
    ),
};
