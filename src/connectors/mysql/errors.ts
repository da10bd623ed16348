import { Fault, UserError } from '../../model/index.ts';

const mendable: readonly (readonly [code: RegExp, remedy: string])[] = [
  [
    /^ER_(ACCESS_DENIED_ERROR|DBACCESS_DENIED|NOT_SUPPORTED_AUTH)/,
    'Correct the user, the password or the database',
  ],
  [
    /^ER_(TABLEACCESS|COLUMNACCESS|SPECIFIC_ACCESS|PROCACCESS)/,
    'Grant the user SELECT on what the query reads',
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

/** The driver's error in our terms. Neither the server's errors nor the driver's tell a password. */
export function explained(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof UserError || error instanceof Fault) {
    return error;
  }
  const code = 'code' in error ? String(error.code) : '';
  const found = mendable.find(([pattern]) => pattern.test(code));
  if (found !== undefined) {
    const message = `The database refuses: ${error.message}`;
    return new UserError({ code: 'database-refused', message, remedy: found[1] });
  }
  return new Fault(
    `the database failed: ${error.message}`,
    'look at the server’s log; the pull is tried again',
    { cause: error },
  );
}
