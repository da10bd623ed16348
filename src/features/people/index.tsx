import { makeCode } from '../../pipeline/access/code.ts';
import { invite, mayAdminister, setActive, setGrants } from '../../pipeline/access/people.ts';
import { allPeople, type Person, personBySlug } from '../../pipeline/access/person.ts';
import { act, type Platform } from '../../pipeline/platform.ts';
import type { FormFault } from '../../web/form.tsx';
import { NotFound } from '../contract.ts';
import type { DeskAnswer, DeskFeature, Visit } from '../desk-contract.ts';
import { Refusal } from '../refusal.ts';
import { readGrant } from './grant-form.ts';
import { CodePage, grantsHere, PeoplePage } from './people.page.tsx';
import { PersonPage } from './person.page.tsx';
import { invitationFaults, words } from './words.ts';

/** `/{city}/desk/people`: who may sign in, and as what. */
export const people: DeskFeature = {
  name: 'people',
  menu: { label: words.menu, path: '/people', action: 'people.change' },
  routes: [
    {
      method: 'get',
      path: '/people',
      action: 'people.change',
      handle: (visit) => listPeople(visit, []),
    },
    { method: 'post', path: '/people', action: 'people.change', handle: invitePerson },
    {
      method: 'get',
      path: '/people/:person',
      action: 'people.change',
      handle: async (visit) => personPage(visit, await personOf(visit), []),
    },
    { method: 'post', path: '/people/:person', action: 'people.change', handle: changePerson },
  ],
};

async function listPeople(visit: Visit, faults: readonly FormFault[]): Promise<DeskAnswer> {
  const all = await visit.stores.freely(({ state }) => allPeople(state));
  const here = all.filter((person) => grantsHere(visit, person).length > 0);
  const page = <PeoplePage visit={visit} people={here} faults={faults} />;
  return { page, status: faults.length === 0 ? 200 : 422 };
}

async function invitePerson(visit: Visit): Promise<DeskAnswer> {
  const { form, city } = visit;
  const grant = readGrant(form, city);
  if (Array.isArray(grant)) return listPeople(visit, grant);
  const given = { name: form.get('name') ?? '', email: form.get('email') ?? '', grant };
  const { answer, site } = await visit.stores.freely(async (platform) => ({
    answer: await invite(accessOf(visit, platform), given, act(platform)),
    site: platform.site,
  }));
  if (answer.kind === 'faults') {
    return listPeople(
      visit,
      answer.faults.map((fault) => invitationFaults[fault]),
    );
  }
  const { person, code } = answer;
  return { page: <CodePage {...{ visit, person, code, site }} /> };
}

function accessOf({ random }: Visit, { state, clock }: Platform) {
  return { state, clock, random };
}

async function personOf(visit: Visit): Promise<Person> {
  const slug = visit.params.person ?? '';
  const person = await visit.stores.freely(({ state }) => personBySlug(state, slug));
  // A person of other cities alone is none of this one's business.
  if (person !== undefined && grantsHere(visit, person).length > 0) return person;
  throw new NotFound(words.nobody, words.nobodyRemedy);
}

/** Why the visitor may not change a person; null: may. */
function closedBecause(visit: Visit, person: Person): string | null {
  if (person.slug === visit.person.slug) return words.yourself;
  return mayAdminister(visit.person, person, visit.realToday) ? null : words.notYours;
}

function personPage(visit: Visit, person: Person, faults: readonly FormFault[]): DeskAnswer {
  const closed = closedBecause(visit, person);
  return {
    page: <PersonPage visit={visit} person={person} faults={faults} closedBecause={closed} />,
    status: faults.length === 0 ? 200 : 422,
  };
}

async function changePerson(visit: Visit): Promise<DeskAnswer> {
  const person = await personOf(visit);
  const closed = closedBecause(visit, person);
  if (closed !== null) throw refusal(403, closed);
  if (visit.form.get('version') !== String(person.version)) throw refusal(409, words.changed);
  return visit.stores.freely((platform) => carryOut(visit, platform, person));
}

function refusal(status: 403 | 409, message: string): Refusal {
  return new Refusal({ status, code: 'not-changed', message, remedy: words.nobodyRemedy });
}

async function carryOut(visit: Visit, platform: Platform, person: Person): Promise<DeskAnswer> {
  const { form, city } = visit;
  const access = accessOf(visit, platform);
  const done = { redirect: `/${city.slug}/desk/people/${person.slug}?done=saved` };
  switch (form.get('do')) {
    case 'add-role': {
      const grant = readGrant(form, city);
      if (Array.isArray(grant)) return personPage(visit, person, grant);
      await setGrants(access, person, [...person.grants, grant], act(platform));
      return done;
    }
    case 'take-role': {
      const index = Number(form.get('grant'));
      const kept = person.grants.filter((one, at) => at !== index || one.city !== city.slug);
      await setGrants(access, person, kept, act(platform));
      const isGone = grantsHere(visit, { ...person, grants: kept }).length === 0;
      return isGone ? { redirect: `/${city.slug}/desk/people` } : done;
    }
    case 'new-code': {
      const code = await makeCode(access, person.slug);
      return { page: <CodePage {...{ visit, person, code }} site={platform.site} /> };
    }
    case 'close':
    case 'open':
      await setActive(access, person, form.get('do') === 'open', act(platform));
      return done;
    default:
      return personPage(visit, person, []);
  }
}
