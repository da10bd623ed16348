#!/usr/bin/env node
import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { constants, hostname, tmpdir, userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { run } from './cli/run.ts';
import { openTerminal } from './cli/terminal/index.ts';
import type { Holder, OpenedPlatform, Place, World } from './cli/world.ts';
import { connectors } from './connectors/index.ts';
import type { Instant } from './model/index.ts';
import { openNetwork } from './network/index.ts';
import type { Outside } from './pipeline/collect/contract.ts';
import { type DataFolder, dataFolder, isDataFolder } from './pipeline/data-folder.ts';
import { siteAddress } from './pipeline/site-address.ts';
import type { Stores } from './pipeline/stores.ts';
import { openFactsWorker } from './pipeline/worker/client.ts';
import { acquireLock, type StateHome } from './state/index.ts';

/** What a shell says of a program that a closed pipe ended: 128 and the number of the signal. */
const exitCodeOfPipe = 128 + constants.signals.SIGPIPE;
const here = fileURLToPath(new URL('.', import.meta.url));
const version = (
  JSON.parse(readFileSync(join(here, '..', 'package.json'), 'utf8')) as { version: string }
).version;

const clock = (): Instant => Math.round((performance.timeOrigin + performance.now()) * 1000);
const actor = `command line: ${userInfo().username}`;
/** What a person types before a command's name: npm says by which of its scripts it runs this. */
const program = ['civicstat', 'start'].includes(process.env.npm_lifecycle_event ?? '')
  ? 'npm run -s civicstat --'
  : 'civicstat';
const milliseconds = () => performance.now();
const terminal = openTerminal({
  stdout: process.stdout,
  stderr: process.stderr,
  clock: milliseconds,
  program,
});

// Whoever reads the output may have seen enough, as `head` does: nobody is told anything any more.
// What is under way may stop anywhere, as it may be killed anywhere.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(exitCodeOfPipe);
  });
}

/** Socket paths must be short, so the control socket lies in a folder of the user's own. */
function socketPath(folder: DataFolder): string {
  const name = createHash('sha256').update(folder.root).digest('hex').slice(0, 16);
  if (process.platform === 'win32') return `\\\\.\\pipe\\civicstat-${name}`;
  const runtime = process.env.XDG_RUNTIME_DIR ?? join(tmpdir(), `civicstat-${userInfo().uid}`);
  return join(runtime, 'civicstat', `${name}.sock`);
}

function holderOf(socket: string | null, address: string | null): Holder {
  const since = Temporal.Instant.fromEpochMilliseconds(Math.round(performance.timeOrigin));
  return { pid: process.pid, since: since.toString(), socket, address, version };
}

// What a command that is handed to a running server does not need is loaded when it is used.
async function openPlatform(folder: DataFolder, home: StateHome): Promise<OpenedPlatform> {
  const site = siteAddress(process.env.CIVICSTAT_URL);
  const { openFolderArchive, openSnapshots } = await import('./archive/index.ts');
  const archive = await openFolderArchive(folder.archive);
  const state = await home.open();
  // Nobody else works on a state of our own: who held a lease there was killed.
  if (!home.shared) await state.collecting.dropLeases();
  const facts = openFactsWorker({
    program: fileURLToPath(new URL('./worker.js', import.meta.url)),
    dataFolder: folder.root,
    heapMegabytes: 4096,
  });
  return {
    state,
    facts,
    archive,
    snapshots: openSnapshots(archive, folder.published),
    clock,
    keyFile: keyFileOf(folder),
    site,
    actor,
    close: async () => {
      await facts.close();
      await state.close();
    },
  };
}

/** The state lies in the data folder, or in the database that the environment names. */
function stateHome(path: string): StateHome {
  const url = process.env.DATABASE_URL ?? '';
  const engines = async () => (await import('./state/engines/index.ts')).stateEngines;
  const openFile = async (file: string) => (await engines())[0].open({ path: file });
  if (url === '') {
    return {
      shared: false,
      open: () => openFile(path),
      openFile,
      replace: async (file, stamp) => (await engines())[0].replace({ path }, file, stamp),
    };
  }
  const address = { url, schema: 'civicstat', openFile };
  return {
    shared: true,
    open: async () => (await engines())[1].open(address),
    openFile,
    replace: async (file, stamp) => (await engines())[1].replace(address, file, stamp),
  };
}

/** Hosts that an administrator lets sources reach although they are not public. */
const allowedHosts = (process.env.CIVICSTAT_ALLOWED_HOSTS ?? '')
  .split(/[\s,]+/)
  .filter((host) => host !== '');

function keyFileOf(folder: DataFolder): string {
  return process.env.CIVICSTAT_KEY_FILE ?? folder.key;
}

function outsideOf(folder: DataFolder): Outside {
  return {
    connectors,
    network: {
      request: async (...asked) => openNetwork(allowedHosts).request(...asked),
      connect: async (...asked) => openNetwork(allowedHosts).connect(...asked),
    },
    spools: folder.spools,
    sendMail: async (...asked) => (await import('./mail/index.ts')).sendMail(...asked),
    worker: `${hostname()} ${process.pid}`,
    clock,
    wait: async (milliseconds, signal) => {
      await wait(milliseconds, undefined, { signal });
    },
  };
}

/**
 * Connections that may wait to be accepted. With Node's own 511 the others of a thousand readers who
 * come at once are not heard, and ask again a second later.
 */
const waitingConnections = 4096;

async function listen(folder: DataFolder, address: { port: number; host: string }, stores: Stores) {
  const site = siteAddress(process.env.CIVICSTAT_URL);
  const { openFolderArchive, openSnapshots } = await import('./archive/index.ts');
  const { createServer } = await import('./http/index.ts');
  const archive = await openFolderArchive(folder.archive);
  const app = createServer({
    snapshots: openSnapshots(archive, folder.published),
    log: await openLog(),
    clock,
    site,
    staff: {
      stores,
      random: randomBytes,
      uploads: folder.uploads,
      outside: outsideOf(folder),
    },
  });
  const url = await app.listen({ ...address, backlog: waitingConnections });
  return { url, close: () => app.close() };
}

async function openLog() {
  const { pino } = await import('pino');
  return pino({ name: 'civicstat', level: 'info' }, pino.destination({ dest: 2, sync: true }));
}

function stopSignal(): Promise<void> {
  return new Promise((stop) => {
    // `on`, not `once`: a second request, as Ctrl-C under npm sends one, must not cut the first short.
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop());
  });
}

function placeAt(given: string | undefined): Place {
  const root = resolve(given ?? process.env.CIVICSTAT_DATA ?? 'data');
  const folder = dataFolder(root, process.env.CIVICSTAT_ARCHIVE);
  const state = stateHome(folder.state);
  const place: Place = {
    folder,
    terminal,
    milliseconds,
    clock,
    actor,
    holder: holderOf,
    exists: () => isDataFolder(folder),
    lock: (socket) => acquireLock(root, holderOf(socket, null)),
    outside: outsideOf(folder),
    open: () => openPlatform(folder, state),
    state,
    serve: async (address) =>
      (await import('./cli/server.ts')).serveFolder(
        place,
        {
          socket: socketPath(folder),
          version,
          listen: (where, stores) => listen(folder, where, stores),
          random: randomBytes,
          stopped: stopSignal(),
          log: async (level, message) => (await openLog())[level](message),
        },
        address,
      ),
  };
  return place;
}

const world: World = { cwd: process.cwd(), version, program, terminal, at: placeAt };
process.exitCode = await run(process.argv.slice(2), world);
terminal.finish();
