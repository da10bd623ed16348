import { isAlias, isMap, isScalar, type Node, type Pair, type YAMLMap } from 'yaml';
import { nearest } from '../../model/index.ts';
import type { Kind } from './kinds.ts';
import { placeOf, report, resolved, type YamlFile } from './yaml-file.ts';

/** One key of the city's YAML, as data for the reader and for the reference page. */
export interface Setting<T> {
  readonly kind: Kind<T>;
  readonly required: boolean;
  /** What holds where the key is absent; undefined for a required key. */
  readonly otherwise: T | undefined;
  /** What the reference page says about the default where the value does not say it. */
  readonly otherwiseSays: string | null;
  readonly meaning: string;
}

export type Section = Readonly<Record<string, Setting<unknown>>>;

/** A section's values by key; undefined: missing although required, or faulty. */
export type Values<S extends Section> = {
  readonly [K in keyof S]: S[K] extends Setting<infer T> ? T | undefined : never;
};

/** One map of the YAML file, read by its section's settings. */
export interface Entry<S extends Section> {
  readonly file: YamlFile;
  /** Where the entry begins: its first key. */
  readonly node: Node;
  readonly values: Values<S>;
  /** The node of every key that is there, for what is checked later. */
  readonly nodes: { readonly [K in keyof S]?: Node };
}

/** An entry in which nothing is missing or faulty. */
export interface WholeEntry<S extends Section> extends Entry<S> {
  readonly values: { readonly [K in keyof S]: S[K] extends Setting<infer T> ? T : never };
}

/**
 * Reads a map by a section's settings and reports everything wrong with it: unknown, doubled,
 * missing and empty keys, and values that are not of their kind. Undefined when it is no map.
 * @param name how findings call the thing, for example `a metric`
 */
export function readSection<S extends Section>(
  file: YamlFile,
  node: Node,
  name: string,
  section: S,
): Entry<S> | undefined {
  if (isAlias(node)) return undefined;
  if (!isMap(node)) {
    report(file, node, {
      code: 'not-a-map',
      message: `A map of keys and values is expected for ${name}`,
      remedy: `Write it with keys, for example \`${Object.keys(section)[0]}: …\``,
    });
    return undefined;
  }
  const pairs = pairsOf(file, node, name, section);
  const values: Record<string, unknown> = Object.fromEntries(
    Object.entries(section).map(([key]) => [key, undefined]),
  );
  const nodes: Record<string, Node> = {};
  for (const [key, setting] of Object.entries(section)) {
    const pair = pairs.get(key);
    if (pair !== undefined) {
      const value = givenValue(file, key, pair);
      if (value === undefined) continue;
      nodes[key] = value;
      values[key] = setting.kind.read(value, file);
    } else if (setting.required) missing(file, node, name, key, setting);
    else values[key] = setting.otherwise;
  }
  return {
    file,
    node: startOf(file, node),
    values: values as Values<S>,
    nodes: nodes as Entry<S>['nodes'],
  };
}

/** True when every value is there: nothing required is missing and nothing is faulty. */
export function isWhole<S extends Section>(entry: Entry<S>): entry is WholeEntry<S> {
  return Object.values(entry.values).every((value) => value !== undefined);
}

/** The map's pairs by known key; reports the unknown and the doubled ones. */
function pairsOf(file: YamlFile, map: YAMLMap, name: string, section: Section): Map<string, Pair> {
  const pairs = new Map<string, Pair>();
  for (const pair of map.items) {
    const keyNode = resolved(file, pair.key) ?? map;
    const key = isScalar(keyNode) ? String(keyNode.source ?? keyNode.value) : '';
    if (!Object.hasOwn(section, key)) unknownKey(file, keyNode, key, name, section);
    else if (pairs.has(key)) {
      const first = pairs.get(key)!.key as Node;
      report(file, keyNode, {
        code: 'duplicate-key',
        message: `The key \`${key}\` stands here twice; first in line ${placeOf(file, first).line}`,
        remedy: 'Remove one of the two',
      });
    } else pairs.set(key, pair);
  }
  return pairs;
}

function unknownKey(file: YamlFile, node: Node, key: string, name: string, section: Section): void {
  const near = nearest(key, Object.keys(section));
  report(file, node, {
    code: 'unknown-key',
    message: `There is no such key in ${name}`,
    remedy:
      near === null
        ? `Remove it; the keys are ${Object.keys(section).join(', ')}`
        : `Did you mean \`${near}\`?`,
  });
}

function givenValue(file: YamlFile, key: string, pair: Pair): Node | undefined {
  const value = resolved(file, pair.value);
  if (value !== null && isAlias(value)) return undefined;
  if (value !== null && !(isScalar(value) && value.value === null)) return value;
  report(file, pair.key as Node, {
    code: 'empty-value',
    message: `The key \`${key}\` has no value`,
    remedy: 'Write a value or remove the line',
  });
  return undefined;
}

function missing(
  file: YamlFile,
  map: YAMLMap,
  name: string,
  key: string,
  setting: Setting<unknown>,
): void {
  report(file, startOf(file, map).range?.[0] ?? 0, {
    code: 'missing-key',
    message: `The key \`${key}\` is missing in ${name}`,
    remedy: `Add \`${key}\`: ${setting.meaning.replace(/\.$/, '')}`,
  });
}

function startOf(file: YamlFile, map: YAMLMap): Node {
  const first = map.items[0];
  return first === undefined || map.flow ? map : (resolved(file, first.key) ?? map);
}
