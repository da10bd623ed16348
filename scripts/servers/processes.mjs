import { execFile, spawn } from 'node:child_process';
import { chownSync, openSync, readFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);
const startMilliseconds = 60_000;
const stopMilliseconds = 20_000;

/** A port that was free a moment ago. */
export function freePort() {
  return new Promise((found, failed) => {
    const server = createServer().on('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => found(port));
    });
  });
}

/**
 * Servers refuse to run as root: then they run as the user that their package made, and the folder
 * is given to that user.
 */
export function asUser(name, folder) {
  if (process.getuid?.() !== 0) return (command) => command;
  const [, , uid, gid] = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((line) => line.startsWith(`${name}:`))
    .split(':');
  chownSync(folder, Number(uid), Number(gid));
  return (command) => ['setpriv', `--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', ...command];
}

export async function runToEnd([program, ...parameters]) {
  await run(program, parameters);
}

/** Starts a server that writes to a log file and ends with this process at the latest. */
export function startServer([program, ...parameters], log, stopSignal = 'SIGINT') {
  const file = openSync(log, 'a');
  const child = spawn(program, parameters, { stdio: ['ignore', file, file], cwd: '/' });
  const ended = new Promise((end) => child.once('exit', end));
  const end = () => child.kill('SIGKILL');
  process.once('exit', end);
  return {
    pid: child.pid,
    /** Resolves when the port takes connections. */
    async ready(port) {
      const giveUp = Date.now() + startMilliseconds;
      while (!(await answers(port))) {
        if (child.exitCode !== null || Date.now() > giveUp) {
          throw new Error(`${program} did not start:\n${readFileSync(log, 'utf8').slice(-2_000)}`);
        }
        await wait(100);
      }
    },
    async stop() {
      child.kill(stopSignal);
      const timer = setTimeout(end, stopMilliseconds);
      await ended;
      clearTimeout(timer);
      process.removeListener('exit', end);
    },
  };
}

function answers(port) {
  return new Promise((answer) => {
    const socket = connect(port, '127.0.0.1');
    const say = (yes) => {
      socket.destroy();
      answer(yes);
    };
    socket.once('connect', () => say(true)).once('error', () => say(false));
  });
}
