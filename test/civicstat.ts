import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

export const root = fileURLToPath(new URL('..', import.meta.url));
const program = join(root, 'dist', 'app.js');

/** What a command line printed and how it ended. */
export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A data folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'civicstat-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Environment variables beside those of the test. */
type Environment = Readonly<Record<string, string>>;

/** Starts a command line of the built program. */
export function start(
  data: string,
  args: readonly string[],
  environment: Environment = {},
): ChildProcess {
  return spawn(process.execPath, [program, '--data', data, ...args], {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Runs a command line of the built program to its end. */
export function civicstat(data: string, ...args: readonly string[]): Promise<Ended> {
  return runToEnd(data, args);
}

export function runToEnd(
  data: string,
  args: readonly string[],
  environment: Environment = {},
): Promise<Ended> {
  const child = start(data, args, environment);
  let out = '';
  let err = '';
  child.stdout!.setEncoding('utf8').on('data', (chunk) => {
    out += chunk;
  });
  child.stderr!.setEncoding('utf8').on('data', (chunk) => {
    err += chunk;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, err }));
  });
}

/** Runs a command line that must succeed; its standard output. */
export async function succeed(data: string, ...args: readonly string[]): Promise<string> {
  const { code, out, err } = await civicstat(data, ...args);
  if (code !== 0) throw new Error(`civicstat ${args.join(' ')} ended with ${code}: ${err}${out}`);
  return out;
}

/** A server on a data folder. */
export interface Server {
  readonly url: string;
  readonly child: ChildProcess;
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

/** Starts a server that is stopped after the test unless it was before. */
export async function serve(data: string): Promise<Server> {
  const server = await startServer(data);
  onTestFinished(async () => {
    await server.stop('SIGKILL');
  });
  return server;
}

/** Starts `civicstat serve` on a free port and waits until it says where. */
export async function startServer(data: string, environment: Environment = {}): Promise<Server> {
  const child = start(data, ['serve', '--port', '0'], environment);
  const closed = new Promise<number | null>((resolve) => child.on('close', resolve));
  const stop = async (signal: NodeJS.Signals = 'SIGTERM') => {
    child.kill(signal);
    return closed;
  };
  let err = '';
  child.stderr!.setEncoding('utf8').on('data', (chunk) => {
    err += chunk;
  });
  const url = await new Promise<string>((resolve, reject) => {
    let out = '';
    child.stdout!.setEncoding('utf8').on('data', (chunk) => {
      out += chunk;
      const found = /https?:\/\/\S+/.exec(out);
      if (found !== null) resolve(found[0]);
    });
    child.on('close', (code) => reject(new Error(`serve ended with ${code}: ${out}${err}`)));
  });
  return { url, child, stop };
}
