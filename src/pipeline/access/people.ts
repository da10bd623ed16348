import { type Day, type Grant, grantsIn, type Role } from '../../model/index.ts';
import type { Act } from '../../state/contract.ts';
import type { Access } from './access.ts';
import { identityFaults, makeCode } from './code.ts';
import { hashPassword, isPassword, type PasswordFault, passwordFault } from './password.ts';
import { freeSlug, type Person, plainEmail, putPerson } from './person.ts';

export type InvitationFault = 'name-missing' | 'email-malformed' | 'email-taken';

/** What became of an invitation; the code is shown once and stored nowhere. */
export type Invited =
  | { readonly kind: 'invited'; readonly person: Person; readonly code: string }
  | { readonly kind: 'faults'; readonly faults: readonly InvitationFault[] };

/** Makes an account with its first role, and the code by which its person sets a password. */
export async function invite(
  access: Access,
  given: { readonly name: string; readonly email: string; readonly grant: Grant },
  act: Act,
): Promise<Invited> {
  const { name, email, grant } = given;
  const faults = await identityFaults(access, name, email);
  if (faults.length > 0) return { kind: 'faults', faults };
  const person: Person = {
    slug: await freeSlug(access.state, name),
    version: 0,
    name: name.trim(),
    email: plainEmail(email),
    active: true,
    grants: [grant],
  };
  await putPerson(access.state, person, 'person.invited', act);
  return { kind: 'invited', person, code: await makeCode(access, person.slug) };
}

/** Opens or closes an account. Closing ends all its sessions and codes. */
export async function setActive(
  { state }: Pick<Access, 'state'>,
  person: Person,
  active: boolean,
  act: Act,
): Promise<void> {
  const action = active ? 'person.opened' : 'person.closed';
  await putPerson(state, { ...person, active }, action, act);
  if (!active) await state.access.endAccess(person.slug);
}

/** Gives a person other roles. */
export async function setGrants(
  { state }: Pick<Access, 'state'>,
  person: Person,
  grants: readonly Grant[],
  act: Act,
): Promise<void> {
  await putPerson(state, { ...person, grants }, 'person.roles-changed', act);
}

/**
 * Whether an administrator may decide about a person: wherever the person has a role, the
 * administrator is one too. So nobody gains by the password of somebody with more rights.
 */
export function mayAdminister(administrator: Person, person: Person, today: Day): boolean {
  const isOne = (city: string | null) =>
    administrator.grants.some(
      (grant) =>
        grant.role === administering &&
        (grant.city === null || grant.city === city) &&
        grantsIn([grant], { city: grant.city ?? '', today }).length > 0,
    );
  return isOne(null) || person.grants.every(({ city }) => isOne(city));
}

const administering: Role = 'administrator';

/** Why a password was not changed. */
export type PasswordChangeFault = 'wrong-password' | 'passwords-differ' | PasswordFault;

/** Changes one's own password, which ends all sessions; null: done. */
export async function changePassword(
  access: Access,
  person: Person,
  given: { readonly current: string; readonly password: string; readonly repeated: string },
): Promise<PasswordChangeFault | null> {
  const stored = await access.state.access.password(person.slug);
  if (!(await isPassword(given.current, stored))) return 'wrong-password';
  const fault = passwordFault(given.password, [person.name, person.email]);
  if (fault !== null) return fault;
  if (given.password !== given.repeated) return 'passwords-differ';
  const hash = await hashPassword(given.password, access.random);
  await access.state.access.setPassword(person.slug, hash, access.clock());
  return null;
}
