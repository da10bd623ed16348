import type { ComponentChildren, JSX } from 'preact';
import { deskWords } from './desk-words.ts';

/** Something in a form that needs mending. */
export interface FormFault {
  /** The id of the field; null: the form as a whole. */
  readonly field: string | null;
  readonly message: string;
}

/** A form that changes something. `formToken` is what the session expects back; null: no session. */
export function Form(props: {
  readonly formToken: string | null;
  readonly action: string;
  readonly class?: string;
  /** True for a form with a file; its token comes before the file. */
  readonly hasFile?: boolean;
  readonly children: ComponentChildren;
}): JSX.Element {
  const { formToken, action, hasFile = false, children } = props;
  return (
    <form
      method="post"
      action={action}
      class={props.class}
      enctype={hasFile ? 'multipart/form-data' : undefined}
      novalidate
    >
      {formToken !== null && <input type="hidden" name="token" value={formToken} />}
      {children}
    </form>
  );
}

/** All that needs mending in a form, each with the way to its field. Nothing when all is well. */
export function ErrorSummary({ faults }: { readonly faults: readonly FormFault[] }) {
  if (faults.length === 0) return null;
  return (
    <div class="faults" role="alert" aria-labelledby="faults">
      <h2 id="faults">{deskWords.summary}</h2>
      <ul>
        {faults.map(({ field, message }) => (
          <li key={`${field} ${message}`}>
            {field === null ? message : <a href={`#${field}`}>{message}</a>}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** A labelled field of one line, with its hint and what is wrong with it. */
export function Field(props: {
  /** Also its id; `faults` name it. */
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly type?: 'text' | 'email' | 'password' | 'date';
  readonly value?: string;
  readonly autocomplete?: string;
  readonly inputmode?: 'decimal' | 'numeric';
  readonly required?: boolean;
  readonly faults?: readonly FormFault[];
}): JSX.Element {
  const { name, label, hint, faults = [], type = 'text', ...rest } = props;
  const fault = faults.find(({ field }) => field === name);
  const described = [
    ...(hint === undefined ? [] : [`${name}-hint`]),
    ...(fault === undefined ? [] : [`${name}-fault`]),
  ].join(' ');
  return (
    <div class="field">
      <label for={name}>{label}</label>
      {hint !== undefined && (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {fault !== undefined && (
        <p class="fault" id={`${name}-fault`}>
          {fault.message}
        </p>
      )}
      <input
        id={name}
        name={name}
        // Preact's types know each kind of field apart, and no choice among them.
        type={type as 'text'}
        aria-describedby={described === '' ? undefined : described}
        aria-invalid={fault === undefined ? undefined : 'true'}
        {...rest}
      />
    </div>
  );
}

/** A labelled field of several lines. */
export function TextArea(props: {
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly faults: readonly FormFault[];
}): JSX.Element {
  const { name, label, hint, value, faults } = props;
  const fault = faults.find(({ field }) => field === name);
  return (
    <div class="field">
      <label for={name}>{label}</label>
      <p class="hint" id={`${name}-hint`}>
        {hint}
      </p>
      {fault !== undefined && (
        <p class="fault" id={`${name}-fault`}>
          {fault.message}
        </p>
      )}
      <textarea
        id={name}
        name={name}
        rows={5}
        aria-describedby={fault === undefined ? `${name}-hint` : `${name}-hint ${name}-fault`}
        aria-invalid={fault === undefined ? undefined : 'true'}
      >
        {value}
      </textarea>
    </div>
  );
}

/** A labelled choice. */
export function Select(props: {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly choices: readonly { readonly value: string; readonly text: string }[];
  readonly value: string;
  readonly faults?: readonly FormFault[];
}): JSX.Element {
  const { name, label, hint, choices, value, faults = [] } = props;
  const fault = faults.find(({ field }) => field === name);
  const described = [
    ...(hint === undefined ? [] : [`${name}-hint`]),
    ...(fault === undefined ? [] : [`${name}-fault`]),
  ].join(' ');
  return (
    <div class="field">
      <label for={name}>{label}</label>
      {hint !== undefined && (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {fault !== undefined && (
        <p class="fault" id={`${name}-fault`}>
          {fault.message}
        </p>
      )}
      <select
        id={name}
        name={name}
        aria-describedby={described === '' ? undefined : described}
        aria-invalid={fault === undefined ? undefined : 'true'}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value} selected={choice.value === value}>
            {choice.text}
          </option>
        ))}
      </select>
    </div>
  );
}
