import type { ComponentChildren, JSX } from 'preact';
import { addressFor, useLanguage, useReader } from './language/index.ts';
import { sharedWords } from './words/index.ts';

/** Something in a form that needs mending. */
export interface FormFault {
  /** The id of the field; null: the form as a whole. */
  readonly field: string | null;
  readonly message: string;
}

/**
 * A form that changes something. `formToken` is what the session expects back; null: no session.
 * Its address keeps the language that the reader asked for.
 */
export function Form(props: {
  readonly formToken: string | null;
  readonly action: string;
  readonly class?: string;
  /** True for a form with a file; its token comes before the file. */
  readonly hasFile?: boolean;
  readonly children: ComponentChildren;
}): JSX.Element {
  const { formToken, action, hasFile = false, children } = props;
  const reader = useReader();
  return (
    <form
      method="post"
      action={addressFor(action, reader)}
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
  const { summary } = sharedWords(useLanguage()).desk;
  if (faults.length === 0) return null;
  return (
    <div class="faults" role="alert" aria-labelledby="faults">
      <h2 id="faults">{summary}</h2>
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

/** What every labelled control has. */
interface Labelled {
  /** Also its id; `faults` name it. */
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly faults?: readonly FormFault[] | undefined;
}

/** What ties a control to its label, its hint and what is wrong with it. */
interface Ties {
  readonly id: string;
  readonly name: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': 'true' | undefined;
}

function Labelled(
  props: Labelled & { readonly control: (ties: Ties) => JSX.Element },
): JSX.Element {
  const { name, label, hint, faults = [], control } = props;
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
      {control({
        id: name,
        name,
        'aria-describedby': described === '' ? undefined : described,
        'aria-invalid': fault === undefined ? undefined : 'true',
      })}
    </div>
  );
}

/** A labelled field of one line, with its hint and what is wrong with it. */
export function Field(
  props: Labelled & {
    readonly type?: 'text' | 'email' | 'password' | 'date';
    readonly value?: string;
    readonly autocomplete?: string;
    readonly inputmode?: 'decimal' | 'numeric';
    readonly required?: boolean;
  },
): JSX.Element {
  const { name, label, hint, faults, type = 'text', ...rest } = props;
  return (
    <Labelled
      {...{ name, label, hint, faults }}
      // Preact's types know each kind of field apart, and no choice among them.
      control={(ties) => <input {...ties} type={type as 'text'} {...rest} />}
    />
  );
}

/** A labelled field of several lines; one of code is wide, and its letters are all alike. */
export function TextArea(
  props: Labelled & { readonly value: string; readonly isCode?: boolean },
): JSX.Element {
  const { value, isCode = false, ...labelled } = props;
  return (
    <Labelled
      {...labelled}
      control={(ties) => (
        <textarea
          {...ties}
          rows={isCode ? 8 : 5}
          class={isCode ? 'code' : undefined}
          spellcheck={isCode ? false : undefined}
        >
          {value}
        </textarea>
      )}
    />
  );
}

/** A labelled field that brings a file. */
export function FileField(props: Labelled): JSX.Element {
  return <Labelled {...props} control={(ties) => <input {...ties} type="file" />} />;
}

/** A labelled choice. */
export function Select(
  props: Labelled & {
    readonly choices: readonly { readonly value: string; readonly text: string }[];
    readonly value: string;
  },
): JSX.Element {
  const { choices, value } = props;
  return (
    <Labelled
      {...props}
      control={(ties) => (
        <select {...ties}>
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value} selected={choice.value === value}>
              {choice.text}
            </option>
          ))}
        </select>
      )}
    />
  );
}

/** Boxes to tick. */
export function Flags(props: {
  /** Null: there is one box, and its label says it all. */
  readonly legend: string | null;
  readonly name: string;
  readonly choices: readonly { readonly value: string; readonly text: string }[];
  /** The ticked values with a line break between them. */
  readonly value: string;
}): JSX.Element {
  const { legend, name, choices, value } = props;
  const ticked = value.split('\n');
  const boxes = choices.map((choice) => (
    <label key={choice.value}>
      <input
        type="checkbox"
        name={name}
        value={choice.value}
        checked={ticked.includes(choice.value)}
      />{' '}
      {choice.text}
    </label>
  ));
  if (legend === null) return <div class="flags">{boxes}</div>;
  return (
    <fieldset class="flags" id={name}>
      <legend>{legend}</legend>
      {boxes}
    </fieldset>
  );
}
