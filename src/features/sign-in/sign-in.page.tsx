import type { ComponentChildren, JSX } from 'preact';
import type { Frame } from '../../web/assets.tsx';
import { ErrorSummary, Field, Form, type FormFault } from '../../web/form.tsx';
import { Layout } from '../../web/layout.tsx';
import { Link } from '../../web/link.tsx';
import { NewPassword } from '../../web/new-password.tsx';
import { words } from './words.ts';

/** A narrow page of signing in. */
function SignInFrame(props: {
  readonly frame: Frame;
  readonly title: string;
  readonly children: ComponentChildren;
}) {
  const { frame, title, children } = props;
  return (
    <Layout frame={frame} title={title} city={null}>
      <div class="page desk narrow">
        <h1>{title}</h1>
        {children}
      </div>
    </Layout>
  );
}

/** The form for e-mail and password. */
export function SignInPage(props: {
  readonly frame: Frame;
  readonly faults: readonly FormFault[];
  readonly email: string;
  /** The address to go on to; empty: the person's desk. */
  readonly next: string;
}): JSX.Element {
  const { frame, faults, email, next } = props;
  return (
    <SignInFrame frame={frame} title={words.title}>
      <p>{words.lead}</p>
      <ErrorSummary faults={faults} />
      <Form formToken={null} action="/sign-in">
        <input type="hidden" name="next" value={next} />
        <Field
          name="email"
          label={words.email}
          type="email"
          value={email}
          autocomplete="username"
          required
        />
        <Field
          name="password"
          label={words.password}
          type="password"
          autocomplete="current-password"
          required
        />
        <button type="submit" class="main">
          {words.submit}
        </button>
      </Form>
      <p>
        <Link href="/sign-in/code">{words.haveCode}</Link>
      </p>
    </SignInFrame>
  );
}

/** The first form for a one-time code: the code alone. */
export function CodePage(props: {
  readonly frame: Frame;
  readonly faults: readonly FormFault[];
}): JSX.Element {
  const { frame, faults } = props;
  return (
    <SignInFrame frame={frame} title={words.codeTitle}>
      <p>{words.codeLead}</p>
      <ErrorSummary faults={faults} />
      <Form formToken={null} action="/sign-in/code">
        <Field
          name="code"
          label={words.code}
          hint={words.codeHint}
          autocomplete="one-time-code"
          faults={faults}
          required
        />
        <button type="submit" class="main">
          {words.next}
        </button>
      </Form>
    </SignInFrame>
  );
}

/** The second form: the password, and for the first administrator who it is. */
export function PasswordPage(props: {
  readonly frame: Frame;
  readonly faults: readonly FormFault[];
  readonly code: string;
  /** Null: whoever becomes the first administrator. */
  readonly personName: string | null;
  readonly typed: { readonly name: string; readonly email: string };
}): JSX.Element {
  const { frame, faults, code, personName, typed } = props;
  const title = personName === null ? words.firstTitle : words.passwordTitle(personName);
  return (
    <SignInFrame frame={frame} title={title}>
      {personName === null && <p>{words.firstLead}</p>}
      <ErrorSummary faults={faults} />
      <Form formToken={null} action="/sign-in/code">
        <input type="hidden" name="code" value={code} />
        <input type="hidden" name="step" value="password" />
        {personName === null && <Identity faults={faults} typed={typed} />}
        <NewPassword faults={faults} />
        <button type="submit" class="main">
          {words.setPassword}
        </button>
      </Form>
    </SignInFrame>
  );
}

function Identity(props: {
  readonly faults: readonly FormFault[];
  readonly typed: { readonly name: string; readonly email: string };
}) {
  const { faults, typed } = props;
  return (
    <>
      <Field
        name="name"
        label={words.name}
        hint={words.nameHint}
        value={typed.name}
        autocomplete="name"
        faults={faults}
        required
      />
      <Field
        name="email"
        label={words.email}
        type="email"
        value={typed.email}
        autocomplete="username"
        faults={faults}
        required
      />
    </>
  );
}

/** For somebody who is signed in already: where to go. */
export function SignedInPage(props: {
  readonly frame: Frame;
  readonly personName: string;
  readonly formToken: string;
  readonly desks: readonly { readonly href: string; readonly name: string }[];
}): JSX.Element {
  const { frame, personName, formToken, desks } = props;
  return (
    <SignInFrame frame={frame} title={words.signedIn(personName)}>
      <p>{desks.length === 0 ? words.noDesk : words.desks}</p>
      <ul class="ways">
        {desks.map(({ href, name }) => (
          <li key={href}>
            <Link href={href}>{name}</Link>
          </li>
        ))}
      </ul>
      <Form formToken={formToken} action="/sign-out">
        <button type="submit">{words.signOut}</button>
      </Form>
    </SignInFrame>
  );
}
