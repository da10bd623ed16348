/**
 * The one JSON text of a value, so that equal values have equal hashes: keys in the order of their
 * UTF-16 code units, no white space, numbers as JavaScript prints them (RFC 8785); -0 is 0.
 * Takes null, booleans, finite numbers, strings, arrays and plain objects. Throws a TypeError that
 * names the place for everything else (undefined, NaN, Infinity, bigint, dates, maps), because it
 * would be lost or changed without a word.
 * @example canonicalJson({ b: [1, null], a: 'x' }) === '{"a":"x","b":[1,null]}'
 */
export function canonicalJson(value: unknown): string {
  return write(value, []);
}

/** Where a value stands: keys and positions from the outermost on, told only when it is refused. */
type Path = (string | number)[];

function write(value: unknown, path: Path): string {
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw refusal(String(value), path);
    return String(value);
  }
  if (value === null || typeof value === 'boolean' || typeof value === 'string') {
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return writeArray(value, path);
  if (typeof value === 'object' && isPlain(value)) {
    return writeObject(value as Readonly<Record<string, unknown>>, path);
  }
  throw refusal(typeof value === 'object' ? value.constructor.name : typeof value, path);
}

// Published documents are long columns of numbers: these two loops are most of publishing's work.

function writeArray(values: readonly unknown[], path: Path): string {
  let text = '[';
  const depth = path.push(0) - 1;
  // Counted, because it visits the holes of a sparse array, which map would skip.
  for (let index = 0; index < values.length; index += 1) {
    path[depth] = index;
    if (index > 0) text += ',';
    text += write(values[index], path);
  }
  path.pop();
  return `${text}]`;
}

function writeObject(value: Readonly<Record<string, unknown>>, path: Path): string {
  let text = '{';
  const depth = path.push('') - 1;
  for (const key of Object.keys(value).sort()) {
    path[depth] = key;
    if (text.length > 1) text += ',';
    text += `${JSON.stringify(key)}:${write(value[key], path)}`;
  }
  path.pop();
  return `${text}}`;
}

function isPlain(value: object): boolean {
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function refusal(what: string, path: Path): TypeError {
  const place = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('');
  return new TypeError(`canonical JSON cannot hold ${what} (at $${place})`);
}
