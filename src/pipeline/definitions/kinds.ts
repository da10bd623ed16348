import { isScalar, type Node, type Scalar } from 'yaml';
import { nearest } from '../../model/index.ts';
import { report, type Said, type YamlFile } from './yaml-file.ts';

/** What a setting's value may be. */
export interface Kind<T> {
  /** How the reference page names it. */
  readonly says: string;
  /** The value; undefined after saying in the file's findings what is wrong with it. */
  readonly read: (node: Node, file: YamlFile) => T | undefined;
}

/** Reports at a node and gives undefined, so that a reader can end with it. */
export function refuse(file: YamlFile, node: Node, said: Said): undefined {
  report(file, node, said);
  return undefined;
}

/** Anything; looked at later, when the rest of the section is known. */
export const anyValue: Kind<Node> = { says: 'see below', read: (node) => node };

/** A text. Line breaks and tabs become spaces; other control characters are refused. */
export function text(longest: number): Kind<string> {
  return {
    says: `text, up to ${longest} characters`,
    read: (node, file) => {
      const raw = rawText(node, file);
      if (raw === undefined) return undefined;
      const value = raw.replace(/\s+/gu, ' ').trim();
      if (value === '') return refuse(file, node, emptyText);
      if (unprintable.test(value) || !value.isWellFormed()) {
        return refuse(file, node, {
          code: 'control-character',
          message: 'The text holds a character that cannot be seen',
          remedy: 'Type the text again without control characters',
        });
      }
      const length = [...value].length;
      if (length <= longest) return value;
      return refuse(file, node, {
        code: 'too-long',
        message: `The text has ${length} characters; ${longest} is the most`,
        remedy: 'Shorten the text',
      });
    },
  };
}

/** Control characters, and the marks that turn the direction of the text around them. */
const unprintable = /[\p{Cc}\u200E\u200F\u2028-\u202E\u2060-\u2069\uFEFF\uFFF9-\uFFFB]/u;

const emptyText: Said = {
  code: 'empty-value',
  message: 'The text is empty',
  remedy: 'Write a text or remove the line',
};

function rawText(node: Node, file: YamlFile): string | undefined {
  if (!isScalar(node)) {
    return refuse(file, node, {
      code: 'not-text',
      message: 'A text is expected here, not a list or a map',
      remedy: 'Write one text after the key',
    });
  }
  if (typeof node.value === 'string') return node.value;
  return refuse(file, node, {
    code: 'not-text',
    message: `A text is expected here; YAML reads this as a ${kindOf(node)}`,
    remedy: `Put it in quotes: "${node.source ?? ''}"`,
  });
}

function kindOf(node: Scalar): string {
  if (typeof node.value === 'number' || typeof node.value === 'bigint') return 'number';
  return typeof node.value === 'boolean' ? 'true-or-false value' : 'missing value';
}

const longestSlug = 64;

/** A name for addresses and files: lower-case letters, digits and single hyphens. */
export const slug: Kind<string> = {
  says: 'slug',
  read: (node, file) => {
    const value = rawText(node, file);
    if (value === undefined) return undefined;
    if (value.length <= longestSlug && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(value)) return value;
    const better = slugFrom(value);
    return refuse(file, node, {
      code: 'bad-slug',
      message: `A slug has lower-case letters, digits and single hyphens, ${longestSlug} at most`,
      remedy:
        better === null ? 'Write for example `public-works`' : `Write for example \`${better}\``,
    });
  },
};

/** First parts of addresses that are not cities. */
const takenAddresses: ReadonlySet<string> = new Set([
  'api',
  'assets',
  'cities',
  'health',
  'sign-in',
  'sign-out',
]);

/** A slug that can stand at the front of an address. */
export const citySlug: Kind<string> = {
  says: slug.says,
  read: (node, file) => {
    const value = slug.read(node, file);
    if (value === undefined || !takenAddresses.has(value)) return value;
    return refuse(file, node, {
      code: 'slug-taken',
      message: 'The address of this slug is not free for a city',
      remedy: `Write for example \`city-of-${value}\``,
    });
  },
};

/**
 * The slug nearest to a name; null when the name has no letter or digit of the English alphabet.
 * @example slugFrom('São Paulo (city)') === 'sao-paulo-city'
 */
export function slugFrom(name: string): string | null {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const cut = plain
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longestSlug)
    .replace(/^-|-$/g, '');
  return cut === '' ? null : cut;
}

export interface Bounds {
  readonly above?: number;
  readonly atLeast?: number;
  readonly below?: number;
  readonly atMost?: number;
  readonly whole?: true;
}

export function number(bounds: Bounds = {}): Kind<number> {
  const says = [bounds.whole ? 'whole number' : 'number', ...boundsInWords(bounds)].join(', ');
  return {
    says,
    read: (node, file) => {
      const value = plainNumber(node, file);
      if (value === undefined || isWithin(value, bounds)) return value;
      return refuse(file, node, {
        code: 'out-of-range',
        message: `A ${says} is expected here`,
        remedy: 'Correct the number',
      });
    },
  };
}

function boundsInWords({ above, atLeast, below, atMost }: Bounds): string[] {
  return [
    ...(above === undefined ? [] : [`above ${above}`]),
    ...(atLeast === undefined ? [] : [`${atLeast} or more`]),
    ...(below === undefined ? [] : [`below ${below}`]),
    ...(atMost === undefined ? [] : [`at most ${atMost}`]),
  ];
}

function isWithin(value: number, { above, atLeast, below, atMost, whole }: Bounds): boolean {
  return (
    (above === undefined || value > above) &&
    (atLeast === undefined || value >= atLeast) &&
    (below === undefined || value < below) &&
    (atMost === undefined || value <= atMost) &&
    (whole === undefined || Number.isSafeInteger(value))
  );
}

/** Decimal digits only: YAML would also take 0x1F, .inf and .nan for numbers. */
const decimal = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i;

function plainNumber(node: Node, file: YamlFile): number | undefined {
  if (isScalar(node) && typeof node.value === 'number') {
    if (decimal.test(node.source ?? '') && Number.isFinite(node.value)) return node.value;
  }
  const written = isScalar(node) && typeof node.value === 'string' ? node.value.trim() : '';
  return refuse(file, node, {
    code: 'not-a-number',
    message: 'A number is expected here',
    remedy: numberRemedy(written),
  });
}

function numberRemedy(written: string): string {
  const percent = /^(\d+(?:\.\d+)?)\s*%$/.exec(written);
  if (percent !== null) return `Write a share as a part of one: ${Number(percent[1]) / 100}`;
  if (decimal.test(written)) return `Remove the quotes: ${written}`;
  if (/^\d{1,3}([,_ ]\d{3})+(\.\d+)?$/.test(written)) {
    return `Write it without separators: ${written.replace(/[,_ ]/g, '')}`;
  }
  if (/^\d+,\d+$/.test(written)) return `Use a decimal point: ${written.replace(',', '.')}`;
  return 'Write digits with a decimal point, for example 0.85';
}

export const yesOrNo: Kind<boolean> = {
  says: 'true or false',
  read: (node, file) => {
    if (isScalar(node) && typeof node.value === 'boolean') return node.value;
    return refuse(file, node, {
      code: 'not-true-or-false',
      message: 'true or false is expected here',
      remedy: 'Write true or false, without quotes',
    });
  },
};

/** One of a closed list of words. */
export function oneOf<const T extends string>(words: readonly T[]): Kind<T> {
  return {
    says: words.map((word) => `\`${word}\``).join(', '),
    read: (node, file) => {
      const written = isScalar(node) ? String(node.source ?? node.value) : '';
      const word = words.find((candidate) => candidate === written);
      if (word !== undefined) return word;
      const near = nearest(written, words);
      return refuse(file, node, {
        code: 'not-in-list',
        message: `One of these is expected here: ${words.join(', ')}`,
        remedy: near === null ? 'Choose one of them' : `Did you mean \`${near}\`?`,
      });
    },
  };
}
