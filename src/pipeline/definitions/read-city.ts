import { isScalar, isSeq, type Node } from 'yaml';
import {
  type CityDefinition,
  type Finding,
  type MetricDefinition,
  type Topic,
  UserError,
} from '../../model/index.ts';
import type { DefinitionKind } from '../../state/contract.ts';
import { type CityFiles, largestFileBytes, tooLarge } from './city-files.ts';
import type { RuleShape } from './comparison.ts';
import { includedPaths } from './include.ts';
import { metricOf } from './metric.ts';
import { nearest } from './nearest.ts';
import { parseYaml } from './parse-yaml.ts';
import { type Entry, isWhole, readSection, type Section } from './section.ts';
import { readyTopics, settings } from './settings.ts';
import type { MetricEntry } from './targets.ts';
import { placeOf, report, resolved, type YamlFile } from './yaml-file.ts';

/** A city folder without a fault. */
export interface CityReading {
  readonly city: CityDefinition;
  /** The file that holds a definition; undefined for what comes ready or does not exist. */
  readonly fileOf: (kind: DefinitionKind, slug: string) => string | undefined;
}

/** More findings than this help nobody. */
const mostFindings = 1000;

/**
 * Reads the definitions in a city folder: `city.yaml` and what it includes. Gives the city, or
 * everything that is wrong with the folder at once, in the order of file, line and column.
 * @param folder the folder's name as the person gave it, for findings
 * @param rules the scoring rules there are
 */
export async function readCityFolder(
  folder: string,
  files: CityFiles,
  rules: readonly RuleShape[],
): Promise<CityReading | Finding[]> {
  const main = await readMain(folder, files);
  if (Array.isArray(main)) return main;
  const lists: ListsEntry[] = main.entry === undefined ? [] : [main.entry];
  const sources: YamlFile[] = [main.file];
  let whole = main.entry !== undefined;
  for (const { path, node } of includedPaths(main.file, main.entry?.nodes.include)) {
    const part = await readIncluded(folder, files, path, main.file, node);
    if (part?.file !== undefined) sources.push(part.file);
    if (part?.entry !== undefined) lists.push(part.entry);
    else whole = false;
  }
  const reading = assemble(main.file, main.entry?.nodes.city, lists, rules, whole);
  const findings = sources.flatMap((file) => inOrder(file.findings));
  if (findings.length > 0 || reading === undefined) return shortened(findings);
  return reading;
}

type MainEntry = Entry<(typeof settings)['city.yaml']>;
type ListsEntry = Entry<(typeof settings)['included file']>;

interface Source<E> {
  readonly file: YamlFile;
  /** Undefined when the file's structure cannot be trusted. */
  readonly entry: E | undefined;
}

async function readMain(folder: string, files: CityFiles): Promise<Source<MainEntry> | Finding[]> {
  const name = nameIn(folder, 'city.yaml');
  const text = await textOf(files, 'city.yaml');
  if (typeof text !== 'string') return text.map((finding) => ({ ...finding, file: name }));
  return sectionOf(name, text, 'city.yaml', settings['city.yaml']);
}

async function readIncluded(
  folder: string,
  files: CityFiles,
  path: string,
  main: YamlFile,
  node: Node,
): Promise<Source<ListsEntry> | undefined> {
  const text = await textOf(files, path);
  if (typeof text === 'string') {
    const section = settings['included file'];
    return sectionOf(nameIn(folder, path), text, 'an included file', section);
  }
  for (const { code, message, remedy } of text) report(main, node, { code, message, remedy });
  return undefined;
}

/** A file's text, or why there is none. */
async function textOf(files: CityFiles, path: string): Promise<string | readonly Finding[]> {
  try {
    const text = await files.read(path);
    return Buffer.byteLength(text) > largestFileBytes ? tooLarge().findings : text;
  } catch (error) {
    if (error instanceof UserError) return error.findings;
    throw error;
  }
}

function sectionOf<S extends Section>(
  name: string,
  text: string,
  called: string,
  section: S,
): Source<Entry<S>> {
  const { file, root } = parseYaml(name, text);
  const isEmpty = root === null || (isScalar(root) && root.value === null);
  if (!isEmpty) return { file, entry: readSection(file, root, called, section) };
  if (file.findings.length === 0) {
    report(file, 0, {
      code: 'empty-file',
      message: 'The file holds no definitions',
      remedy: `Write one of the keys ${Object.keys(section).join(', ')}`,
    });
  }
  return { file, entry: undefined };
}

function nameIn(folder: string, path: string): string {
  return `${folder.replace(/[/\\]+$/, '')}/${path}`;
}

/** Reads the lists of all files and puts the city together; undefined when something is wrong. */
function assemble(
  main: YamlFile,
  cityNode: Node | undefined,
  lists: readonly ListsEntry[],
  rules: readonly RuleShape[],
  whole: boolean,
): CityReading | undefined {
  const city = cityNode && readSection(main, cityNode, 'the city', settings.city);
  const departments = entriesOf(lists, 'departments', 'a department', settings.department);
  const topics = entriesOf(lists, 'topics', 'a topic', settings.topic);
  const metrics = entriesOf(lists, 'metrics', 'a metric', settings.metric);
  for (const [kind, entries] of Object.entries({ departments, topics, metrics })) {
    checkTwins(kind, entries);
  }
  const ownTopics = lists.some((entry) => entry.nodes.topics !== undefined);
  // While a file cannot be read, what seems unknown may stand in it.
  if (whole) {
    checkReferences(metrics, 'department', slugsOf(departments));
    const topicSlugs = ownTopics ? slugsOf(topics) : readyTopics.map((topic) => topic.slug);
    checkReferences(metrics, 'topic', topicSlugs);
  }
  const defined = metrics.map((metric) => metricOf(metric, rules));
  if (city === undefined || !isWhole(city)) return undefined;
  const definition: CityDefinition = {
    ...city.values,
    departments: departments.filter(isWhole).map((entry) => entry.values),
    topics: ownTopics ? topics.filter(isWhole).map((entry) => entry.values) : usualTopics(),
    metrics: defined.filter((metric): metric is MetricDefinition => metric !== undefined),
  };
  return { city: definition, fileOf: filesBySlug({ city: [city], departments, topics, metrics }) };
}

function usualTopics(): Topic[] {
  return readyTopics.map((topic) => ({ ...topic, weight: 1 }));
}

type ListName = 'departments' | 'topics' | 'metrics';
type SlugEntry = Entry<Section> & { readonly nodes: { readonly slug?: Node } };

function entriesOf<S extends Section>(
  lists: readonly ListsEntry[],
  key: ListName,
  name: string,
  section: S,
): Entry<S>[] {
  return lists.flatMap(({ file, nodes }) => {
    const list = nodes[key];
    if (list === undefined) return [];
    if (!isSeq(list)) {
      report(file, list, {
        code: 'not-a-list',
        message: `A list of ${key} is expected here`,
        remedy: 'Begin each of them with "- "',
      });
      return [];
    }
    return list.items.flatMap((item) => {
      const entry = readSection(file, resolved(file, item) ?? list, name, section);
      return entry === undefined ? [] : [entry];
    });
  });
}

/** An entry's slug as it stands there, even where it is no good slug. */
function slugOf(entry: SlugEntry): string | undefined {
  const node = entry.nodes.slug;
  return isScalar(node) ? String(node.source ?? node.value) : undefined;
}

function slugsOf(entries: readonly SlugEntry[]): string[] {
  return entries.map(slugOf).filter((slug) => slug !== undefined);
}

function checkTwins(kind: string, entries: readonly SlugEntry[]): void {
  const first = new Map<string, SlugEntry>();
  for (const entry of entries) {
    const slug = slugOf(entry);
    if (slug === undefined) continue;
    const before = first.get(slug);
    if (before === undefined) {
      first.set(slug, entry);
      continue;
    }
    const place = placeOf(before.file, before.nodes.slug!);
    report(entry.file, entry.nodes.slug!, {
      code: 'duplicate-slug',
      message: `Two ${kind} have this slug; the first in ${place.file}, line ${place.line}`,
      remedy: 'Give one of them another slug, or remove it',
    });
  }
}

function checkReferences(
  metrics: readonly MetricEntry[],
  key: 'topic' | 'department',
  known: readonly string[],
): void {
  const slugs = new Set(known);
  for (const metric of metrics) {
    const slug = metric.values[key];
    if (slug === undefined || slugs.has(slug)) continue;
    const near = nearest(slug, slugs);
    report(metric.file, metric.nodes[key] ?? metric.node, {
      code: `unknown-${key}`,
      message: `There is no ${key} with this slug`,
      remedy: near === null ? `Add it under \`${key}s\`` : `Did you mean \`${near}\`?`,
    });
  }
}

function filesBySlug(
  entries: Readonly<Record<'city' | ListName, readonly SlugEntry[]>>,
): CityReading['fileOf'] {
  const names = new Map<string, string>();
  const kinds = { city: 'city', departments: 'department', topics: 'topic', metrics: 'metric' };
  for (const [list, kind] of Object.entries(kinds) as [keyof typeof kinds, string][]) {
    for (const entry of entries[list]) names.set(`${kind} ${slugOf(entry)}`, entry.file.name);
  }
  return (kind, slug) => names.get(`${kind} ${slug}`);
}

/** By line and column, each thing once: what an alias repeats is one fault. */
function inOrder(findings: readonly Finding[]): Finding[] {
  const unlike = new Map(
    findings.map((one) => [`${one.line} ${one.column} ${one.code} ${one.message}`, one]),
  );
  return [...unlike.values()].sort(
    (a, b) => (a.line ?? 0) - (b.line ?? 0) || Number(a.column) - Number(b.column),
  );
}

function shortened(findings: readonly Finding[]): Finding[] {
  if (findings.length <= mostFindings) return [...findings];
  return [
    ...findings.slice(0, mostFindings),
    {
      code: 'more-findings',
      message: `There are ${findings.length - mostFindings} more findings`,
      remedy: 'Correct these first and run the command again',
    },
  ];
}
