import { isUtf8 } from 'node:buffer';
import type { Encoding } from '../contract.ts';
import { windows1252Character } from './windows-1252.ts';

/** A place at which the bytes are no text. */
export interface ByteFault {
  readonly kind: 'nul' | 'not-text';
  /** Where the character would stand in the decoded text. */
  readonly index: number;
  /** Bytes of the chunk (and of what was held back before it) that lie ahead. */
  readonly offset: number;
  readonly byte: number;
}

export interface Decoded {
  /** With U+FFFD where bytes are no text. */
  readonly text: string;
  readonly firstFault: ByteFault | null;
  readonly faults: number;
}

/** Decodes a stream of bytes; characters that chunks cut in two are held back for the next. */
export interface Decoder {
  readonly decode: (chunk: Buffer, last: boolean) => Decoded;
  /** How many bytes are held back now. */
  readonly held: () => number;
}

/** A strict decoder: what is not text in the encoding, and NUL, is a fault. */
export function decoderFor(encoding: Encoding): Decoder {
  switch (encoding) {
    case 'utf-8':
      return holdingBack(incompleteUtf8, decodeUtf8);
    case 'windows-1252':
      return holdingBack(() => 0, decodeWindows1252);
    case 'utf-16le':
      return holdingBack(incompleteUtf16(0), (bytes) => decodeUtf16(bytes, 0));
    case 'utf-16be':
      return holdingBack(incompleteUtf16(1), (bytes) => decodeUtf16(bytes, 1));
  }
}

function holdingBack(
  incomplete: (bytes: Buffer) => number,
  decode: (bytes: Buffer) => Decoded,
): Decoder {
  let held = Buffer.alloc(0);
  return {
    decode: (chunk, last) => {
      const bytes = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
      const end = last ? bytes.length : bytes.length - incomplete(bytes);
      held = Buffer.from(bytes.subarray(end));
      return decode(bytes.subarray(0, end));
    },
    held: () => held.length,
  };
}

/** How many bytes at the end may be the beginning of a character. */
function incompleteUtf8(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return back < utf8Length(byte) ? back : 0;
  }
  return 0;
}

function utf8Length(lead: number): number {
  if (lead < 0x80) return 1;
  if (lead >= 0xc2 && lead <= 0xdf) return 2;
  if (lead >= 0xe0 && lead <= 0xef) return 3;
  return lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
}

function decodeUtf8(bytes: Buffer): Decoded {
  const text = bytes.toString('utf8');
  if (isUtf8(bytes) && !bytes.includes(0)) return { text, firstFault: null, faults: 0 };
  let firstFault: ByteFault | null = null;
  let faults = 0;
  for (let at = 0; at < bytes.length; ) {
    const length = utf8Length(bytes[at]!);
    const sound = length === 1 || (length > 0 && isUtf8(bytes.subarray(at, at + length)));
    const byte = bytes[at]!;
    if (!sound || byte === 0) {
      const index: number = firstFault === null ? bytes.toString('utf8', 0, at).length : 0;
      firstFault ??= { kind: byte === 0 ? 'nul' : 'not-text', index, offset: at, byte };
      faults += 1;
    }
    at += sound ? length : 1;
  }
  return { text, firstFault, faults };
}

function decodeWindows1252(bytes: Buffer): Decoded {
  let firstFault: ByteFault | null = null;
  let faults = 0;
  // Latin-1 has one character a byte, so that an index in the text is one in the bytes.
  const text = bytes
    .toString('latin1')
    .replace(/[\0\x80-\x9f]/g, (character: string, offset: number) => {
      const byte = character.charCodeAt(0);
      const found = byte === 0 ? null : windows1252Character(byte);
      if (found !== null) return found;
      firstFault ??= { kind: byte === 0 ? 'nul' : 'not-text', index: offset, offset, byte };
      faults += 1;
      return '\uFFFD';
    });
  return { text, firstFault, faults };
}

/** An odd byte at the end, and a high surrogate whose partner has not come. */
function incompleteUtf16(highByteAt: 0 | 1): (bytes: Buffer) => number {
  return (bytes) => {
    const odd = bytes.length % 2;
    const high = bytes[bytes.length - odd - 1 - highByteAt];
    return odd + (high !== undefined && high >= 0xd8 && high <= 0xdb ? 2 : 0);
  };
}

function decodeUtf16(bytes: Buffer, highByteAt: 0 | 1): Decoded {
  const whole = bytes.subarray(0, bytes.length - (bytes.length % 2));
  const littleEndian = highByteAt === 1 ? Buffer.from(whole).swap16() : whole;
  let firstFault: ByteFault | null = null;
  let faults = 0;
  const text = littleEndian
    .toString('utf16le')
    .replace(/[\0\p{Surrogate}]/gu, (character, index: number) => {
      const kind = character === '\0' ? 'nul' : 'not-text';
      firstFault ??= { kind, index, offset: index * 2, byte: bytes[index * 2]! };
      faults += 1;
      return '\uFFFD';
    });
  if (whole.length < bytes.length) {
    const offset = whole.length;
    firstFault ??= { kind: 'not-text', index: text.length, offset, byte: bytes[offset]! };
    faults += 1;
  }
  return { text, firstFault, faults };
}
