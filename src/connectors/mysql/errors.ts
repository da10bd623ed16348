import { explainedBy, remedyByCode } from '../sql/explained.ts';

const mendable: readonly (readonly [code: RegExp, remedy: string])[] = [
  [
    /^ER_(ACCESS_DENIED_ERROR|DBACCESS_DENIED|NOT_SUPPORTED_AUTH)/,
    'Correct the user, the password or the database',
  ],
  [
    /^ER_(TABLEACCESS|COLUMNACCESS|SPECIFIC_ACCESS|PROCACCESS)/,
    'Correct the name in the query, or grant the user SELECT on what it reads',
  ],
  [/^ER_BAD_DB/, 'Correct the name of the database'],
  [
    /^ER_(STATEMENT_TIMEOUT|QUERY_TIMEOUT)/,
    'Ask for fewer rows, add an index, or raise the limit of time',
  ],
  [
    /^ER_(PARSE|BAD_FIELD|NO_SUCH|NON_UNIQ|WRONG|INVALID|SP_DOES|SYNTAX|UNKNOWN_TABLE|MIX|DUP_FIELDNAME)/,
    'Correct the query',
  ],
  [/^ER_CANT_EXECUTE_IN_READ_ONLY/, 'Ask for rows only: the connection is read-only'],
  [
    /^(HANDSHAKE_NO_SSL)/,
    'Have encryption switched on there, or choose none where nobody else reads the network',
  ],
  [
    /^(HANDSHAKE_SSL|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|CERT_|ERR_TLS)/,
    'Have the server’s certificate put in order, or choose another encryption',
  ],
];

export const explained = explainedBy((error) => remedyByCode(error, mendable));
