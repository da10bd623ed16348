import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout's own folder. Every script works from here, wherever it was called from. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const parent = process.ppid;
const stopSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** Ends a script with a sentence that a person can act on. Exit code 2: someone can mend it. */
export function refuse(sentence) {
  console.error(sentence);
  process.exit(2);
}

/**
 * Ends the script when it does not run under Node.js 26. The scripts are plain JavaScript so that
 * an older Node.js gets as far as this sentence instead of a syntax error.
 */
export function requireNode26() {
  if (process.version.startsWith('v26.')) return;
  refuse(
    `Civicstat needs Node.js 26, and this is ${process.version} (${process.execPath}). ` +
      'Node.js 26 comes with the project: run "npm ci" in its folder, then call its commands ' +
      'through npm ("npm start", "npm test", "npm run build"), which puts Node.js 26 first on the ' +
      'path. "npm ci" with --omit=optional leaves it out, and so does a platform other than ' +
      'Linux x64, Linux arm64, macOS arm64 and Windows x64: install Node.js 26 from nodejs.org there.',
  );
}

/**
 * Runs Node.js 26 on a script with the caller's own input and output and gives its exit code.
 *
 * A request to stop goes on to the child, so that nothing is left running behind a stopped script.
 * npm puts a shell between itself and a script, and that shell dies of a signal without passing it
 * on; so the death of the shell counts as a request to stop, too. A child may therefore be asked
 * more than once: it must take the first request and ignore the others.
 */
export function runNode(args, env = process.env) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: root, env, stdio: 'inherit' });
    const stopForwarding = forwardStops(child);
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      stopForwarding();
      resolve(signal === null ? code : 128 + constants.signals[signal]);
    });
  });
}

function forwardStops(child) {
  const forward = (signal) => child.kill(signal);
  for (const signal of stopSignals) process.on(signal, forward);
  const underNpm = process.env.npm_lifecycle_event !== undefined;
  const watch = setInterval(() => {
    if (!underNpm || process.ppid === parent) return;
    clearInterval(watch);
    child.kill('SIGTERM');
  }, 200);
  return () => {
    clearInterval(watch);
    for (const signal of stopSignals) process.off(signal, forward);
  };
}
