import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { generatedPages } from './pages.ts';

const root = dirname(dirname(import.meta.dirname));
for (const [path, text] of generatedPages()) {
  writeFileSync(join(root, path), text);
  console.log(`Wrote ${path}`);
}
