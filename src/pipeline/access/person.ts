import { z } from 'zod';
import { canonicalJson, type Grant, roles } from '../../model/index.ts';
import type { Act, RecordVersion, StateStore } from '../../state/contract.ts';
import { slugFrom } from '../definitions/index.ts';

/** Somebody who may sign in. */
export interface Person {
  /** Never changes; the log and the records name people by it. */
  readonly slug: string;
  /** Of the record; what a change is based on. */
  readonly version: number;
  readonly name: string;
  /** Lower case; what the person signs in with. */
  readonly email: string;
  /** False: may not sign in any more. */
  readonly active: boolean;
  readonly grants: readonly Grant[];
}

const personKind = 'person';
/** People belong to the installation, not to one city. */
const personCity = '';

const grantSchema = z.strictObject({
  role: z.enum(roles),
  city: z.string().nullable(),
  department: z.string().nullable(),
  document: z.string().nullable(),
  from: z.string().nullable(),
  until: z.string().nullable(),
});

/** The body of a record of kind `person`. */
const personSchema = z.strictObject({
  name: z.string(),
  email: z.string(),
  active: z.boolean(),
  grants: z.array(grantSchema),
});

function toPerson({ slug, version, body }: RecordVersion): Person {
  return { slug, version, ...personSchema.parse(JSON.parse(body!)) };
}

/** Everybody, by slug. */
export async function allPeople(state: StateStore): Promise<Person[]> {
  return (await state.records(personCity, personKind)).map(toPerson);
}

export async function personBySlug(state: StateStore, slug: string): Promise<Person | undefined> {
  const record = await state.record(personCity, personKind, slug);
  return record === undefined ? undefined : toPerson(record);
}

export async function personByEmail(state: StateStore, email: string): Promise<Person | undefined> {
  const wanted = plainEmail(email);
  return (await allPeople(state)).find((person) => person.email === wanted);
}

/** One way to write an address of mail, so that it is found again. */
export function plainEmail(text: string): string {
  return text.trim().toLowerCase();
}

/**
 * Stores a person; `action` goes into the log, for example `person.invited`. Throws `Stale` when
 * the record was changed since it was read.
 */
export async function putPerson(
  state: StateStore,
  { slug, version, ...body }: Person,
  action: string,
  act: Act,
): Promise<void> {
  const change = { kind: personKind, slug, body: canonicalJson(body), basedOn: version };
  await state.putRecords(personCity, action, [change], act);
}

/** A slug that nobody has had, made from the name. */
export async function freeSlug(state: StateStore, name: string): Promise<string> {
  const history = await state.recordHistory(personCity, personKind, null);
  const taken = new Set(history.map(({ slug }) => slug));
  const wanted = slugFrom(name) ?? personKind;
  let slug = wanted;
  for (let next = 2; taken.has(slug); next += 1) slug = `${wanted}-${next}`;
  return slug;
}

/** How the log and deliveries name who acted. */
export function actorOf({ name, slug }: Pick<Person, 'name' | 'slug'>): string {
  return `${name} (${slug})`;
}
