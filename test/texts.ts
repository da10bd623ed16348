import { globSync } from 'node:fs';
import { join, relative } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { root } from './civicstat.ts';

/** One fixed text of the pages, in both languages. */
export interface FixedText {
  /** Where it stands, for example `features/about/words: parts.number`. */
  readonly place: string;
  readonly en: string;
  readonly es: string;
  /** Whether it is an ICU message, or taken as it is. */
  readonly isMessage: boolean;
}

type Tree = { readonly [key: string]: string | { readonly icu: string } | Tree };

/** Every folder with texts. A new one is found by its `en.ts`. */
export function wordFolders(): string[] {
  const files = globSync('src/**/en.ts', { cwd: root });
  return files.map((file) => relative('src', join(file, '..'))).sort();
}

/** The texts of a folder; what one language lacks is an empty text in the other. */
export async function textsIn(folder: string): Promise<FixedText[]> {
  const [en, es] = await Promise.all(
    (['en', 'es'] as const).map(async (language) => {
      const module = await import(join(root, 'src', folder, `${language}.ts`));
      return new Map(leaves(module[language] as Tree, ''));
    }),
  );
  return [...new Set([...en!.keys(), ...es!.keys()])].map((key) => ({
    place: `${folder}: ${key}`,
    en: en!.get(key)?.text ?? '',
    es: es!.get(key)?.text ?? '',
    isMessage: en!.get(key)?.isMessage ?? false,
  }));
}

type Leaf = readonly [string, { readonly text: string; readonly isMessage: boolean }];

function leaves(tree: Tree, path: string): Leaf[] {
  return Object.entries(tree).flatMap(([key, one]): Leaf[] => {
    const place = path === '' ? key : `${path}.${key}`;
    if (typeof one === 'string') return [[place, { text: one, isMessage: false }]];
    if (typeof one.icu === 'string') return [[place, { text: one.icu, isMessage: true }]];
    return leaves(one as Tree, place);
  });
}

type Part = ReturnType<IntlMessageFormat['getAst']>[number];
/** As the parser numbers the kinds of a message's parts. */
const literal = 0;
const number = 2;
const select = 5;
const plural = 6;
const pound = 7;

function partsOf(icu: string): readonly Part[] {
  return new IntlMessageFormat(icu, 'en', undefined, { ignoreTag: true }).getAst();
}

/** The places of a message, with a `#` where a number fills them; sorted. */
export function placesOf(icu: string): string[] {
  return [...new Set(partsOf(icu).flatMap(placesIn))].sort();
}

function placesIn(part: Part): string[] {
  if (part.type === literal || part.type === pound) return [];
  const mark = part.type === number || part.type === plural ? '#' : '';
  const own = 'value' in part ? [`${part.value}${mark}`] : [];
  return [...own, ...optionsOf(part).flatMap((option) => option.flatMap(placesIn))];
}

function optionsOf(part: Part): (readonly Part[])[] {
  if (part.type !== select && part.type !== plural) return [];
  return Object.values(part.options).map((option) => option.value);
}

/**
 * What a text looks like on a page: its fixed parts with anything between. Null for one that may be
 * filled without a word of its own.
 */
export function patternOf({ en, isMessage }: FixedText): RegExp | null {
  if (isMessage && !hasWord(partsOf(en))) return null;
  const source = isMessage ? partsOf(en).map(sourceOf).join('') : escaped(en);
  const fixed = source.replaceAll('.+?', ' ').replace(/\\/g, '');
  // A word or two may be part of a name: then only a text of its own counts.
  const isLong = fixed.trim().split(/\s+/).length > 3;
  return new RegExp(isLong ? source : `^${source}$`);
}

function hasWord(parts: readonly Part[]): boolean {
  return parts.some((part) => {
    if (part.type === literal) return /\p{L}{2}/u.test(part.value);
    const options = optionsOf(part);
    return options.length > 0 && options.every(hasWord);
  });
}

function sourceOf(part: Part): string {
  if (part.type === literal) return escaped(part.value);
  const options = optionsOf(part);
  if (options.length === 0) return '.+?';
  return `(?:${options.map((option) => option.map(sourceOf).join('')).join('|')})`;
}

function escaped(text: string): string {
  return text.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&');
}
