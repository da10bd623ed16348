import { createHash } from 'node:crypto';
import type { Instant } from '../../model/index.ts';
import type { Access } from './access.ts';
import { type Person, personBySlug } from './person.ts';

const minute = 60_000_000;
/** A session that was not used for so long has ended: a working day. */
const idleMicroseconds = 9 * 60 * minute;
/** However busy it is, it ends after so long. */
const longestMicroseconds = 14 * 60 * minute;

/** A person at a browser. */
export interface SignedIn {
  readonly person: Person;
  /** What every form of the session must bring back. */
  readonly formToken: string;
}

/** The hash under which a token or code is stored. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** Begins a session; the token is for the browser alone and stored nowhere. */
export async function beginSession(access: Access, person: string): Promise<string> {
  const token = access.random(32).toString('base64url');
  const now = access.clock();
  await access.state.access.startSession(
    {
      token: tokenHash(token),
      person,
      formToken: access.random(32).toString('base64url'),
      started: now,
      used: now,
    },
    now - longestMicroseconds,
  );
  return token;
}

/** Who stands behind a browser's token; null when the session is unknown or has ended. */
export async function readSession(access: Access, token: string): Promise<SignedIn | null> {
  const hash = tokenHash(token);
  const session = await access.state.access.session(hash);
  const now = access.clock();
  if (session === undefined || hasEnded(session, now)) return null;
  const person = await personBySlug(access.state, session.person);
  if (person?.active !== true) return null;
  if (now - session.used >= minute) await access.state.access.useSession(hash, now);
  return { person, formToken: session.formToken };
}

function hasEnded(
  { started, used }: { readonly started: Instant; readonly used: Instant },
  now: Instant,
): boolean {
  return now - used > idleMicroseconds || now - started > longestMicroseconds;
}

/** Ends the session of one browser. */
export async function endSession(access: Access, token: string): Promise<void> {
  await access.state.access.endSession(tokenHash(token));
}
