import { expect, it } from 'vitest';
import { blocksOf, readPage } from './markdown.ts';
import { openWalk } from './walk.ts';

const page = readPage('docs/explanation/one-ratio.md');
const serving = { language: 'sh', note: '', text: 'npm run -s civicstat -- serve\n', line: 0 };

/** The board as a reader sees it, without its marks. */
async function boardOf(address: string): Promise<string> {
  const html = await (await fetch(`${address}/one-ratio`)).text();
  return html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');
}

it('the lesson of 29.35 is what the program prints and the board says', {
  timeout: 120_000,
}, async () => {
  const walk = openWalk();
  const blocks = blocksOf(page);
  const boards: string[] = [];
  for (const [index, block] of blocks.entries()) {
    if (block.note !== '') walk.write(block);
    if (block.language !== 'sh') continue;
    const next = blocks[index + 1];
    const expected = next?.language === 'text' ? next : undefined;
    expect(await walk.step(block, expected), `line ${block.line}`).toBeNull();
    if (!block.text.includes('publish')) continue;
    if (boards.length === 0) await walk.step(serving, undefined);
    boards.push(await boardOf(walk.address()));
  }
  const [uncapped = '', capped = ''] = boards;
  const [warning, ...bounds] = [...page.text.matchAll(/“([^”]+)”/g)].map((match) => match[1]!);
  expect(uncapped).toContain(warning);
  expect(uncapped).toContain('29.35');
  expect(capped).not.toContain('carries the day');
  expect(bounds).toHaveLength(2);
  for (const quote of bounds) expect(capped).toContain(quote);
});
