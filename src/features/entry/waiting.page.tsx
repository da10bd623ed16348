import type { JSX } from 'preact';
import type { Department } from '../../model/index.ts';
import { placeKey } from '../../pipeline/entry/cell.ts';
import type { Waiting } from '../../pipeline/entry/decide.ts';
import { DeskLayout } from '../../web/desk-layout.tsx';
import { ErrorSummary, Form, type FormFault } from '../../web/form.tsx';
import { Link } from '../../web/link.tsx';
import type { Visit } from '../desk-contract.ts';
import { nameOf } from './report.ts';
import { cellInWords, words } from './words.ts';

/** The numbers of a department that wait for a second person. */
export function WaitingPage(props: {
  readonly visit: Visit;
  readonly department: Department;
  readonly waiting: readonly Waiting[];
  readonly faults: readonly FormFault[];
  readonly notice: string | null;
}): JSX.Element {
  const { visit, department, waiting, faults, notice } = props;
  const address = `/${visit.city.slug}/desk/entry/${department.slug}`;
  return (
    <DeskLayout
      desk={visit.desk}
      title={words.waitingTitle(department.name)}
      faulty={faults.length > 0}
      notice={notice}
    >
      <ErrorSummary faults={faults} />
      <p>{waiting.length === 0 ? words.waitingNone : words.waitingLead}</p>
      {waiting.length > 0 && (
        <Form formToken={visit.desk.formToken} action={`${address}/waiting`}>
          {waiting.map((one) => (
            <One key={placeKey(one.number)} visit={visit} one={one} />
          ))}
          <button type="submit" class="main">
            {words.decide}
          </button>
        </Form>
      )}
      <p>
        <Link href={address}>{words.backToGrid}</Link>
      </p>
    </DeskLayout>
  );
}

function One({ visit, one }: { readonly visit: Visit; readonly one: Waiting }) {
  const { number, known } = one;
  const { column } = words;
  const name = nameOf(visit, number);
  return (
    <fieldset class="note">
      <legend>{name}</legend>
      <dl class="facts">
        <dt>{column.number}</dt>
        <dd>{number.takesBack ? words.takenBack : cellInWords(number.cell)}</dd>
        <dt>{column.known}</dt>
        <dd>{cellInWords(known)}</dd>
        <dt>{column.by}</dt>
        <dd>{number.byName}</dd>
        {number.reason !== '' && (
          <>
            <dt>{column.reason}</dt>
            <dd>{number.reason}</dd>
          </>
        )}
      </dl>
      {number.by === visit.person.slug ? <p>{words.own}</p> : <Choice visit={visit} one={one} />}
    </fieldset>
  );
}

function Choice({ visit, one }: { readonly visit: Visit; readonly one: Waiting }) {
  const key = placeKey(one.number);
  const chosen = visit.form.get(`verdict.${key}`) ?? 'later';
  const choices = { later: words.later2, approve: words.approve, reject: words.reject };
  return (
    <>
      <input type="hidden" name={`seal.${key}`} value={one.seal} />
      <div class="choices">
        {Object.entries(choices).map(([value, text]) => (
          <label key={value}>
            <input
              type="radio"
              name={`verdict.${key}`}
              id={`${value}.${key}`}
              value={value}
              checked={value === chosen}
            />
            {text}
          </label>
        ))}
      </div>
      <div class="field">
        <label for={`because.${key}`}>{words.because}</label>
        <input
          id={`because.${key}`}
          name={`because.${key}`}
          value={visit.form.get(`because.${key}`) ?? ''}
          maxlength={500}
        />
      </div>
    </>
  );
}
