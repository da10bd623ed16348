import { IntlMessageFormat } from 'intl-messageformat';
import { type Language, languageFacts, languages, usualLanguage } from './languages.ts';

/** A sentence with places to fill, in ICU message syntax. `Given` is what fills them. */
export interface Message<Given = never> {
  readonly icu: string;
  readonly given?: Given;
}

/** What fills the places of a message: a number where it is counted or formatted, else a text. */
type GivenOf<Icu extends string> = Icu extends `${string}{${infer Rest}`
  ? (Rest extends `${infer Place}}${string}` ? PlaceOf<Place> : unknown) & GivenOf<Rest>
  : unknown;
type PlaceOf<Place extends string> = Place extends `${infer Name}, ${infer Kind}`
  ? Named<
      Name,
      Kind extends `plural${string}` | `selectordinal${string}` | `number${string}`
        ? number
        : string
    >
  : Named<Place, string>;
/** The text of an option stands in braces too; unlike a name it has a space, a `#`, or nothing. */
type Named<Name extends string, Value> = Name extends
  | `${string} ${string}`
  | `${string}#${string}`
  | `${string}{${string}`
  | ''
  ? unknown
  : { readonly [Key in Name]: Value };

/**
 * A message of the usual language. Its places are read from the text, so that whoever uses it must
 * fill them all.
 * @example message('{scored} of {total, plural, one {# metric} other {# metrics}}')
 */
export function message<const Icu extends string>(icu: Icu): Message<GivenOf<Icu>> {
  return { icu };
}

/** The same texts in another language: all of them, and no other. */
export type Translation<Texts> = {
  readonly [Key in keyof Texts]: Texts[Key] extends string | Message<unknown>
    ? string
    : Translation<Texts[Key]>;
};

/** A catalogue's texts in one language, ready to use: a message is a function of its places. */
export type Words<Texts> = {
  readonly [Key in keyof Texts]: Texts[Key] extends Message<infer Given>
    ? (given: Given) => string
    : Texts[Key] extends string
      ? string
      : Words<Texts[Key]>;
};

type Tree = { readonly [key: string]: string | Message<unknown> | Tree };

/**
 * Joins a part's texts in all languages. Each language is made ready once, each message when it is
 * first said. A text without places is taken as it is, not as ICU syntax.
 * @example catalogue<typeof en>({ en, es })('es').scored({ scored: 3, total: 4 }) // '3 de 4 métricas'
 */
export function catalogue<Texts extends Tree>(
  texts: Readonly<Record<Exclude<Language, 'en'>, Translation<Texts>>> & { readonly en: Texts },
): (language: Language) => Words<Texts> {
  const { [usualLanguage]: usual } = texts;
  const ready = new Map(
    languages.map((language) => [
      language,
      wordsOf(usual, texts[language], language) as Words<Texts>,
    ]),
  );
  return (language) => ready.get(language)!;
}

function wordsOf(usual: Tree, own: Tree, language: Language): object {
  return Object.fromEntries(
    Object.entries(usual).map(([key, text]) => {
      const { [key]: translated } = own;
      if (typeof text === 'string') return [key, translated];
      if (!isMessage(text)) return [key, wordsOf(text, translated as Tree, language)];
      const icu = typeof translated === 'string' ? translated : (translated as Message).icu;
      return [key, sayer(icu, language)];
    }),
  );
}

function isMessage(text: Tree | Message<unknown>): text is Message<unknown> {
  return typeof text.icu === 'string';
}

function sayer(
  icu: string,
  language: Language,
): (given: Record<string, string | number>) => string {
  let format: IntlMessageFormat | undefined;
  return (given) => {
    format ??= new IntlMessageFormat(icu, languageFacts[language].tag, undefined, {
      // A sign in a sentence is no markup: pages escape all text.
      ignoreTag: true,
    });
    return String(format.format(given));
  };
}
