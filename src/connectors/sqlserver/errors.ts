import { RequestError } from 'tedious';
import { explainedBy } from '../sql/explained.ts';

/** Numbers of SQL Server's errors, and codes of its driver, that the city can mend. */
const mendable = new Map<number | string, string>([
  [18456, 'Correct the user or the password'],
  ['ELOGIN', 'Correct the user, the password or the database'],
  [4060, 'Correct the name of the database'],
  [229, 'Grant the login SELECT on what the query reads'],
  [230, 'Grant the login SELECT on what the query reads'],
  [1222, 'Read when nobody writes the table, or ask for fewer rows'],
]);
const tooLong = 'Ask for fewer rows, add an index, or raise the limit of time';
/** From here on the errors are of the statement: syntax, names, types. */
const statementErrors = { from: 100, until: 9_000 };

export const explained = explainedBy((error) => {
  const { number, code } = error as { readonly number?: number; readonly code?: string };
  const ofStatement =
    number !== undefined && number >= statementErrors.from && number < statementErrors.until;
  return (
    mendable.get(number ?? '') ??
    mendable.get(code ?? '') ??
    // The same code as of a server that does not answer, which is the world's.
    (code === 'ETIMEOUT' && error instanceof RequestError ? tooLong : undefined) ??
    (ofStatement ? 'Correct the query' : undefined)
  );
});
