import type { JSX } from 'preact';
import type { ReferenceTo, Register } from '../../pipeline/registers/contract.ts';
import type { EntryKey } from '../../pipeline/registers/entry-keys.ts';
import { Field, Flags, type FormFault, Select, TextArea } from '../../web/form.tsx';
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

/** What a reference may name: slugs with what people read. */
export type Offers = ReadonlyMap<
  ReferenceTo,
  readonly { readonly value: string; readonly text: string }[]
>;

interface FieldProps {
  readonly register: Register;
  readonly offers: Offers;
  readonly of: EntryKey;
  /** As it is typed: lists with a line break between their parts. */
  readonly values: Readonly<Record<string, string>>;
  readonly faults: readonly FormFault[];
}

/** The field of one key of an entry. */
export function EntryField({ register, offers, of, values, faults }: FieldProps): JSX.Element {
  const language = useLanguage();
  const words = registerWords(language);
  const { key, holds, required } = of;
  const label = keyWords(key, language);
  const value = values[key] ?? '';
  const to = register.references[key];
  const offered = to === undefined ? undefined : offers.get(to);
  const listed = holds === 'lines' && offered === undefined ? [words.linesHint] : [];
  const said = [...listed, ...(required ? [] : [words.optional])].join(' ');
  const common = { name: key, label, value, faults, ...(said === '' ? {} : { hint: said }) };
  const own = of.choices.map((one) => ({ value: one, text: choiceWords(one, language) }));
  const choices = offered ?? own;
  if (holds === 'choices' || (holds === 'lines' && offered !== undefined)) {
    return <Flags legend={label} name={key} choices={choices} value={value} />;
  }
  if (holds === 'choice' || offered !== undefined) {
    return <Select {...common} choices={[{ value: '', text: words.choose }, ...choices]} />;
  }
  switch (holds) {
    case 'flag':
      return (
        <Flags legend={null} name={key} choices={[{ value: 'yes', text: label }]} value={value} />
      );
    case 'lines':
      return <TextArea {...common} />;
    case 'day':
      return <Field {...common} type="date" />;
    case 'number':
      return <Field {...common} inputmode="numeric" />;
    default:
      return <Field {...common} />;
  }
}
