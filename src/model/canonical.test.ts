import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from './canonical.ts';

describe('canonicalJson', () => {
  it('sorts keys at every depth and leaves out white space', () => {
    expect(canonicalJson({ b: [1, null], a: 'x' })).toBe('{"a":"x","b":[1,null]}');
    expect(canonicalJson({ z: { d: true, c: -0 }, '10': 1, '9': 2 })).toBe(
      '{"10":1,"9":2,"z":{"c":0,"d":true}}',
    );
  });

  it('keeps a key named __proto__', () => {
    expect(canonicalJson(JSON.parse('{"__proto__":1}'))).toBe('{"__proto__":1}');
  });

  it.each([
    [undefined, 'undefined (at $)'],
    [{ a: undefined }, 'undefined (at $.a)'],
    [{ a: [1, Number.NaN] }, 'NaN (at $.a[1])'],
    [[Number.POSITIVE_INFINITY], 'Infinity (at $[0])'],
    [new Array(1), 'undefined (at $[0])'],
    [1n, 'bigint (at $)'],
    [{ at: new Date(0) }, 'Date (at $.at)'],
    [new Map(), 'Map (at $)'],
    [() => 1, 'function (at $)'],
  ])('refuses %o and says where', (value, said) => {
    expect(() => canonicalJson(value)).toThrow(new TypeError(`canonical JSON cannot hold ${said}`));
  });

  it('gives the same text in whatever order the keys came, and the same value back', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        expect(canonicalJson(reversed(value))).toBe(text);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, item]) => [key, reversed(item)]),
  );
}
