import { randomBytes } from 'node:crypto';
import { type Role, roles, UserError } from '../../../model/index.ts';
import { makeCode } from '../../../pipeline/access/code.ts';
import { invite as invitePerson } from '../../../pipeline/access/people.ts';
import { personByEmail } from '../../../pipeline/access/person.ts';
import { loadCity } from '../../../pipeline/city.ts';
import { act, type Platform } from '../../../pipeline/platform.ts';
import type { FolderCommand, Options } from '../../contract.ts';
import { needed, text } from '../../options.ts';

/** What `civicstat invite` does. */
export const run: FolderCommand['run'] = async ({ platform }, options, terminal) => {
  const email = needed(options.email);
  const access = { state: platform.state, clock: platform.clock, random: randomBytes };
  const known = await personByEmail(platform.state, email);
  const { name, code } =
    known === undefined
      ? await invited(platform, options)
      : { name: known.name, code: await makeCode(access, known.slug) };
  const page =
    platform.site === null ? '/sign-in/code on the server' : `${platform.site}/sign-in/code`;
  terminal.out(
    `${name} opens ${page} and types ${code}\nThe code is good for three days, and once.\n`,
  );
  return 0;
};

async function invited(platform: Platform, options: Options) {
  const grant = {
    role: roleOf(text(options.role)),
    ...(await placeOf(platform, text(options.city), text(options.department))),
    document: null,
    from: null,
    until: null,
  };
  const access = { state: platform.state, clock: platform.clock, random: randomBytes };
  const given = { name: text(options.name) ?? '', email: needed(options.email), grant };
  const answer = await invitePerson(access, given, act(platform));
  if (answer.kind === 'invited') return { name: answer.person.name, code: answer.code };
  throw new UserError(answer.faults.map((fault) => faults[fault]));
}

const faults = {
  'name-missing': {
    code: 'name-missing',
    message: 'Nobody has this e-mail address yet, and a new person needs a name',
    remedy: 'Give --name with up to 120 characters',
  },
  'email-malformed': {
    code: 'email-malformed',
    message: 'This is no e-mail address',
    remedy: 'Write it as ana@city.gov',
  },
  'email-taken': {
    code: 'email-taken',
    message: 'Somebody has this e-mail address already',
    remedy: 'Run the command again',
  },
} as const;

function roleOf(given: string | undefined): Role {
  const role = roles.find((one) => one === given);
  if (role !== undefined) return role;
  throw new UserError({
    code: 'bad-option',
    message: 'A new person needs a role',
    ...(given === undefined ? {} : { value: given }),
    remedy: `Give --role with one of ${roles.join(', ')}`,
  });
}

async function placeOf(
  platform: Platform,
  slug: string | undefined,
  department: string | undefined,
) {
  if (slug === undefined) {
    if (department === undefined) return { city: null, department: null };
    throw new UserError({
      code: 'bad-option',
      message: '--department needs the city that it is in',
      remedy: 'Give --city too',
    });
  }
  const { city } = await loadCity(platform, slug);
  const isThere = city.departments.some((one) => one.slug === department);
  if (department === undefined || isThere) return { city: slug, department: department ?? null };
  throw new UserError({
    code: 'unknown-department',
    message: 'There is no such department in this city',
    value: department,
    remedy: `Choose one of ${city.departments.map((one) => one.slug).join(', ')}`,
  });
}
