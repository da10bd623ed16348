import type { JSX } from 'preact';
import type { HeldRecord } from '../../pipeline/collect/held.ts';
import { DeskLayout } from '../../web/desk-layout.tsx';
import { ErrorSummary, Field, Form, type FormFault } from '../../web/form.tsx';
import type { Visit } from '../desk-contract.ts';
import { DifferenceShown } from '../difference.tsx';
import { whenInWords } from './parts.tsx';
import { words } from './words.ts';

/** A load that was held: why, what it would change, and the decision. */
export function HeldPage(props: {
  readonly visit: Visit;
  readonly held: HeldRecord;
  /** The source's. */
  readonly title: string;
  readonly faults: readonly FormFault[];
}): JSX.Element {
  const { visit, held, title, faults } = props;
  const { load } = held;
  const isWaiting = load.status === 'waiting';
  return (
    <DeskLayout desk={visit.desk} title={words.heldTitle(title)} faulty={faults.length > 0}>
      <ErrorSummary faults={faults} />
      {isWaiting && <p>{words.heldLead}</p>}
      <p>{words.heldFacts(load.name, load.rows, whenInWords(visit, load.heldAt))}</p>
      {load.decision !== null && (
        <p>
          {words.decision(
            words.decided[load.status]!,
            load.decision.by,
            whenInWords(visit, load.decision.at),
            load.decision.why,
          )}
        </p>
      )}
      <h2>{words.heldWhy}</h2>
      <ul>
        {load.reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
      <h2>{words.heldChange}</h2>
      {load.difference === null ? (
        <p>{words.heldNothing}</p>
      ) : (
        <DifferenceShown difference={load.difference} />
      )}
      {isWaiting && visit.may('sources.run') && (
        <Decision visit={visit} held={held} faults={faults} />
      )}
    </DeskLayout>
  );
}

function Decision(props: {
  readonly visit: Visit;
  readonly held: HeldRecord;
  readonly faults: readonly FormFault[];
}) {
  const { visit, held, faults } = props;
  return (
    <Form formToken={visit.desk.formToken} action={`/${visit.city.slug}/desk/held/${held.slug}`}>
      <input type="hidden" name="version" value={held.version} />
      <Field
        name="why"
        label={words.reason}
        hint={words.reasonHint}
        value={visit.form.get('why') ?? ''}
        faults={faults}
        required
      />
      <div class="choice">
        <button type="submit" class="main" name="do" value="accept">
          {words.accept}
        </button>{' '}
        <button type="submit" name="do" value="reject">
          {words.reject}
        </button>
      </div>
    </Form>
  );
}
