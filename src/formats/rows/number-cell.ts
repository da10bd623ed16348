import type { Said } from './finding-list.ts';

const plain = /^[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/**
 * Reads a number as programs write it: sign, digits, point and fraction, exponent. Everything else
 * is refused, with what to write instead where that is clear. Takes trimmed text that is not empty.
 * @example readNumber('1,234') // { code: 'thousands-separator', … 'Write 1234 instead of 1,234.' }
 */
export function readNumber(text: string): number | Said {
  if (!plain.test(text)) return refusal(text);
  const number = Number(text);
  if (!Number.isFinite(number)) {
    return {
      code: 'number-too-large',
      message: 'The number is too large to keep',
      remedy: 'Numbers up to 1e308 can be kept; look for digits too many.',
    };
  }
  if (number === 0 && /^[+-]?[\d.]*[1-9]/.test(text)) {
    return {
      code: 'number-too-small',
      message: 'The number is too near to zero to keep',
      remedy: 'Write 0 if that is meant.',
    };
  }
  return number === 0 ? 0 : number;
}

interface Shape {
  readonly code: string;
  readonly message: string;
  readonly pattern: RegExp;
  /** The plain number that is meant; the caller checks that it is one. */
  readonly meant: (text: string) => string;
}

const shapes: readonly Shape[] = [
  {
    code: 'percent-sign',
    message: 'A percent sign is not part of a number',
    pattern: /^[+-]?\d+(?:\.\d+)? ?%$/,
    meant: (text) => String(Number(`${text.replace(/ ?%$/, '')}e-2`)),
  },
  {
    code: 'thousands-separator',
    message: 'Thousands are separated, which could be mistaken for a decimal sign',
    pattern: /^[+-]?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/,
    meant: (text) => text.replaceAll(',', ''),
  },
  {
    code: 'thousands-separator',
    message: 'Thousands are separated',
    pattern: /^[+-]?\d{1,3}(?:[ \u00a0\u202f'’]\d{3})+(?:[.,]\d+)?$/,
    meant: (text) => text.replace(/[ \u00a0\u202f'’]/g, '').replace(',', '.'),
  },
  {
    code: 'decimal-comma',
    message: 'The decimal sign is a comma',
    pattern: /^[+-]?(?:\d+|\d{1,3}(?:\.\d{3})+),\d+$/,
    meant: (text) => text.replaceAll('.', '').replace(',', '.'),
  },
  {
    code: 'currency-sign',
    message: 'A currency sign is not part of a number',
    pattern: /^-?\p{Sc} ?-?[\d.,]+$|^-?[\d.,]+ ?\p{Sc}$/u,
    meant: (text) => text.replace(/[\p{Sc} ]/gu, '').replace(/,(?=\d{3}\b)/g, ''),
  },
  {
    code: 'not-a-number',
    message: 'Parentheses are not a minus sign',
    pattern: /^\([\d.]+\)$/,
    meant: (text) => `-${text.slice(1, -1)}`,
  },
  {
    code: 'not-a-number',
    message: 'This minus sign is not the one of a keyboard',
    pattern: /^[−–—][\d.]+$/,
    meant: (text) => `-${text.slice(1)}`,
  },
  {
    code: 'not-a-number',
    message: 'Digits are missing around the point',
    pattern: /^[+-]?(?:\.\d+|\d+\.)$/,
    meant: (text) => text.replace(/\.$/, '').replace(/^([+-]?)\./, '$10.'),
  },
];

const nothing = /^(?:nan|n\/?a|#n\/a|nil|null|none|missing|unknown|-+|\.|\?)$/i;
const endless = /^[+-]?(?:inf|infinity|∞)$/i;

function refusal(text: string): Said {
  const shape = shapes.find(({ pattern }) => pattern.test(text));
  const meant = shape?.meant(text);
  if (shape !== undefined && meant !== undefined && plain.test(meant)) {
    const { code, message } = shape;
    return { code, message, remedy: `Write ${meant} instead of ${text}.` };
  }
  if (nothing.test(text) || endless.test(text)) {
    return {
      code: 'not-a-number',
      message: 'This is not a number',
      remedy: 'Leave the row out when there is no value; a row without any number retracts.',
    };
  }
  return {
    code: 'not-a-number',
    message: 'This is not a number',
    remedy: 'Write digits with a point, for example 1234.5, without other signs or words.',
  };
}
