import type { z } from 'zod';
import type { Problem } from './problems.ts';

/** Everything that can be wrong with an entry that was typed. */
export const entryFaultCodes = [
  'missing',
  'too-long',
  'too-large',
  'too-small',
  'not-a-day',
  'not-an-address',
  'not-a-number',
  'not-a-choice',
  'unseen-character',
  'unknown',
  'out-of-range',
  'days-reversed',
  'still-to-come',
  'in-folder',
  'not-a-document',
  'wrong',
] as const;
export type EntryFaultCode = (typeof entryFaultCodes)[number];

/** What is wrong with an entry; pages say it in the reader's language. */
export interface EntryFault {
  /** Null: the entry as a whole. */
  readonly key: string | null;
  readonly code: EntryFaultCode;
  /** What was probably meant; null: nothing is near. */
  readonly near: string | null;
}

/** What a schema found. */
export function faultOf(issue: z.core.$ZodIssue): EntryFault {
  return { key: keyOf(issue.path), code: codeOf(issue), near: null };
}

/** The list that something stands in, else the key itself, also one of a part of its own. */
function keyOf(path: readonly PropertyKey[]): string | null {
  const key = path.some((part) => typeof part === 'number') ? path[0] : path.at(-1);
  return key === undefined ? null : String(key);
}

function codeOf(issue: z.core.$ZodIssue): EntryFaultCode {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return 'missing';
      return issue.expected === 'number' || issue.expected === 'int' ? 'not-a-number' : 'wrong';
    case 'too_small':
      return issue.origin === 'string' || issue.origin === 'array' ? 'missing' : 'too-small';
    case 'too_big':
      return issue.origin === 'string' || issue.origin === 'array' ? 'too-long' : 'too-large';
    case 'invalid_value':
      return issue.input === undefined ? 'missing' : 'not-a-choice';
    case 'custom':
      return (issue.params?.says as EntryFaultCode | undefined) ?? 'wrong';
    default:
      return 'wrong';
  }
}

/** What a reference or the standard shows to be wrong. */
export function faultIn({ path, code, near }: Problem): EntryFault {
  const known = entryFaultCodes.find((one) => one === code);
  const isUnknown = code.startsWith('unknown-');
  return { key: String(path[0]), code: known ?? (isUnknown ? 'unknown' : 'wrong'), near };
}
