import type { LineCounter, Node } from 'yaml';
import { type Finding, shortValue } from '../../model/index.ts';

/** One YAML file while it is read: its tree, where things stand in it, and what was found. */
export interface YamlFile {
  /** The name that findings carry. */
  readonly name: string;
  readonly text: string;
  readonly lines: LineCounter;
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
  const { line, col } = file.lines.linePos(typeof at === 'number' ? at : (at.range?.[0] ?? 0));
  return { file: file.name, line: Math.max(1, line), column: Math.max(1, col) };
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
