import { isScalar, type Node } from 'yaml';
import { type Finding, UserError } from '../../model/index.ts';
import { type CityFiles, largestFileBytes, tooLarge } from './city-files.ts';
import { type Included, includedFiles } from './include.ts';
import { parseYaml } from './parse-yaml.ts';
import { type Entry, readSection, type Section } from './section.ts';
import { settings } from './settings.ts';
import { report, type YamlFile } from './yaml-file.ts';

/** A file's `departments`, `topics` and `metrics`, not looked into yet. */
export type ListsEntry = Entry<(typeof settings)['included file']>;

/** The files of a city folder, taken apart into their top-level keys. */
export interface Sources {
  /** `city.yaml` first, then what it includes, in its order. */
  readonly files: readonly YamlFile[];
  readonly main: YamlFile;
  /** The value of the key `city`. */
  readonly city: Node | undefined;
  /** The values of the keys `schedule` and `mail`. */
  readonly operations: {
    readonly schedule: Node | undefined;
    readonly mail: Node | undefined;
  };
  readonly lists: readonly ListsEntry[];
  /** False when a file or its structure could not be read: what seems absent may stand there. */
  readonly whole: boolean;
}

/** Reads `city.yaml` and its included files; findings alone when there is no `city.yaml`. */
export async function readSources(folder: string, files: CityFiles): Promise<Sources | Finding[]> {
  const name = nameIn(folder, 'city.yaml');
  const text = await textOf(files, 'city.yaml');
  if (typeof text !== 'string') return text.map((finding) => ({ ...finding, file: name }));
  const main = sectionOf(name, text, 'city.yaml', settings['city.yaml']);
  const included = includedFiles(main.file, main.entry?.nodes.include);
  const parts: Source<ListsEntry>[] = [];
  for (const one of included ?? []) {
    const part = await readIncluded(folder, files, main.file, one);
    if (part !== undefined) parts.push(part);
  }
  const entries = [main.entry, ...parts.map((part) => part.entry)];
  return {
    files: [main.file, ...parts.map((part) => part.file)],
    main: main.file,
    city: main.entry?.nodes.city,
    operations: { schedule: main.entry?.nodes.schedule, mail: main.entry?.nodes.mail },
    lists: entries.filter((entry) => entry !== undefined),
    whole: !entries.includes(undefined) && included?.length === parts.length,
  };
}

interface Source<E> {
  readonly file: YamlFile;
  /** Undefined when the file's structure cannot be trusted. */
  readonly entry: E | undefined;
}

async function readIncluded(
  folder: string,
  files: CityFiles,
  main: YamlFile,
  { path, node }: Included,
): Promise<Source<ListsEntry> | undefined> {
  const text = await textOf(files, path);
  if (typeof text === 'string') {
    return sectionOf(nameIn(folder, path), text, 'an included file', settings['included file']);
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
