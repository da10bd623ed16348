import { type Grant, type Instant, roles } from '../../model/index.ts';
import type { Access } from './access.ts';
import { hashPassword, type PasswordFault, passwordFault } from './password.ts';
import {
  actorOf,
  freeSlug,
  type Person,
  personByEmail,
  personBySlug,
  plainEmail,
  putPerson,
} from './person.ts';
import { beginSession, tokenHash } from './session.ts';
import { attemptFrom } from './sign-in.ts';

/** How long a code is good. */
const codeDays = 3;
const codeMicroseconds = codeDays * 24 * 3600 * 1_000_000;
/** Without letters that are taken for digits (Crockford). */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * Makes a one-time code with which a person sets a password, or with which somebody becomes the
 * first administrator (`person` null). Earlier codes of the same person are void.
 * @returns for example `7Q2M-0XKD-R4TB-9ZHC`
 */
export async function makeCode(access: Access, person: string | null): Promise<string> {
  // 16 of 32 characters: 80 bits.
  const characters = [...access.random(16)].map((byte) => alphabet[byte % 32]!);
  const code = characters.join('').replace(/.{4}(?=.)/g, '$&-');
  const expires = access.clock() + codeMicroseconds;
  await access.state.access.putCode({ code: hashOf(code), person, expires });
  return code;
}

/** However it is typed: spaces, hyphens and case do not count, and O is 0. */
function hashOf(code: string): string {
  const plain = code.toUpperCase().replace(/[^0-9A-Z]/g, '');
  return tokenHash(plain.replaceAll('O', '0').replaceAll(/[IL]/g, '1'));
}

/** Whom a code is for. `wait`: too many wrong codes came from this address. */
export type CodeOwner =
  | { readonly kind: 'first' }
  | { readonly kind: 'person'; readonly person: Person }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'wait'; readonly until: Instant };

export async function codeOwner(access: Access, code: string, address: string): Promise<CodeOwner> {
  const until = await attemptFrom(access, address);
  if (until !== null) return { kind: 'wait', until };
  const stored = await access.state.access.code(hashOf(code));
  if (stored === undefined || stored.expires < access.clock()) return { kind: 'unknown' };
  if (stored.person === null) {
    // Whoever came first has it; a code printed before is worth nothing now.
    return (await access.state.access.anyPassword()) ? { kind: 'unknown' } : { kind: 'first' };
  }
  const person = await personBySlug(access.state, stored.person);
  return person?.active === true ? { kind: 'person', person } : { kind: 'unknown' };
}

/** What is typed with a code. Name and e-mail count for the first administrator only. */
export interface Redemption {
  readonly code: string;
  readonly address: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly repeated: string;
}

export type RedemptionFault =
  | 'name-missing'
  | 'email-malformed'
  | 'email-taken'
  | 'passwords-differ'
  | PasswordFault;

export type Redeemed =
  | Exclude<CodeOwner, { readonly kind: 'first' | 'person' }>
  | { readonly kind: 'faults'; readonly owner: CodeOwner; readonly faults: RedemptionFault[] }
  | { readonly kind: 'signed-in'; readonly token: string };

/** Uses a code up: sets the password, ends all other sessions of the person, and signs in. */
export async function redeemCode(access: Access, given: Redemption): Promise<Redeemed> {
  const owner = await codeOwner(access, given.code, given.address);
  if (owner.kind === 'unknown' || owner.kind === 'wait') return owner;
  const faults = await faultsOf(access, owner, given);
  if (faults.length > 0) return { kind: 'faults', owner, faults };
  if (!(await access.state.access.takeCode(hashOf(given.code)))) return { kind: 'unknown' };
  const person = owner.kind === 'person' ? owner.person : await firstPerson(access, given);
  const hash = await hashPassword(given.password, access.random);
  await access.state.access.setPassword(person.slug, hash, access.clock());
  return { kind: 'signed-in', token: await beginSession(access, person.slug) };
}

async function faultsOf(
  access: Access,
  owner: Extract<CodeOwner, { readonly kind: 'first' | 'person' }>,
  { name, email, password, repeated }: Redemption,
): Promise<RedemptionFault[]> {
  const faults: RedemptionFault[] = [];
  const own = owner.kind === 'person' ? [owner.person.name, owner.person.email] : [name, email];
  if (owner.kind === 'first') faults.push(...(await identityFaults(access, name, email)));
  const fault = passwordFault(password, own);
  if (fault !== null) faults.push(fault);
  else if (password !== repeated) faults.push('passwords-differ');
  return faults;
}

/** What is wrong with a new person's name and address of mail. */
export async function identityFaults(
  access: Pick<Access, 'state'>,
  name: string,
  email: string,
): Promise<('name-missing' | 'email-malformed' | 'email-taken')[]> {
  const faults: ('name-missing' | 'email-malformed' | 'email-taken')[] = [];
  if (!isName(name)) faults.push('name-missing');
  if (!/^[^\s@]+@[^\s@]+$/.test(email.trim()) || email.length > 254) faults.push('email-malformed');
  else if ((await personByEmail(access.state, email)) !== undefined) faults.push('email-taken');
  return faults;
}

function isName(text: string): boolean {
  return /\p{L}/u.test(text) && text.length <= 120 && !/\p{C}/u.test(text);
}

const everywhere: Grant = {
  role: roles.at(-1)!,
  city: null,
  department: null,
  document: null,
  from: null,
  until: null,
};

async function firstPerson(access: Access, { name, email }: Redemption): Promise<Person> {
  const person: Person = {
    slug: await freeSlug(access.state, name),
    version: 0,
    name: name.trim(),
    email: plainEmail(email),
    active: true,
    grants: [everywhere],
  };
  const act = { at: access.clock(), actor: actorOf(person) };
  await putPerson(access.state, person, 'person.first-administrator', act);
  return person;
}
