import type { ComponentChildren, JSX } from 'preact';
import { DeskLayout } from '../../web/desk-layout.tsx';
import { ErrorSummary, Field, Form, type FormFault } from '../../web/form.tsx';
import { Link } from '../../web/link.tsx';
import type { Visit } from '../desk-contract.ts';
import type { Came, UndoPlan } from './came.ts';
import { whenInWords } from './when.ts';
import { words } from './words.ts';

/** One delivery: what it was, and its undoing. */
export function DeliveryPage(props: {
  readonly visit: Visit;
  readonly one: Came;
  /** Null: the person is not asked. */
  readonly plan: UndoPlan | null;
  /** The id of the delivery that it undoes. */
  readonly undoes: string | null;
  /** What was just done; null: nothing was. */
  readonly notice: string | null;
  readonly faults: readonly FormFault[];
}): JSX.Element {
  const { visit, one, plan, undoes, notice, faults } = props;
  const { delivery, undone, source } = one;
  const address = (id: string) => `/${visit.city.slug}/desk/deliveries/${id}`;
  return (
    <DeskLayout
      desk={visit.desk}
      title={words.one(delivery.name)}
      faulty={faults.length > 0}
      notice={notice}
    >
      <ErrorSummary faults={faults} />
      {undone !== null && (
        <p>
          <strong>{words.undoneBy}.</strong> {words.why(undone.why)}{' '}
          <Link href={address(undone.by)}>{words.look}</Link>
        </p>
      )}
      {undoes !== null && (
        <p>
          {words.undoes}. <Link href={address(undoes)}>{words.look}</Link>
        </p>
      )}
      <Facts visit={visit} one={one} />
      {plan !== null && <h2>{words.undo}</h2>}
      {plan?.kind === 'rows' && source !== null && <p>{words.sourceGoesOn(source)}</p>}
      {plan?.kind === 'refused' && (
        <p>
          {words.cannot} {plan.why}
        </p>
      )}
      {plan?.kind === 'rows' && <Undo {...{ visit, plan, faults }} action={address(delivery.id)} />}
    </DeskLayout>
  );
}

function Facts({ visit, one }: { readonly visit: Visit; readonly one: Came }) {
  const { delivery, source } = one;
  const facts: readonly (readonly [string, ComponentChildren])[] = [
    [words.holds, words.kinds[delivery.kind]],
    [words.rows, delivery.rows.toLocaleString('en')],
    [words.when, whenInWords(visit, delivery.arrived)],
    [words.who, delivery.actor],
    ...(source === null ? [] : [[words.source, source] as const]),
    [words.size, words.bytes(delivery.bytes)],
    [words.id, <code key="id">{delivery.id.slice(0, 12)}</code>],
    [words.checksum, <code key="content">{delivery.content}</code>],
  ];
  return (
    <table class="values">
      <caption class="hidden">{words.facts}</caption>
      <tbody>
        {facts.map(([name, value]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const shownRows = 20;

function Undo(props: {
  readonly visit: Visit;
  readonly plan: UndoPlan & { readonly kind: 'rows' };
  readonly faults: readonly FormFault[];
  readonly action: string;
}) {
  const { visit, plan, faults, action } = props;
  const gone = plan.rows.filter(({ becomes }) => becomes === null).length;
  return (
    <>
      <p>{words.undoLead}</p>
      <p>{words.wouldDo(plan.rows.length - gone, gone)}</p>
      <table class="values">
        <caption>{words.firstOf}</caption>
        <thead>
          <tr>
            <th scope="col">{words.metric}</th>
            <th scope="col">{words.from}</th>
            <th scope="col">{words.to}</th>
            <th scope="col">{words.becomes}</th>
          </tr>
        </thead>
        <tbody>
          {plan.rows.slice(0, shownRows).map(({ metric, from, until, becomes }) => (
            <tr key={`${metric} ${from} ${until}`}>
              <th scope="row">{metric}</th>
              <td>{from}</td>
              <td>{until}</td>
              <td>{becomes ?? words.nothing}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Form formToken={visit.desk.formToken} action={action}>
        <Field
          name="why"
          label={words.reason}
          hint={words.reasonHint}
          value={visit.form.get('why') ?? ''}
          faults={faults}
          required
        />
        <button type="submit">{words.undo}</button>
      </Form>
    </>
  );
}
