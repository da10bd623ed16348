import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../civicstat.ts';

/** A Markdown file of the project. */
export interface Page {
  /** Path in the checkout, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

/** A fenced block: its language, the words behind it, and its text with a last line break. */
export interface Block {
  readonly language: string;
  readonly note: string;
  readonly text: string;
  readonly line: number;
}

/** Every Markdown file that people read, but those of fixtures. */
export function allPages(): Page[] {
  const patterns = ['*.md', 'docs/**/*.md', 'examples/**/*.md', 'src/**/README.md'];
  return globSync(patterns, { cwd: root })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !path.includes('/fixtures/'))
    .sort()
    .map(readPage);
}

export function readPage(path: string): Page {
  return { path, text: readFileSync(join(root, path), 'utf8') };
}

/** The fenced blocks of a page, in order. */
export function blocksOf({ text }: Page): Block[] {
  const blocks: Block[] = [];
  let open: { info: string; line: number; lines: string[] } | null = null;
  for (const [index, line] of text.split('\n').entries()) {
    if (!line.startsWith('```')) open?.lines.push(line);
    else if (open === null) open = { info: line.slice(3), line: index + 1, lines: [] };
    else {
      const [language = '', ...words] = open.info.split(' ');
      const body = open.lines.map((one) => `${one}\n`).join('');
      blocks.push({ language, note: words.join(' '), text: body, line: open.line });
      open = null;
    }
  }
  return blocks;
}

/** The text without fenced blocks, and without the insides of code spans. */
function proseOf({ text }: Page): string {
  return text.replaceAll(/^```[\s\S]*?^```$/gm, '').replaceAll(/`[^`\n]*`/g, '``');
}

/** Targets of all links of a page. */
export function linksOf(page: Page): string[] {
  return [...proseOf(page).matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1]!);
}

/** The anchors of a page's headings, as GitHub makes them. */
export function anchorsOf({ text }: Page): Set<string> {
  const seen = new Map<string, number>();
  const anchors = new Set<string>();
  const prose = text.replaceAll(/^```[\s\S]*?^```$/gm, '');
  for (const [, heading] of prose.matchAll(/^#{1,6} (.+)$/gm)) {
    const plain = heading!.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase();
    const anchor = plain.replaceAll(/[^\p{L}\p{N}\p{M} _-]/gu, '').replaceAll(' ', '-');
    const before = seen.get(anchor) ?? 0;
    seen.set(anchor, before + 1);
    anchors.add(before === 0 ? anchor : `${anchor}-${before}`);
  }
  return anchors;
}

/** The rows of every table whose head is exactly `head`, as texts without code marks. */
export function tableRows({ text }: Page, head: readonly string[]): string[][] {
  const rows: string[][] = [];
  let inside = false;
  for (const line of text.split('\n')) {
    const cells = line.startsWith('|') ? cellsOf(line) : null;
    if (cells === null) inside = false;
    else if (cells.join('|') === head.join('|')) inside = true;
    else if (inside && !/^[-: ]+$/.test(cells[0]!)) rows.push(cells);
  }
  return rows;
}

function cellsOf(line: string): string[] {
  return line
    .replace(/\|\s*$/, '')
    .split(/(?<!\\)\|/)
    .slice(1)
    .map((cell) => cell.trim().replaceAll('`', ''));
}
