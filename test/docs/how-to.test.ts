import { describe, expect, it } from 'vitest';
import { blocksOf, readPage } from './markdown.ts';
import { openWalk } from './walk.ts';

const pages = [
  'load-data',
  'load-cases',
  'import-other-files',
  'keep-data-coming',
  'pull-open-data',
  'change-a-target',
  'retire-or-rename',
  'back-up-and-restore',
  'check-and-rebuild',
  'let-people-in',
  'certification',
];
const cityFile = 'my-city/city.yaml';
const tutorial = blocksOf(readPage('docs/tutorial.md'));
const apply = 'npm run -s civicstat -- apply my-city\n';

describe('the how-to pages do what they say, with the city of the tutorial', () => {
  it.each(pages)('%s', { timeout: 90_000 }, async (name) => {
    const walk = openWalk();
    for (const block of tutorial) if (block.note === cityFile) walk.write(block);
    await walk.step({ language: 'sh', note: '', text: apply, line: 0 }, undefined);
    const blocks = blocksOf(readPage(`docs/how-to/${name}.md`));
    let steps = 0;
    for (const [index, block] of blocks.entries()) {
      if (block.language !== 'sh' && block.note === '') continue;
      if (block.note === 'not-run') continue;
      if (block.note !== '') {
        walk.write(block);
        continue;
      }
      const next = blocks[index + 1];
      const expected = next?.language === 'text' ? next : undefined;
      expect(await walk.step(block, expected), `line ${block.line}`).toBeNull();
      steps += 1;
    }
    expect(steps).toBeGreaterThan(0);
  });
});
