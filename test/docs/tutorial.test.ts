import { expect, it } from 'vitest';
import { blocksOf, readPage } from './markdown.ts';
import { openWalk } from './walk.ts';

const tutorial = readPage('docs/tutorial.md');

it('the tutorial does what it says, step by step', { timeout: 180_000 }, async () => {
  const blocks = blocksOf(tutorial);
  const walk = openWalk();
  let steps = 0;
  for (const [index, block] of blocks.entries()) {
    if (block.language === 'text' || block.note === 'not-run') continue;
    if (block.note !== '') {
      walk.write(block);
      continue;
    }
    expect(block.language, `line ${block.line}`).toBe('sh');
    const next = blocks[index + 1];
    const expected = next?.language === 'text' ? next : undefined;
    const receipt = block.text.includes('RECEIPT') ? await firstReceipt(walk.address()) : '';
    const wrong = await walk.step(block, expected, (text) => text.replace('RECEIPT', receipt));
    expect(wrong, `line ${block.line}`).toBeNull();
    steps += 1;
    if (/ serve$/m.test(block.text)) await comparePage(walk.address());
  }
  expect(steps).toBeGreaterThan(10);
});

/** The first receipt, found as the tutorial tells its reader to. */
async function firstReceipt(address: string): Promise<string> {
  const page = `${address}/my-city/metrics/pothole-on-time.json`;
  const text = await (await fetch(page)).text();
  return /"receipt": ?"([0-9a-f]{64})"/.exec(text)![1]!.slice(0, 8);
}

/** What stands in curly quotes in the paragraph about the board stands on the board. */
async function comparePage(address: string): Promise<void> {
  const html = await (await fetch(`${address}/my-city`)).text();
  const shown = html.replaceAll(/<[^>]*>/g, '').replaceAll(/\s+/g, ' ');
  const paragraph = tutorial.text.split('\n').find((line) => line.includes(':3000/my-city>'))!;
  const quotes = [...paragraph.matchAll(/“([^”]+)”/g)].map((match) => match[1]!);
  expect(quotes.length).toBeGreaterThan(3);
  for (const quote of quotes) expect(shown).toContain(quote);
}
