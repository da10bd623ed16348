import { isMap, isScalar, type Node, type ParsedNode } from 'yaml';
import type { Connector, Setting, SettingValues } from '../../connectors/contract.ts';
import { type Mapping, mappingAt } from '../../formats/index.ts';
import { nearest } from '../../model/index.ts';
import { type Source, usualMapping } from '../collect/source.ts';
import { type Entry, isWhole } from './section.ts';
import type { settings } from './settings.ts';
import { report, resolved, type Said, type YamlFile } from './yaml-file.ts';

type SourceEntry = Entry<(typeof settings)['source']>;

/**
 * Checks a source's keys together and against its connector. Undefined when something is missing
 * or faulty; the file's findings say what.
 */
export function sourceAt(
  entry: SourceEntry,
  connectors: readonly Connector[],
  origin: Source['origin'],
): Source | undefined {
  const connector = connectorOf(entry, connectors);
  const before = entry.file.findings.length;
  const mapping = mappingOf(entry, connector);
  const given = connector && settingsOf(entry, connector);
  if (given === undefined || entry.file.findings.length > before || !isWhole(entry)) {
    return undefined;
  }
  return { ...entry.values, settings: given, mapping, origin };
}

function connectorOf(
  { file, nodes, values }: SourceEntry,
  connectors: readonly Connector[],
): Connector | undefined {
  if (values.connector === undefined) return undefined;
  const found = connectors.find(({ kind }) => kind === values.connector);
  if (found !== undefined) return found;
  const kinds = connectors.map(({ kind }) => kind);
  const near = nearest(values.connector, kinds);
  report(file, nodes.connector!, {
    code: 'unknown-connector',
    message: `There is no such connector; there are ${kinds.join(', ')}`,
    remedy: near === null ? 'Choose one of them' : `Did you mean \`${near}\`?`,
  });
  return undefined;
}

/** Rows of a connector come with a header, as texts: only what they mean is for the city to say. */
const ofFilesOnly = ['delimiter', 'encoding', 'header'];

function mappingOf({ file, nodes }: SourceEntry, connector: Connector | undefined): Mapping {
  const { mapping } = nodes;
  if (mapping === undefined) return usualMapping;
  if (connector?.gives === 'rows' && isMap(mapping)) {
    for (const { key } of mapping.items) {
      if (!isScalar(key) || !ofFilesOnly.includes(String(key.value))) continue;
      report(file, key, {
        code: 'key-not-for-connector',
        message: `The connector ${connector.kind} gives rows, not files: it takes no such key`,
        remedy: 'Remove it',
      });
    }
  }
  const read = mappingAt(mapping as ParsedNode, 'source', (place, message, remedy) => {
    report(file, place, { code: 'mapping', message, remedy: remedy.replace(/\.$/, '') });
    return undefined;
  });
  return { ...read, dimensions: read.dimensions ?? [] };
}

/** The settings that are given; undefined when one is wrong or missing. */
function settingsOf(entry: SourceEntry, connector: Connector): SettingValues | undefined {
  const { file, nodes } = entry;
  const wrong = (at: Node, said: Said): void => report(file, at, said);
  const before = file.findings.length;
  const values: Record<string, string | number | boolean> = {};
  const given = nodes.settings;
  const names = connector.settings.map((one) => one.name);
  if (given !== undefined && !isMap(given)) {
    wrong(given, {
      code: 'not-a-map',
      message: 'A map of settings is expected here',
      remedy: `Write for example \`${connector.settings[0]?.name ?? 'name'}: …\``,
    });
    return undefined;
  }
  /** Settings that stand there, or that something there was probably meant for. */
  const named = new Set<string>();
  for (const pair of given?.items ?? []) {
    const key = pair.key as Node;
    const name = isScalar(key) ? String(key.value) : '';
    const setting = connector.settings.find((one) => one.name === name);
    const node = resolved(file, pair.value) ?? key;
    const refusal =
      setting === undefined ? noSuchSetting(name, connector) : keep(values, setting, node, file);
    named.add(setting?.name ?? nearest(name, names) ?? name);
    if (refusal !== null) wrong(setting === undefined ? key : node, refusal);
  }
  for (const { name, required, type, default: otherwise, help } of connector.settings) {
    const needed = required && otherwise === null && type !== 'secret';
    if (!needed || named.has(name)) continue;
    wrong(given ?? nodes.connector ?? entry.node, {
      code: 'missing-setting',
      message: `The setting \`${name}\` is missing`,
      remedy: `Add it under \`settings\`: ${help.replace(/\.$/, '')}`,
    });
  }
  return file.findings.length > before ? undefined : values;
}

function noSuchSetting(name: string, connector: Connector): Said {
  const names = connector.settings.map((one) => one.name);
  const near = nearest(name, names);
  return {
    code: 'unknown-setting',
    message: `The connector ${connector.kind} has no such setting`,
    remedy:
      near === null
        ? `Remove it; its settings are ${names.join(', ')}`
        : `Did you mean \`${near}\`?`,
  };
}

/** Puts a setting's value among the others, or says what is wrong with it. */
function keep(
  values: Record<string, string | number | boolean>,
  setting: Setting,
  node: Node,
  file: YamlFile,
): Said | null {
  const { name, type, choices } = setting;
  if (type === 'secret') {
    return {
      code: 'secret-in-file',
      message: `\`${name}\` is a secret, and a file is no place for one`,
      remedy: 'Remove the line, change the secret if others saw it, and run civicstat secret set',
    };
  }
  const value: unknown = isScalar(node) ? node.value : undefined;
  const written = file.text.slice(node.range?.[0] ?? 0, node.range?.[1] ?? 0);
  if (type === 'integer' || type === 'boolean') {
    const fits = type === 'integer' ? Number.isSafeInteger(value) : typeof value === 'boolean';
    if (fits) values[name] = value as number | boolean;
    const wanted = type === 'integer' ? 'A whole number' : 'true or false';
    return fits
      ? null
      : expected(wanted, type === 'integer' ? 'Write digits' : 'Write one of both');
  }
  const text = typeof value === 'number' ? written : value;
  if (typeof text !== 'string' || text.trim() === '')
    return expected('A text', 'Write it in quotes');
  if (type === 'choice' && !choices.includes(text)) {
    return expected(`One of ${choices.join(', ')}`, 'Choose one of them');
  }
  values[name] = type === 'query' ? text : text.trim();
  return null;
}

function expected(what: string, remedy: string): Said {
  return { code: 'bad-setting', message: `${what} is expected here`, remedy };
}
