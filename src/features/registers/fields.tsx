import type { JSX } from 'preact';
import type { ReferenceTo, Register } from '../../pipeline/registers/contract.ts';
import type { EntryKey } from '../../pipeline/registers/entry-keys.ts';
import { Field, type FormFault } from '../../web/form.tsx';
import { useLanguage } from '../../web/language/index.ts';
import { registerWords } from './words/index.ts';

type KeyName = keyof ReturnType<typeof registerWords>['keys'];

/** What people read for a key of an entry. */
export function keyWords(key: string, language: Parameters<typeof registerWords>[0]): string {
  return registerWords(language).keys[key as KeyName];
}

type ChoiceName = keyof ReturnType<typeof registerWords>['choices'];

/** What people read for a value of a closed list. */
export function choiceWords(value: string, language: Parameters<typeof registerWords>[0]): string {
  return registerWords(language).choices[value as ChoiceName];
}

interface FieldProps {
  readonly register: Register;
  readonly of: EntryKey;
  /** As it is typed: lists with a line break between their parts. */
  readonly values: Readonly<Record<string, string>>;
  readonly faults: readonly FormFault[];
}

/** The field of one key of an entry. */
export function EntryField({ register, of, values, faults }: FieldProps): JSX.Element {
  const language = useLanguage();
  const words = registerWords(language);
  const { key, holds, required } = of;
  const label = keyWords(key, language);
  const value = values[key] ?? '';
  const to = register.references[key];
  const hint = hintFor(to, holds, words);
  const said = [hint, required ? '' : words.optional].filter((text) => text !== '').join(' ');
  const common = { name: key, label, value, faults, ...(said === '' ? {} : { hint: said }) };
  switch (holds) {
    case 'choice':
      return (
        <Choice {...common} choices={of.choices.map((one) => [one, choiceWords(one, language)])} />
      );
    case 'flag':
      return <Flags legend={null} name={key} choices={[['yes', label]]} chosen={value} />;
    case 'choices':
      return (
        <Flags
          legend={label}
          name={key}
          choices={of.choices.map((one) => [one, choiceWords(one, language)])}
          chosen={value}
        />
      );
    case 'lines':
      return <Lines {...common} />;
    case 'day':
      return <Field {...common} type="date" />;
    case 'number':
      return <Field {...common} inputmode="numeric" />;
    default:
      return <Field {...common} />;
  }
}

function hintFor(
  to: ReferenceTo | undefined,
  holds: EntryKey['holds'],
  words: ReturnType<typeof registerWords>,
): string {
  if (to !== undefined) {
    const given = { things: words.things[to] };
    return holds === 'lines' ? words.slugsHint(given) : words.slugHint(given);
  }
  return holds === 'lines' ? words.linesHint : '';
}

interface LabelledProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly faults: readonly FormFault[];
}

function Labelled(props: LabelledProps & { readonly children: JSX.Element }) {
  const { name, label, hint, faults } = props;
  const fault = faults.find(({ field }) => field === name);
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
      {props.children}
    </div>
  );
}

function describedBy({ name, hint, faults }: LabelledProps) {
  const isFaulty = faults.some(({ field }) => field === name);
  const ids = [
    ...(hint === undefined ? [] : [`${name}-hint`]),
    ...(isFaulty ? [`${name}-fault`] : []),
  ];
  return {
    ...(ids.length === 0 ? {} : { 'aria-describedby': ids.join(' ') }),
    ...(isFaulty ? { 'aria-invalid': 'true' as const } : {}),
  };
}

/** A labelled choice of one. */
function Choice(
  props: LabelledProps & { readonly choices: readonly (readonly [value: string, label: string])[] },
): JSX.Element {
  const words = registerWords(useLanguage());
  const { name, value, choices } = props;
  return (
    <Labelled {...props}>
      <select id={name} name={name} {...describedBy(props)}>
        <option value="" selected={value === ''}>
          {words.choose}
        </option>
        {choices.map(([one, label]) => (
          <option key={one} value={one} selected={value === one}>
            {label}
          </option>
        ))}
      </select>
    </Labelled>
  );
}

/** A labelled field of several lines. */
function Lines(props: LabelledProps): JSX.Element {
  const { name, value } = props;
  return (
    <Labelled {...props}>
      <textarea id={name} name={name} rows={4} {...describedBy(props)}>
        {value}
      </textarea>
    </Labelled>
  );
}

/** Boxes to tick. */
function Flags(props: {
  readonly legend: string | null;
  readonly name: string;
  readonly choices: readonly (readonly [value: string, label: string])[];
  /** The chosen values with a line break between them. */
  readonly chosen: string;
}): JSX.Element {
  const { legend, name, choices, chosen } = props;
  const values = chosen.split('\n');
  return (
    <fieldset class="flags" id={name}>
      {legend !== null && <legend>{legend}</legend>}
      {choices.map(([value, label]) => (
        <label key={value}>
          <input type="checkbox" name={name} value={value} checked={values.includes(value)} />{' '}
          {label}
        </label>
      ))}
    </fieldset>
  );
}
