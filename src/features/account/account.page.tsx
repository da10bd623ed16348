import type { JSX } from 'preact';
import { DeskLayout } from '../../web/desk-layout.tsx';
import { ErrorSummary, Field, Form, type FormFault } from '../../web/form.tsx';
import { NewPassword } from '../../web/new-password.tsx';
import type { Visit } from '../desk-contract.ts';
import { words } from './words.ts';

/** One's own account: the password, and signing out everywhere. */
export function AccountPage(props: {
  readonly visit: Visit;
  readonly faults: readonly FormFault[];
}): JSX.Element {
  const { visit, faults } = props;
  const address = `/${visit.city.slug}/desk/account`;
  const { formToken } = visit.desk;
  return (
    <DeskLayout desk={visit.desk} title={words.title} faulty={faults.length > 0}>
      <ErrorSummary faults={faults} />
      <p>
        {visit.person.name} · {visit.person.email}
      </p>
      <h2>{words.change}</h2>
      <Form formToken={formToken} action={address}>
        <input type="hidden" name="do" value="change" />
        <input type="hidden" autocomplete="username" value={visit.person.email} />
        <p class="hint">{words.changeHint}</p>
        <Field
          name="current"
          label={words.current}
          type="password"
          autocomplete="current-password"
          faults={faults}
          required
        />
        <NewPassword faults={faults} />
        <button type="submit" class="main">
          {words.button}
        </button>
      </Form>
      <h2>{words.everywhere}</h2>
      <Form formToken={formToken} action={address}>
        <input type="hidden" name="do" value="end" />
        <p class="hint">{words.everywhereHint}</p>
        <button type="submit">{words.everywhere}</button>
      </Form>
    </DeskLayout>
  );
}
