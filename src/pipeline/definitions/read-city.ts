import { isSeq } from 'yaml';
import type { Connector } from '../../connectors/contract.ts';
import type { CityDefinition, DatasetDefinition, Finding, Topic } from '../../model/index.ts';
import type { DefinitionKind } from '../../state/contract.ts';
import type { Operations } from '../collect/operations.ts';
import type { Source } from '../collect/source.ts';
import type { CityFiles } from './city-files.ts';
import type { RuleShape } from './comparison.ts';
import { type DatasetEntry, datasetOf } from './dataset.ts';
import { metricOf } from './metric.ts';
import type { Datasets } from './metric-source.ts';
import { operationsOf } from './operations.ts';
import { checkReferences, checkTwins, type SlugEntry, slugOf, slugsOf } from './references.ts';
import { type Entry, isWhole, readSection, type Section } from './section.ts';
import { readyTopics, settings } from './settings.ts';
import { sourceAt } from './source.ts';
import { type ListsEntry, readSources, type Sources } from './sources.ts';
import { report, resolved } from './yaml-file.ts';

/** A city folder without a fault. */
export interface CityReading {
  readonly city: CityDefinition;
  readonly sources: readonly Source[];
  readonly operations: Operations;
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
 * @param connectors the kinds of sources there are
 */
export async function readCityFolder(
  folder: string,
  files: CityFiles,
  rules: readonly RuleShape[],
  connectors: readonly Connector[] = [],
): Promise<CityReading | Finding[]> {
  const sources = await readSources(folder, files);
  if (Array.isArray(sources)) return sources;
  const reading = assemble(sources, rules, connectors);
  const findings = sources.files.flatMap((file) => inOrder(file.findings));
  if (findings.length > 0) return shortened(findings);
  if (reading === undefined) throw new Error('a definition was refused without a finding');
  return reading;
}

/** Reads the lists of all files and puts the city together; undefined when something is wrong. */
function assemble(
  files: Sources,
  rules: readonly RuleShape[],
  connectors: readonly Connector[],
): CityReading | undefined {
  const { main, lists } = files;
  const city = files.city && readSection(main, files.city, 'the city', settings.city);
  const departments = entriesOf(lists, 'departments', 'a department', settings.department);
  const topics = entriesOf(lists, 'topics', 'a topic', settings.topic);
  const metrics = entriesOf(lists, 'metrics', 'a metric', settings.metric);
  const datasets = entriesOf(lists, 'datasets', 'a dataset', settings.dataset);
  const sources = entriesOf(lists, 'sources', 'a source', settings.source);
  for (const [kind, entries] of Object.entries({
    departments,
    topics,
    metrics,
    datasets,
    sources,
  })) {
    checkTwins(kind, entries);
  }
  const ownTopics = lists.some((entry) => entry.nodes.topics !== undefined);
  // While a file cannot be read, what seems unknown may stand in it.
  if (files.whole) {
    checkReferences(metrics, 'department', slugsOf(departments), 'Add it under `departments`');
    const ready = readyTopics.map((topic) => topic.slug);
    if (ownTopics) checkReferences(metrics, 'topic', slugsOf(topics), ownTopicsRemedy);
    else checkReferences(metrics, 'topic', ready, readyTopicsRemedy(ready));
  }
  const { tables, known } = tablesOf(datasets, files.whole);
  const defined = metrics
    .map((metric) => metricOf(metric, rules, known))
    .filter((one) => one !== undefined);
  const given = sources.flatMap((one) => sourceAt(one, connectors, 'file') ?? []);
  const operations = operationsOf(files);
  if (given.length < sources.length || operations === undefined) return undefined;
  if (city === undefined || !isWhole(city) || defined.length < metrics.length) return undefined;
  if (!departments.every(isWhole) || !topics.every(isWhole)) return undefined;
  if (tables.length < datasets.length) return undefined;
  const { businessHours, ...ofCity } = city.values;
  const definition: CityDefinition = {
    ...ofCity,
    ...(businessHours === null ? {} : { businessHours }),
    departments: departments.map((entry) => entry.values),
    topics: ownTopics ? topics.map((entry) => entry.values) : usualTopics(),
    metrics: defined,
    ...(tables.length === 0 ? {} : { datasets: tables }),
  };
  const fileOf = filesBySlug({ city: [city], departments, topics, metrics, datasets });
  return { city: definition, sources: given, operations, fileOf };
}

const ownTopicsRemedy = 'Add it under `topics`: the list there replaces the topics that come ready';

function readyTopicsRemedy(ready: readonly string[]): string {
  return `Take one that comes ready (${ready.join(', ')}), or list your own under \`topics\`: that list replaces the ready ones`;
}

/** The datasets without a fault, and what metrics may refer to. */
function tablesOf(
  entries: readonly DatasetEntry[],
  whole: boolean,
): { readonly tables: readonly DatasetDefinition[]; readonly known: Datasets } {
  const read = entries.map((entry) => ({ slug: slugOf(entry), table: datasetOf(entry) ?? null }));
  const bySlug = new Map(
    read.flatMap(({ slug, table }) => (slug === undefined ? [] : [[slug, table]])),
  );
  return { tables: read.flatMap(({ table }) => table ?? []), known: { bySlug, whole } };
}

function usualTopics(): Topic[] {
  return readyTopics.map((topic) => ({ ...topic, weight: 1 }));
}

type ListName = 'departments' | 'topics' | 'metrics' | 'datasets' | 'sources';

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

function filesBySlug(
  entries: Readonly<Record<'city' | Exclude<ListName, 'sources'>, readonly SlugEntry[]>>,
): CityReading['fileOf'] {
  const names = new Map<string, string>();
  const kinds = {
    city: 'city',
    departments: 'department',
    topics: 'topic',
    metrics: 'metric',
    datasets: 'dataset',
  };
  for (const [list, kind] of Object.entries(kinds) as [keyof typeof kinds, string][]) {
    for (const entry of entries[list]) names.set(`${kind} ${slugOf(entry)}`, entry.file.name);
  }
  return (kind, slug) => names.get(`${kind} ${slug}`);
}

/**
 * By line and column, each thing once: what an alias repeats is one fault, and so is a line that
 * is no YAML, whatever its pieces look like.
 */
function inOrder(findings: readonly Finding[]): Finding[] {
  const broken = new Set(
    findings.filter((one) => one.code === 'yaml-syntax').map((one) => one.line),
  );
  const unlike = new Map(
    findings
      .filter((one) => one.code === 'yaml-syntax' || !broken.has(one.line))
      .map((one) => [`${one.line} ${one.column} ${one.code} ${one.message}`, one]),
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
