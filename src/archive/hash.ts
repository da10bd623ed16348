import { createHash } from 'node:crypto';
import type { Hash } from './contract.ts';

/** The SHA-256 of bytes, or of a text's UTF-8 bytes, as 64 lower-case hexadecimal digits. */
export function sha256Hex(content: Uint8Array | string): Hash {
  return createHash('sha256').update(content).digest('hex');
}

/** True for 64 lower-case hexadecimal digits: the only texts that may become a file's name. */
export function isHash(text: string): text is Hash {
  return /^[0-9a-f]{64}$/.test(text);
}
