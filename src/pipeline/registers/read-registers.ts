import { isAlias, isMap, isScalar, isSeq, type Node } from 'yaml';
import { type Day, type Finding, nearest } from '../../model/index.ts';
import { parseYaml } from '../definitions/parse-yaml.ts';
import { placeOf, report, resolved, type YamlFile } from '../definitions/yaml-file.ts';
import type { Register } from './contract.ts';
import { registers } from './index.ts';
import { type KnownSlugs, problemsOf, slugsWith } from './problems.ts';

/** One entry as `registers.yaml` has it. */
export interface ReadEntry {
  readonly register: Register;
  readonly entry: { readonly slug: string };
}

/** An entry with the node where it stands. */
interface PlacedEntry extends ReadEntry {
  readonly node: Node;
}

type Path = readonly PropertyKey[];

/**
 * Reads the registers of a city folder, or says everything that is wrong with line and column.
 * @param known what the city's definitions and the desk's entries offer to refer to
 * @param today the city's day, after which nothing took place
 */
export function readRegisters(
  name: string,
  text: string,
  known: KnownSlugs,
  today: Day,
): readonly ReadEntry[] | Finding[] {
  const { file, root } = parseYaml(name, text);
  const lists = root === null ? [] : listsOf(file, root);
  const entries = lists.flatMap(({ register, items }) => entriesOf(file, register, items));
  const all = slugsWith(known, entries);
  for (const { register, entry, node } of entries) {
    for (const { path, ...said } of problemsOf(register, entry, all, today)) {
      report(file, nodeAt(file, node, path), said);
    }
  }
  return file.findings.length > 0 ? [...file.findings] : entries;
}

function listsOf(file: YamlFile, root: Node) {
  if (!isMap(root)) {
    report(file, root, {
      code: 'not-a-map',
      message: 'A map of registers is expected here',
      remedy: `Write one of the keys ${listNames().join(', ')}`,
    });
    return [];
  }
  const seen = new Set<string>();
  return root.items.flatMap((pair) => {
    const key = resolved(file, pair.key) ?? root;
    const list = isScalar(key) ? String(key.value) : '';
    const register = registers.find((one) => one.list === list);
    const value = resolved(file, pair.value);
    const said = register === undefined ? unknownList(list) : seen.has(list) ? twice : null;
    seen.add(list);
    if (said !== null) report(file, key, said);
    if (register === undefined || value === null) return [];
    if (isSeq(value)) return [{ register, items: value.items }];
    report(file, value, {
      code: 'not-a-list',
      message: `A list of ${list} is expected here`,
      remedy: 'Begin each of them with "- "',
    });
    return [];
  });
}

const twice = {
  code: 'duplicate-key',
  message: 'This key stood here before',
  remedy: 'Put both lists under one of the two',
};

function listNames(): string[] {
  return registers.map(({ list }) => list);
}

function unknownList(list: string) {
  const near = nearest(list, listNames());
  return {
    code: 'unknown-key',
    message: 'There is no such register',
    remedy:
      near === null ? `The registers are ${listNames().join(', ')}` : `Did you mean \`${near}\`?`,
  };
}

function entriesOf(file: YamlFile, register: Register, items: readonly unknown[]): PlacedEntry[] {
  const lines = new Map<string, number>();
  return items.flatMap((item) => {
    const node = resolved(file, item);
    if (node === null || isAlias(node)) return [];
    const plain = plainOf(file, node);
    const parsed = register.schema.safeParse(plain);
    if (!parsed.success) {
      for (const issue of parsed.error.issues) reportIssue(file, node, issue);
      return [];
    }
    const entry = parsed.data;
    const first = lines.get(entry.slug);
    if (first !== undefined) {
      report(file, nodeAt(file, node, ['slug']), {
        code: 'duplicate-slug',
        message: `Two entries of ${register.list} have the slug ${entry.slug}; the first in line ${first}`,
        remedy: 'Give one of them another slug, or remove it',
      });
    }
    lines.set(entry.slug, placeOf(file, node).line);
    return [{ register, entry, node }];
  });
}

type Issue = { readonly code: string; readonly path: Path; readonly message: string };

function reportIssue(
  file: YamlFile,
  node: Node,
  issue: Issue & { readonly keys?: readonly string[] },
) {
  if (issue.code === 'unrecognized_keys') {
    for (const key of issue.keys ?? []) {
      report(file, keyAt(file, nodeAt(file, node, issue.path), key), {
        code: 'unknown-key',
        message: `There is no such key as \`${key}\` here`,
        remedy: 'Remove it, or look up the keys on the page of registers',
      });
    }
    return;
  }
  const absent = find(file, node, issue.path) === null;
  const key = String(issue.path.at(-1) ?? '');
  report(file, nodeAt(file, node, issue.path), {
    code: absent ? 'missing-key' : 'bad-value',
    message: absent ? `The key \`${key}\` is missing` : issue.message,
    remedy: absent ? `Add \`${key}\`` : 'Correct the value',
  });
}

/** A node as plain data; dates are texts, as everywhere in a city folder. */
function plainOf(file: YamlFile, given: Node): unknown {
  const node = file.aliased.get(given) ?? given;
  if (isSeq(node)) return node.items.map((item) => plainOf(file, item as Node));
  if (isMap(node)) {
    return Object.fromEntries(
      node.items.map((pair) => {
        const key = resolved(file, pair.key);
        const value = pair.value === null ? null : plainOf(file, pair.value as Node);
        return [isScalar(key) ? String(key.value) : '', value];
      }),
    );
  }
  return isScalar(node) ? node.value : null;
}

/** The node at a path, or the innermost one that there is. */
function nodeAt(file: YamlFile, node: Node, path: Path): Node {
  for (let length = path.length; length > 0; length -= 1) {
    const found = find(file, node, path.slice(0, length));
    if (found !== null) return found;
  }
  return node;
}

function find(file: YamlFile, node: Node, path: Path): Node | null {
  return path.reduce<Node | null>((at, key) => childOf(file, at, key), node);
}

function childOf(file: YamlFile, node: Node | null, key: PropertyKey): Node | null {
  if (isSeq(node)) return resolved(file, node.items[Number(key)]);
  const pair = pairOf(file, node, key);
  return pair === undefined ? null : resolved(file, pair.value);
}

function pairOf(file: YamlFile, node: Node | null, key: PropertyKey) {
  if (!isMap(node)) return undefined;
  return node.items.find((one) => {
    const name = resolved(file, one.key);
    return isScalar(name) && String(name.value) === String(key);
  });
}

function keyAt(file: YamlFile, node: Node, key: string): Node {
  return resolved(file, pairOf(file, node, key)?.key) ?? node;
}
