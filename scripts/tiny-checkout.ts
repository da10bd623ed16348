import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const root = dirname(import.meta.dirname);

/**
 * A checkout in a temporary folder with the real scripts and settings and the sources of a test's
 * own. The caller removes the folder.
 */
export function tinyCheckout(sources: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'civicstat-checkout-'));
  const copied = ['package.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json'];
  for (const name of [...copied, 'scripts']) {
    cpSync(join(root, name), join(folder, name), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  for (const [path, text] of Object.entries(sources)) write(folder, path, text);
  return folder;
}

export function write(folder: string, path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

export interface Run {
  /** Everything printed so far, on either channel. */
  readonly output: () => string;
  readonly kill: (signal: NodeJS.Signals) => void;
  /** The exit code, null when a signal ended the process. */
  readonly ended: Promise<number | null>;
  /** Resolves when the output contains a text; fails when the process ends without it. */
  readonly printed: (text: string) => Promise<void>;
}

/** Starts a command in a folder; standard input is empty. */
export function run(
  folder: string,
  command: readonly [string, ...string[]],
  env: NodeJS.ProcessEnv = process.env,
): Run {
  const [program, ...args] = command;
  const child = spawn(program, args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const onText: (() => void)[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      for (const look of onText) look();
    });
  }
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  const printed = async (text: string) => {
    const seen = new Promise<boolean>((resolve) => {
      const look = () => output.includes(text) && resolve(true);
      onText.push(look);
      look();
    });
    if (await Promise.race([seen, ended.then(() => output.includes(text))])) return;
    throw new Error(`The process ended without printing ${JSON.stringify(text)}:\n${output}`);
  };
  return {
    output: () => output,
    kill: (signal) => child.kill(signal),
    ended,
    printed,
  };
}
