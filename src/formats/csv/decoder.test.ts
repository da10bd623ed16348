import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodings } from '../contract.ts';
import { decoderFor } from './decoder.ts';
import { windows1252Character } from './windows-1252.ts';

/** Decodes bytes that come in pieces of the given length. */
function decodeInPieces(bytes: Buffer, encoding: (typeof encodings)[number], length: number) {
  const decoder = decoderFor(encoding);
  let text = '';
  let faults = 0;
  let first: { kind: string; at: number; index: number } | null = null;
  for (let start = 0; start <= bytes.length; start += length) {
    const before = start - decoder.held();
    const last = start + length > bytes.length;
    const decoded = decoder.decode(bytes.subarray(start, start + length), last);
    if (decoded.firstFault !== null && first === null) {
      const { kind, offset, index } = decoded.firstFault;
      first = { kind, at: before + offset, index: text.length + index };
    }
    text += decoded.text;
    faults += decoded.faults;
  }
  return { text, faults, first };
}

const encode: Record<(typeof encodings)[number], (text: string) => Buffer> = {
  'utf-8': (text) => Buffer.from(text),
  'utf-16le': (text) => Buffer.from(text, 'utf16le'),
  'utf-16be': (text) => Buffer.from(text, 'utf16le').swap16(),
  'windows-1252': (text) => Buffer.from(text.replace(/[^ -~\xa0-\xff]/gu, '?'), 'latin1'),
};
const texts = fc.string({ unit: 'binary', maxLength: 30 }).filter((text) => !text.includes('\0'));

describe.each(encodings)('%s', (encoding) => {
  it('gives the text back whatever the pieces', () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 9 }), (text, length) => {
        const bytes = encode[encoding](text);
        const wanted = encoding === 'windows-1252' ? bytes.toString('latin1') : text;
        const read = decodeInPieces(bytes, encoding, length);
        expect(read).toEqual({ text: wanted, faults: 0, first: null });
      }),
    );
  });

  it('finds the same faults whatever the pieces', () => {
    const bytes = fc.uint8Array({ maxLength: 24 }).map((array) => Buffer.from(array));
    fc.assert(
      fc.property(bytes, fc.integer({ min: 1, max: 9 }), (given, length) => {
        const whole = decodeInPieces(given, encoding, 100);
        const pieces = decodeInPieces(given, encoding, length);
        expect(pieces.first).toEqual(whole.first);
        expect(pieces.faults).toBe(whole.faults);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('faults', () => {
  it('of UTF-8 are what the strict decoder of the runtime refuses', () => {
    const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 12 }), (array) => {
        const bytes = Buffer.from(array).map((byte) => (byte === 0 ? 1 : byte));
        const { faults, text } = decoderFor('utf-8').decode(Buffer.from(bytes), true);
        let wanted: string | null = null;
        try {
          wanted = strict.decode(bytes);
        } catch {}
        expect(faults === 0 ? text : null).toBe(wanted);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['utf-8', '61 C3 A9 C3 28', 'not-text', 3, 2],
    ['utf-8', '61 ED A0 80', 'not-text', 1, 1],
    ['utf-8', '61 C0 AF', 'not-text', 1, 1],
    ['utf-8', 'F0 9D 84 9E F0 9D 84', 'not-text', 4, 2],
    ['utf-8', '61 00', 'nul', 1, 1],
    ['windows-1252', '80 81', 'not-text', 1, 1],
    ['windows-1252', '80 00', 'nul', 1, 1],
    ['utf-16le', '61 00 00 DC', 'not-text', 2, 1],
    ['utf-16be', '00 61 D8 00', 'not-text', 2, 1],
    ['utf-16le', '61 00 62', 'not-text', 2, 1],
    ['utf-16be', '00 61 00 00', 'nul', 2, 1],
  ] as const)('of %s in %s', (encoding, hex, kind, at, index) => {
    const bytes = Buffer.from(hex.replaceAll(' ', ''), 'hex');
    expect(decodeInPieces(bytes, encoding, 100).first).toEqual({ kind, at, index });
    expect(decodeInPieces(bytes, encoding, 1).first).toEqual({ kind, at, index });
  });
});

describe('windows-1252', () => {
  it('has the characters of the Encoding Standard, and none for five bytes', () => {
    const bytes = Buffer.from('80859192939496999F', 'hex');
    expect([...bytes].map(windows1252Character).join('')).toBe('€…‘’“”–™Ÿ');
    const without = [...Array(256).keys()].filter((byte) => windows1252Character(byte) === null);
    expect(without).toEqual([0x81, 0x8d, 0x8f, 0x90, 0x9d]);
  });
});
