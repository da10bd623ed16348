import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { root, runNode } from './runtime.mjs';

const compiled = new Set(['.ts', '.tsx']);
const copied = new Set(['.css', '.js', '.woff2', '.svg', '.sql', '.yaml', '.json']);
const testing = /(^|\/)fixtures\/|\.(test|suite)\.tsx?$|\.golden\.json$/;
const recipe = ['tsconfig.json', 'tsconfig.build.json', 'package-lock.json', 'scripts/compile.mjs'];
const typescript = 'node_modules/typescript/bin/tsc';

/**
 * Brings `dist/` up to date with `src/` and says what it did: `current` when there was nothing to
 * do, `built` when there was, `failed` after saying why.
 *
 * `dist/.stamp.json` holds a hash of everything that went in and of everything that came out. Both
 * must still be true for a build to count as current, so neither an edited source nor a damaged
 * output can be served.
 */
export async function compile() {
  const sources = filesIn(join(root, 'src')).filter((file) => isPartOfBuild(file));
  if (!sources.some((file) => compiled.has(extname(file)))) {
    console.error('There is nothing to build: src/ holds no TypeScript.');
    return 'failed';
  }
  const inputs = hashOf([...sources.map((file) => `src/${file}`), ...recipe]);
  const stamp = readStamp();
  const untouched = stamp.outputs === hashOf(outputs());
  if (untouched && stamp.inputs === inputs) return 'current';
  if (!existsSync(join(root, typescript))) {
    console.error(
      'The build needs TypeScript, which is not installed: run "npm ci" (without --omit=dev).',
    );
    return 'failed';
  }
  rmSync(join(root, 'dist/.stamp.json'), { force: true });
  // tsc trusts its own record of what it wrote before; it may only do so when that is still there.
  if (!untouched) rmSync(join(root, 'dist/.tsbuildinfo'), { force: true });
  removeOrphans(sources);
  if ((await runNode([typescript, '-p', 'tsconfig.build.json'])) !== 0) {
    console.error('The build failed: the lines above say where. dist/ is not complete.');
    return 'failed';
  }
  for (const file of sources.filter((name) => copied.has(extname(name)))) copyAsset(file);
  writeFileSync(
    join(root, 'dist/.stamp.json'),
    `${JSON.stringify({ inputs, outputs: hashOf(outputs()) })}\n`,
  );
  return 'built';
}

function isPartOfBuild(file) {
  return !testing.test(file) && (compiled.has(extname(file)) || copied.has(extname(file)));
}

/** Paths below a folder with forward slashes, in order; none when there is no such folder. */
function filesIn(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .map((path) => path.replaceAll('\\', '/'))
    .sort();
}

function outputs() {
  return filesIn(join(root, 'dist'))
    .filter((file) => file !== '.stamp.json' && file !== '.tsbuildinfo')
    .map((file) => `dist/${file}`);
}

function hashOf(files) {
  const hash = createHash('sha256');
  for (const file of files) {
    const bytes = readFileSync(join(root, file));
    hash.update(`${file}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest('hex');
}

function readStamp() {
  try {
    return JSON.parse(readFileSync(join(root, 'dist/.stamp.json'), 'utf8'));
  } catch {
    // No stamp, or one that a killed build left half written: the same as never built.
    return {};
  }
}

/** Removes what no source stands behind any more: a deleted module must not stay importable. */
function removeOrphans(sources) {
  const expected = new Set(
    sources.flatMap((file) => {
      const stem = file.slice(0, file.length - extname(file).length);
      return compiled.has(extname(file)) ? [`${stem}.js`, `${stem}.js.map`] : [file];
    }),
  );
  const dist = join(root, 'dist');
  for (const file of filesIn(dist)) {
    if (expected.has(file) || file === '.tsbuildinfo') continue;
    rmSync(join(dist, file));
    removeEmptyFolders(dirname(join(dist, file)), dist);
  }
}

function removeEmptyFolders(folder, upTo) {
  if (folder === upTo || readdirSync(folder).length > 0) return;
  rmdirSync(folder);
  removeEmptyFolders(dirname(folder), upTo);
}

function copyAsset(file) {
  const target = join(root, 'dist', file);
  mkdirSync(dirname(target), { recursive: true });
  copyFileSync(join(root, 'src', file), target);
}
