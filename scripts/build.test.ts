import { existsSync, readdirSync, readFileSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { run, tinyCheckout, write } from './tiny-checkout.ts';

let folder: string;

beforeEach(() => {
  folder = tinyCheckout({
    'src/app.ts': `import { word } from './words/word.ts';\nprocess.stdout.write(word);\n`,
    'src/words/word.ts': `export const word: string = 'first';\n`,
    'src/words/word.test.ts': `throw new Error('not part of the build');\n`,
    'src/words/fixtures/case.json': '{}',
    'src/web/page.css': 'main { color: black }',
  });
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

async function build() {
  const process_ = run(folder, [process.execPath, 'scripts/build.mjs']);
  return { code: await process_.ended, output: process_.output() };
}

async function say(): Promise<string> {
  const app = run(folder, [process.execPath, 'dist/app.js']);
  await app.ended;
  return app.output();
}

function built(): string[] {
  return readdirSync(join(folder, 'dist'), { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(folder, 'dist', path)).isFile() && !path.startsWith('.'))
    .sort();
}

describe('npm run build', () => {
  it('compiles the sources and copies what they read, without tests and fixtures', async () => {
    expect(await build()).toMatchObject({ code: 0, output: expect.stringContaining('Built') });
    expect(await say()).toBe('first');
    const sources = ['app.js', 'app.js.map', 'web/page.css', 'words/word.js', 'words/word.js.map'];
    expect(built()).toEqual(sources);
  });

  it('does nothing when nothing changed', async () => {
    await build();
    const before = statSync(join(folder, 'dist/app.js')).mtimeMs;
    expect(await build()).toEqual({ code: 0, output: 'dist/ is up to date.\n' });
    expect(statSync(join(folder, 'dist/app.js')).mtimeMs).toBe(before);
  });

  it('notices a change that keeps size and time', async () => {
    await build();
    const source = join(folder, 'src/words/word.ts');
    const { atime, mtime } = statSync(source);
    write(folder, 'src/words/word.ts', readFileSync(source, 'utf8').replace('first', 'other'));
    utimesSync(source, atime, mtime);
    await build();
    expect(await say()).toBe('other');
  });

  it('mends an output that is gone or was changed by hand', async () => {
    await build();
    rmSync(join(folder, 'dist/words/word.js'));
    write(folder, 'dist/app.js', 'process.stdout.write("changed")');
    write(folder, 'dist/web/page.css', 'changed');
    expect((await build()).code).toBe(0);
    expect(await say()).toBe('first');
    expect(readFileSync(join(folder, 'dist/web/page.css'), 'utf8')).toContain('black');
  });

  it('takes away what has no source any more', async () => {
    await build();
    rmSync(join(folder, 'src/web'), { recursive: true });
    rmSync(join(folder, 'src/words'), { recursive: true });
    write(folder, 'src/app.ts', `process.stdout.write('alone');\n`);
    await build();
    expect(built()).toEqual(['app.js', 'app.js.map']);
    expect(existsSync(join(folder, 'dist/words'))).toBe(false);
  });

  it('fails with the place, and again until it is mended', async () => {
    await build();
    write(folder, 'src/words/word.ts', 'export const word: string = 1;\n');
    for (let times = 0; times < 2; times += 1) {
      const { code, output } = await build();
      expect(code).toBe(1);
      expect(output).toContain('src/words/word.ts(1,14)');
      expect(output).toContain('The build failed');
    }
    write(folder, 'src/words/word.ts', `export const word: string = 'mended';\n`);
    expect((await build()).code).toBe(0);
    expect(await say()).toBe('mended');
  });

  it('runs under Node.js 26 when npm calls it', () => {
    expect(process.version).toMatch(/^v26\./);
  });
});
