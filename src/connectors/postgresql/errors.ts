import { Fault, UserError } from '../../model/index.ts';

/** What SQLSTATE classes mean for whoever set the source up: theirs to mend, or the world's. */
const mendable: readonly (readonly [code: RegExp, remedy: string])[] = [
  [/^28/, 'Correct the user or the password'],
  [/^3D/, 'Correct the name of the database'],
  [/^42501/, 'Grant the user SELECT on what the query reads'],
  [/^(42|22|0A|3F)/, 'Correct the query'],
  [/^25006/, 'Ask for rows only: the connection is read-only'],
  [/^57014/, 'Ask for fewer rows, add an index, or raise the limit of time'],
  [
    /^(DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|CERT_|ERR_TLS)/,
    'Have the server’s certificate put in order, or choose another encryption',
  ],
];

/** The driver's error in our terms. No error of the server or of the driver tells a password. */
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
  if (/does not support SSL/i.test(error.message)) {
    return new UserError({
      code: 'no-encryption',
      message: 'The server does not encrypt',
      remedy:
        'Have encryption switched on there, or choose none where nobody else reads the network',
    });
  }
  return new Fault(
    `the database failed: ${error.message}`,
    'look at the server’s log; the pull is tried again',
    { cause: error },
  );
}
