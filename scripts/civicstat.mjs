#!/usr/bin/env node
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { refuse, requireNode26, root } from './runtime.mjs';

// The command line. It begins here so that an older Node.js, or a checkout that was not built, gets
// a sentence that says what to do.
requireNode26();
if (!existsSync(join(root, 'dist', 'app.js'))) {
  refuse('Civicstat is not built yet. Run "npm run build" in its folder first.');
}
await import('../dist/app.js');
