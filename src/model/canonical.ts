/**
 * The one JSON text of a value, so that equal values have equal hashes: keys in the order of their
 * UTF-16 code units, no white space, numbers as JavaScript prints them (RFC 8785); -0 is 0.
 * Takes null, booleans, finite numbers, strings, arrays and plain objects. Throws a TypeError that
 * names the place for everything else (undefined, NaN, Infinity, bigint, dates, maps), because it
 * would be lost or changed without a word.
 * @example canonicalJson({ b: [1, null], a: 'x' }) === '{"a":"x","b":[1,null]}'
 */
export function canonicalJson(value: unknown): string {
  return write(value, '$');
}

function write(value: unknown, place: string): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') {
    return JSON.stringify(value);
  }
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw refusal(String(value), place);
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) {
    // Array.from visits the holes of a sparse array, which map would skip.
    return `[${Array.from(value, (item, index) => write(item, `${place}[${index}]`)).join(',')}]`;
  }
  if (typeof value === 'object' && isPlain(value)) {
    const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${members
      .map(([key, item]) => `${JSON.stringify(key)}:${write(item, `${place}.${key}`)}`)
      .join(',')}}`;
  }
  throw refusal(typeof value === 'object' ? value.constructor.name : typeof value, place);
}

function isPlain(value: object): boolean {
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function refusal(what: string, place: string): TypeError {
  return new TypeError(`canonical JSON cannot hold ${what} (at ${place})`);
}
