import type { Node } from 'yaml';
import { type Finding, shortValue } from '../../model/index.ts';

/** One YAML file while it is read: its tree, where things stand in it, and what was found. */
export interface YamlFile {
  /** The name that findings carry. */
  readonly name: string;
  readonly text: string;
  /** Where each line begins in the text, in order. */
  readonly lineStarts: readonly number[];
  /** What each alias stands for. */
  readonly aliased: ReadonlyMap<Node, Node>;
  readonly findings: Finding[];
}

/** What a finding says apart from where. */
export interface Said {
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
}

/** Where a node begins, with line and column from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export function placeOf(file: YamlFile, at: Node | number): Place {
  const offset = typeof at === 'number' ? at : (at.range?.[0] ?? 0);
  let line = 0;
  let after = file.lineStarts.length;
  while (after - line > 1) {
    const middle = (line + after) >> 1;
    if (file.lineStarts[middle]! <= offset) line = middle;
    else after = middle;
  }
  return { file: file.name, line: line + 1, column: offset - file.lineStarts[line]! + 1 };
}

/** Where each line of a text begins. The YAML parser's own count misses lines after an error. */
export function lineStartsOf(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) {
    starts.push(at + 1);
  }
  return starts;
}

/** Reports something wrong at a node (with the node's text as value) or at an offset of the text. */
export function report(file: YamlFile, at: Node | number, said: Said): void {
  const place = placeOf(file, at);
  const text =
    typeof at === 'number' || !at.range ? '' : file.text.slice(at.range[0], at.range[1]).trim();
  const firstLine = text.split(/[\r\n]/, 1)[0]!;
  file.findings.push({
    ...said,
    ...place,
    ...(firstLine === '' ? {} : { value: shortValue(firstLine) }),
  });
}

/** The node itself, or what it stands for when it is an alias; null when there is nothing. */
export function resolved(file: YamlFile, node: unknown): Node | null {
  if (node === null || node === undefined) return null;
  return file.aliased.get(node as Node) ?? (node as Node);
}
