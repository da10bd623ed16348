import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { root, temporaryFolder } from '../civicstat.ts';
import type { Block } from './markdown.ts';
import { mismatch } from './match.ts';

const usualAddress = 'http://127.0.0.1:3000';

/**
 * Walks through a page as its reader does, in an empty folder, with the built program:
 *
 * - `sh` is run; a `text` block behind it is what it prints. `sh not-run` is passed over.
 * - A block whose note is a file's name is written to that file; a `diff` changes it.
 * - `serve` goes on in the background, on a free port in place of 3000.
 */
export function openWalk() {
  const folder = temporaryFolder();
  const program = JSON.stringify(join(root, 'dist/app.js'));
  const scripts = { civicstat: `${JSON.stringify(process.execPath)} ${program}` };
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, scripts }));
  let address = usualAddress;

  const printed = async (block: Block, replace: (command: string) => string) => {
    const command = replace(block.text);
    if (!/ serve$/m.test(command)) return run(folder, command);
    const { out, url } = await serveBehind(folder, command.replace(/ serve$/m, ' serve --port 0'));
    address = url;
    return out.replace(url, usualAddress);
  };
  return {
    /** Where the server listens, once there is one. */
    address: () => address,
    write: (block: Block) => writeBlock(folder, block),
    /** Runs a block; what stands in its way, or null. */
    step: async (block: Block, expected: Block | undefined, replace = (text: string) => text) => {
      const out = await printed(block, replace);
      return expected === undefined ? null : mismatch(expected.text, out);
    },
  };
}

function writeBlock(folder: string, { language, note, text, line }: Block): void {
  const file = join(folder, note);
  mkdirSync(dirname(file), { recursive: true });
  if (language !== 'diff') {
    writeFileSync(file, text);
    return;
  }
  let changed = readFileSync(file, 'utf8');
  // Each line that goes, and the lines that come in its place.
  for (const step of text.matchAll(/^-(.*\n)((?:\+.*\n)+)/gm)) {
    const [before, after] = [step[1]!, step[2]!.replace(/^\+/gm, '')];
    if (changed.split(before).length !== 2) {
      throw new Error(`line ${line}: “${before}” does not stand in ${note} once`);
    }
    changed = changed.replace(before, () => after);
  }
  writeFileSync(file, changed);
}

function shell(folder: string, command: string): ChildProcess {
  // What an outer npm says of itself must not lead the inner one elsewhere.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(npm_|CIVICSTAT_|NODE_ENV)/.test(name)),
  );
  return spawn('sh', ['-c', `{ ${command}\n} 2>&1`], {
    cwd: folder,
    env: { ...env, NO_UPDATE_NOTIFIER: '1' },
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
}

function run(folder: string, command: string): Promise<string> {
  const child = shell(folder, command);
  let out = '';
  child.stdout!.setEncoding('utf8').on('data', (chunk) => {
    out += chunk;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', () => resolve(out));
  });
}

function serveBehind(folder: string, command: string): Promise<{ out: string; url: string }> {
  const child = shell(folder, command);
  const closed = new Promise((resolve) => child.on('close', resolve));
  onTestFinished(async () => {
    try {
      // npm stands between: the whole group is told, and only the one that was started here.
      process.kill(-child.pid!, 'SIGTERM');
    } catch {
      // It ended by itself.
    }
    await closed;
  });
  return new Promise((resolve, reject) => {
    let out = '';
    child.stdout!.setEncoding('utf8').on('data', (chunk) => {
      out += chunk;
      const line = out.split('\n').find((one) => one.startsWith('Civicstat serves '));
      const url = line === undefined ? null : /https?:\/\/\S+/.exec(line);
      if (url !== null) resolve({ out: `${line}\n`, url: url[0] });
    });
    child.on('close', () => reject(new Error(`the server did not start: ${out}`)));
  });
}
