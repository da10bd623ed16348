import { isAlias, isCollection, isPair, type Node } from 'yaml';
import { report, type YamlFile } from './yaml-file.ts';

/** How many lists and maps may stand inside one another. */
const deepest = 32;
/** How many nodes the aliases of a file may stand for, so that a few lines cannot become millions. */
const mostAliasedNodes = 20_000;

interface Survey {
  readonly file: YamlFile;
  readonly anchors: Map<string, { readonly node: Node; readonly size: number }>;
  readonly aliased: Map<Node, Node>;
  aliasedNodes: number;
  tooDeep: Node | null;
}

/**
 * Looks at every node once: refuses tags, notes in `aliased` what each alias stands for, and
 * refuses a tree that is too deep or that aliases blow up. False: the tree should not be read.
 */
export function survey(file: YamlFile, root: Node, aliased: Map<Node, Node>): boolean {
  const state: Survey = { file, anchors: new Map(), aliased, aliasedNodes: 0, tooDeep: null };
  sizeOf(state, root, 1);
  if (state.tooDeep !== null) {
    report(file, state.tooDeep, {
      code: 'yaml-too-deep',
      message: `More than ${deepest} lists and maps stand inside one another`,
      remedy: 'Remove the nested brackets',
    });
    return false;
  }
  if (state.aliasedNodes <= mostAliasedNodes) return true;
  report(file, 0, {
    code: 'yaml-aliases',
    message: `The aliases of this file stand for more than ${mostAliasedNodes} values`,
    remedy: 'Write the values out instead of repeating them by alias',
  });
  return false;
}

/** How many nodes a node comes to when its aliases are followed. */
function sizeOf(state: Survey, node: Node, depth: number): number {
  if (isAlias(node)) return sizeOfAlias(state, node, node.source);
  if (node.tag !== undefined) {
    report(state.file, node, {
      code: 'yaml-tag',
      message: `The tag \`${node.tag.replace('tag:yaml.org,2002:', '!!')}\` is not read`,
      remedy: 'Remove the tag; put a text that begins with "!" in quotes',
    });
  }
  let size = 1;
  if (depth > deepest) state.tooDeep ??= node;
  else for (const child of childrenOf(node)) size += sizeOf(state, child, depth + 1);
  if (node.anchor !== undefined) state.anchors.set(node.anchor, { node, size });
  return size;
}

function sizeOfAlias(state: Survey, alias: Node, name: string): number {
  const anchor = state.anchors.get(name);
  if (anchor === undefined) {
    report(state.file, alias, {
      code: 'unknown-alias',
      message: `No anchor \`&${name}\` ends before this alias`,
      remedy: 'Put the text in quotes if no alias was meant; else write the value out',
    });
    return 1;
  }
  state.aliased.set(alias, anchor.node);
  state.aliasedNodes += anchor.size;
  return anchor.size;
}

function childrenOf(node: Node): Node[] {
  if (!isCollection(node)) return [];
  return node.items
    .flatMap((item) => (isPair(item) ? [item.key, item.value] : [item]))
    .filter((child): child is Node => child !== null && child !== undefined);
}
