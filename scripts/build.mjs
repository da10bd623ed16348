import { compile } from './compile.mjs';
import { requireNode26 } from './runtime.mjs';

requireNode26();
const began = performance.now();
const result = await compile();
if (result === 'failed') process.exit(1);
const seconds = ((performance.now() - began) / 1000).toFixed(1);
console.log(result === 'built' ? `Built dist/ in ${seconds} s.` : 'dist/ is up to date.');
