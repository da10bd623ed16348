import { argon2, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify(argon2);

/** The least that OWASP's Password Storage Cheat Sheet (2025) asks of Argon2id. */
const cost = { memory: 19_456, passes: 2, parallelism: 1 } as const;
const saltBytes = 16;
const hashBytes = 32;

const leastCharacters = 12;
const mostCharacters = 256;

export type PasswordFault = 'too-short' | 'too-long' | 'too-simple';

/**
 * What is wrong with a new password; null when it will do. Length counts, not kinds of characters
 * (NIST SP 800-63B): names, addresses and repetitions of a few characters do not.
 */
export function passwordFault(password: string, own: readonly string[]): PasswordFault | null {
  const characters = [...password];
  if (characters.length < leastCharacters) return 'too-short';
  if (characters.length > mostCharacters) return 'too-long';
  let rest = password.toLowerCase();
  for (const word of own.flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u))) {
    if (word.length > 2) rest = rest.replaceAll(word, '');
  }
  return new Set(rest).size < 5 ? 'too-simple' : null;
}

/** Argon2id as a text of the usual form (PHC), with its salt and its cost. */
export async function hashPassword(
  password: string,
  random: (bytes: number) => Buffer,
): Promise<string> {
  const salt = random(saltBytes);
  const hash = await hashed(password, salt, cost);
  const { memory, passes, parallelism } = cost;
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${plain(salt)}$${plain(hash)}`;
}

const form = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/;

/**
 * Whether a password is the one that was hashed. With an undefined hash the answer is false, after
 * as much work: how long it takes does not tell who has an account.
 */
export async function isPassword(password: string, stored: string | undefined): Promise<boolean> {
  const found = form.exec(stored ?? nobodysHash);
  if (found === null) throw new Error('a stored password hash has an unknown form');
  const [memory, passes, parallelism] = found.slice(1, 4).map(Number);
  const wanted = Buffer.from(found[5]!, 'base64');
  const salt = Buffer.from(found[4]!, 'base64');
  const hash = await hashed(password.slice(0, 4 * mostCharacters), salt, {
    memory: memory!,
    passes: passes!,
    parallelism: parallelism!,
  });
  return timingSafeEqual(hash, wanted) && stored !== undefined;
}

const nobodysHash = `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${plain(Buffer.alloc(saltBytes))}$${plain(Buffer.alloc(hashBytes))}`;

function hashed(
  password: string,
  nonce: Buffer,
  parameters: { readonly memory: number; readonly passes: number; readonly parallelism: number },
): Promise<Buffer> {
  // One password, typed on two machines, may come as two sequences of code points.
  const message = password.normalize('NFC');
  return derive('argon2id', { message, nonce, tagLength: hashBytes, ...parameters });
}

function plain(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '');
}
