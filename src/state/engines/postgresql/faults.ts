import { Fault } from '../../../model/index.ts';

/** Classes of SQLSTATE, and errors of the network, by which the world failed. */
const remedies: readonly (readonly [code: RegExp, remedy: string])[] = [
  [/^28/, 'check the user and the password in DATABASE_URL'],
  [/^3D/, 'make the database that DATABASE_URL names, or correct the name'],
  [/^42501$/, 'let the user of DATABASE_URL make a schema in this database'],
  [/^53100$/, 'free some space on the disk of the database server'],
  [/^53/, 'the database server is short of connections or memory: look at its log'],
  [/^(08|57P|58|XX)/, 'start the database server, look at its log, and try again'],
  [/^25006$/, 'the database takes no writes: name the primary server in DATABASE_URL'],
  [/^40/, 'try again'],
  [/^E[A-Z]+$/, 'check the host and port in DATABASE_URL, and that the database server runs'],
];

/** The driver gives its own errors about a connection that is gone no code, only words. */
function isLost(error: Error): boolean {
  return /terminat|timeout|closed|ended|not queryable/i.test(error.message);
}

/** A failing server or way to it becomes a `Fault`; another error stays. */
export function asFault(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const code = 'code' in error ? String(error.code) : '';
  const found = remedies.find(([pattern]) => pattern.test(code || (isLost(error) ? '08' : '')));
  if (found === undefined) return error;
  const told = error.message === '' ? code : error.message;
  return new Fault(`the state store failed: ${told}`, found[1], { cause: error });
}
