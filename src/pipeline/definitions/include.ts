import { isSeq, type Node } from 'yaml';
import { text } from './kinds.ts';
import { report, resolved, type YamlFile } from './yaml-file.ts';

/** More files than this make no folder that people can keep in view. */
const mostFiles = 200;
const fileName = text(300);

/** One file that `include` names. */
export interface Included {
  /** Relative to the city folder, with `/` between its parts. */
  readonly path: string;
  readonly node: Node;
}

/**
 * The files under `include`, in their order, each once; undefined when a name is not allowed,
 * which the file's findings then say.
 */
export function includedFiles(
  file: YamlFile,
  list: Node | undefined,
): readonly Included[] | undefined {
  if (list === undefined) return [];
  if (!isSeq(list) || list.items.length > mostFiles) {
    report(file, list, {
      code: 'not-a-list',
      message: `A list of at most ${mostFiles} file names is expected here`,
      remedy: 'Write for example [metrics/police.yaml, metrics/fire.yaml]',
    });
    return undefined;
  }
  const included = new Map<string, Included>();
  let sound = true;
  for (const item of list.items) {
    const node = resolved(file, item) ?? list;
    const path = fileName.read(node, file)?.replace(/^(\.\/+)+/, '');
    if (path === undefined) sound = false;
    else if (!isInside(path)) {
      sound = false;
      report(file, node, notAllowed);
    } else if (included.has(path)) report(file, node, twice);
    else included.set(path, { path, node });
  }
  return sound ? [...included.values()] : undefined;
}

const twice = {
  code: 'duplicate-file',
  message: 'The file is included already',
  remedy: 'Remove one of the two',
};

const notAllowed = {
  code: 'bad-file-name',
  message: 'Another YAML file inside this folder is expected here',
  remedy: 'Write a name such as metrics/police.yaml, without "..", and with "/" between its parts',
};

/** Plain parts, so that the name cannot lead out of the folder on any system. */
function isInside(path: string): boolean {
  return (
    path !== 'city.yaml' &&
    /\.ya?ml$/i.test(path) &&
    path.split('/').every((part) => /^[^\\:*?"<>|]+$/.test(part) && !/^\.+$/.test(part))
  );
}
