import type { JSX } from 'preact';
import type { Grant } from '../../model/index.ts';
import type { Person } from '../../pipeline/access/person.ts';
import { DeskLayout } from '../../web/desk-layout.tsx';
import { ErrorSummary, Form, type FormFault } from '../../web/form.tsx';
import { Link } from '../../web/link.tsx';
import type { Visit } from '../desk-contract.ts';
import { describe, GrantFields, grantsHere } from './people.page.tsx';
import { words } from './words.ts';

interface PersonProps {
  readonly visit: Visit;
  readonly person: Person;
}

/** One person: the roles here, and the account. */
export function PersonPage(
  props: PersonProps & {
    readonly faults: readonly FormFault[];
    /** Null: may be changed; else why not. */
    readonly closedBecause: string | null;
  },
): JSX.Element {
  const { visit, person, faults, closedBecause } = props;
  const notice = visit.query.get('done') === 'saved' ? words.saved : null;
  return (
    <DeskLayout desk={visit.desk} title={person.name} faulty={faults.length > 0} notice={notice}>
      <ErrorSummary faults={faults} />
      <p>
        {person.email} · {person.active ? words.open : words.closed}
      </p>
      <h2>{words.rolesOf}</h2>
      <Roles visit={visit} person={person} mayChange={closedBecause === null} />
      {closedBecause === null ? (
        <>
          <h2>{words.addRole}</h2>
          <ActionForm visit={visit} person={person} action="add-role">
            <GrantFields visit={visit} faults={faults} />
            <button type="submit" class="main">
              {words.addButton}
            </button>
          </ActionForm>
          <h2>{words.account}</h2>
          <Account visit={visit} person={person} />
        </>
      ) : (
        <p>{closedBecause}</p>
      )}
      <p>
        <Link href={`/${visit.city.slug}/desk/people`}>{words.back}</Link>
      </p>
    </DeskLayout>
  );
}

function ActionForm(props: PersonProps & { readonly action: string; readonly children: unknown }) {
  const { visit, person, action, children } = props;
  return (
    <Form
      formToken={visit.desk.formToken}
      action={`/${visit.city.slug}/desk/people/${person.slug}`}
    >
      <input type="hidden" name="do" value={action} />
      <input type="hidden" name="version" value={person.version} />
      {children as JSX.Element}
    </Form>
  );
}

function Roles(props: PersonProps & { readonly mayChange: boolean }) {
  const { visit, person, mayChange } = props;
  const here = grantsHere(visit, person);
  const isChangeable = (grant: Grant) => mayChange && grant.city === visit.city.slug;
  return (
    <>
      {here.length === 0 && <p>{words.noRoles}</p>}
      <ul class="grants">
        {here.map((grant) => (
          <li key={JSON.stringify(grant)}>
            {describe(visit, grant)}
            {isChangeable(grant) && (
              <ActionForm visit={visit} person={person} action="take-role">
                <input type="hidden" name="grant" value={person.grants.indexOf(grant)} />
                <button type="submit">
                  {words.takeRole}
                  <span class="hidden">: {describe(visit, grant)}</span>
                </button>
              </ActionForm>
            )}
          </li>
        ))}
      </ul>
      {here.length < person.grants.length && <p class="hint">{words.elsewhere}</p>}
    </>
  );
}

function Account({ visit, person }: PersonProps) {
  return (
    <>
      {person.active && (
        <ActionForm visit={visit} person={person} action="new-code">
          <p class="hint">{words.newCodeHint}</p>
          <button type="submit">{words.newCode}</button>
        </ActionForm>
      )}
      <ActionForm visit={visit} person={person} action={person.active ? 'close' : 'open'}>
        {person.active && <p class="hint">{words.closeHint}</p>}
        <button type="submit">{person.active ? words.close : words.reopen}</button>
      </ActionForm>
    </>
  );
}
