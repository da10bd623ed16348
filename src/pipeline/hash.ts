import { createHash } from 'node:crypto';

/** The SHA-256 of a text as 64 lower-case hexadecimal digits: the address it has in the archive. */
export function contentHash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
