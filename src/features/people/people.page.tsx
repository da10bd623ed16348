import type { JSX } from 'preact';
import { type Grant, roles } from '../../model/index.ts';
import type { Person } from '../../pipeline/access/person.ts';
import { DeskLayout } from '../../web/desk-layout.tsx';
import { ErrorSummary, Field, Form, type FormFault, Select } from '../../web/form.tsx';
import { Link } from '../../web/link.tsx';
import type { Visit } from '../desk-contract.ts';
import { grantInWords, roleChoices, words } from './words.ts';

/** All people with a role in the city, and the form to invite another one. */
export function PeoplePage(props: {
  readonly visit: Visit;
  readonly people: readonly Person[];
  readonly faults: readonly FormFault[];
}): JSX.Element {
  const { visit, people, faults } = props;
  const { form, city } = visit;
  const typed = (name: string) => form.get(name) ?? '';
  return (
    <DeskLayout desk={visit.desk} title={words.title} faulty={faults.length > 0}>
      <ErrorSummary faults={faults} />
      <p>{words.lead}</p>
      <PeopleTable visit={visit} people={people} />
      <h2>{words.invite}</h2>
      <Form formToken={visit.desk.formToken} action={`/${city.slug}/desk/people`}>
        <Field name="name" label={words.name} value={typed('name')} faults={faults} required />
        <Field
          name="email"
          label={words.email}
          type="email"
          value={typed('email')}
          faults={faults}
          required
        />
        <GrantFields visit={visit} faults={faults} />
        <button type="submit" class="main">
          {words.inviteButton}
        </button>
      </Form>
    </DeskLayout>
  );
}

function PeopleTable(props: { readonly visit: Visit; readonly people: readonly Person[] }) {
  const { visit, people } = props;
  const { slug } = visit.city;
  return (
    <table class="values">
      <caption class="hidden">{words.tableName}</caption>
      <thead>
        <tr>
          <th scope="col">{words.name}</th>
          <th scope="col">{words.email}</th>
          <th scope="col">{words.roles}</th>
          <th scope="col">{words.state}</th>
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <tr key={person.slug}>
            <th scope="row">
              <Link href={`/${slug}/desk/people/${person.slug}`}>{person.name}</Link>
            </th>
            <td>{person.email}</td>
            <td>
              {grantsHere(visit, person).map((grant) => (
                <div key={JSON.stringify(grant)}>{describe(visit, grant)}</div>
              ))}
            </td>
            <td>{person.active ? words.open : words.closed}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The roles that reach into this city, those to come and those over included. */
export function grantsHere({ city }: Visit, person: Person): Grant[] {
  return person.grants.filter((grant) => grant.city === null || grant.city === city.slug);
}

export function describe({ city }: Visit, grant: Grant): string {
  const department = city.departments.find(({ slug }) => slug === grant.department);
  return grantInWords(grant, department?.name ?? grant.department);
}

/** The fields of one role. */
export function GrantFields(props: {
  readonly visit: Visit;
  readonly faults: readonly FormFault[];
}): JSX.Element {
  const { visit, faults } = props;
  const { form, city } = visit;
  const typed = (name: string) => form.get(name) ?? '';
  const departments = [
    { value: '', text: words.everyDepartment },
    ...city.departments.map(({ slug, name }) => ({ value: slug, text: name })),
  ];
  const choices = roles.map((role) => ({ value: role, text: roleChoices[role] }));
  return (
    <>
      <Select
        name="role"
        label={words.role}
        choices={choices}
        value={typed('role') || 'contributor'}
      />
      <Select
        name="department"
        label={words.department}
        choices={departments}
        value={typed('department')}
      />
      <Field
        name="document"
        label={words.document}
        hint={words.documentHint}
        value={typed('document')}
      />
      <Field name="from" label={words.from} type="date" value={typed('from')} faults={faults} />
      <Field name="until" label={words.until} type="date" value={typed('until')} faults={faults} />
    </>
  );
}

/** A one-time code, shown this once. */
export function CodePage(props: {
  readonly visit: Visit;
  readonly person: Person;
  readonly code: string;
  /** The address of the site; null: not said. */
  readonly site: string | null;
}): JSX.Element {
  const { visit, person, code, site } = props;
  return (
    <DeskLayout desk={visit.desk} title={words.codeTitle(person.name)}>
      <p>{words.codeHow(person.name)}</p>
      <p>
        <Link href="/sign-in/code">{`${site ?? ''}/sign-in/code`}</Link>
      </p>
      <p class="one-time">{code}</p>
      <p>{words.codeLead}</p>
      <p>
        <Link href={`/${visit.city.slug}/desk/people`}>{words.back}</Link>
      </p>
    </DeskLayout>
  );
}
