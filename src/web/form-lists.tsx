import type { JSX } from 'preact';
import type { FormFault } from './form.tsx';

/** A labelled field of several lines. */
export function Lines(props: {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly faults?: readonly FormFault[];
}): JSX.Element {
  const { name, label, hint, value, faults = [] } = props;
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
      <textarea
        id={name}
        name={name}
        rows={4}
        aria-describedby={described === '' ? undefined : described}
        aria-invalid={fault === undefined ? undefined : 'true'}
      >
        {value}
      </textarea>
    </div>
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
