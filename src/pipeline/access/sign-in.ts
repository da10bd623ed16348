import type { Instant } from '../../model/index.ts';
import type { Access } from './access.ts';
import { isPassword } from './password.ts';
import { personByEmail, plainEmail } from './person.ts';
import { beginSession } from './session.ts';

const windowMicroseconds = 15 * 60 * 1_000_000;
/** Attempts within the window: for one account from anywhere, and from one address for any. */
const most = { account: 10, address: 40 } as const;

export type SignInAnswer =
  | { readonly kind: 'signed-in'; readonly token: string }
  /** Whether the account, the password or its being active is wrong is not said. */
  | { readonly kind: 'refused' }
  | { readonly kind: 'wait'; readonly until: Instant };

/** Signs somebody in by e-mail and password; `address` is the browser's, for counting attempts. */
export async function signIn(
  access: Access,
  given: { readonly email: string; readonly password: string; readonly address: string },
): Promise<SignInAnswer> {
  const account = `account ${plainEmail(given.email).slice(0, 254)}`;
  const until = await access.state.access.attempt(
    [
      { subject: account, most: most.account },
      { subject: addressSubject(given.address), most: most.address },
    ],
    access.clock(),
    windowMicroseconds,
  );
  if (until !== null) return { kind: 'wait', until };
  const person = await personByEmail(access.state, given.email);
  const stored = person?.active === true ? await storedPassword(access, person.slug) : undefined;
  if (!(await isPassword(given.password, stored)) || person === undefined) {
    return { kind: 'refused' };
  }
  await access.state.access.clearAttempts(account);
  return { kind: 'signed-in', token: await beginSession(access, person.slug) };
}

function storedPassword({ state }: Access, person: string): Promise<string | undefined> {
  return state.access.password(person);
}

/** Counts an attempt from an address; when the next may be made, if this was one too many. */
export function attemptFrom(access: Access, address: string): Promise<Instant | null> {
  return access.state.access.attempt(
    [{ subject: addressSubject(address), most: most.address }],
    access.clock(),
    windowMicroseconds,
  );
}

function addressSubject(address: string): string {
  return `address ${address}`;
}
