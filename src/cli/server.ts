import { setTimeout as wait } from 'node:timers/promises';
import { Fault, UserError } from '../model/index.ts';
import type { Collecting } from '../pipeline/collect/contract.ts';
import { keepSchedule } from '../pipeline/collect/scheduler.ts';
import type { Stores } from '../pipeline/stores.ts';
import { commands } from './commands/index.ts';
import type { Terminal } from './contract.ts';
import type { Handed } from './control/protocol.ts';
import { openControl } from './control/server.ts';
import { atTheDoor } from './door.ts';
import { type OpenSession, openSession } from './session.ts';
import { offerFirstCode, storesOf } from './staff.ts';
import { openTurns, type Turns } from './turns.ts';
import type { Holder, Lock, Place } from './world.ts';

/** What serving needs beside the place. */
export interface Serving {
  readonly socket: string;
  readonly version: string;
  /**
   * Starts the server, whose public pages need files alone; resolves with its address when it
   * listens. Pages for staff wait until the stores are open.
   */
  listen(
    address: { readonly port: number; readonly host: string },
    stores: Stores,
  ): Promise<{
    readonly url: string;
    close(): Promise<void>;
  }>;
  /** So many bytes that nobody can guess. */
  random(bytes: number): Buffer;
  /** Resolves when the process is told to stop. */
  readonly stopped: Promise<void>;
  log(level: 'info' | 'error', message: string): Promise<void>;
}

/** A short command may be about to end; a server will not. */
const patienceMilliseconds = 1_200;

/** How soon a page shows what another server published. */
const followMilliseconds = 5_000;

/**
 * Serves a data folder: takes its lock, listens at once (public pages need files only), then opens
 * the stores and the control socket on which other command lines hand their commands over.
 */
export async function serveFolder(
  place: Place,
  serving: Serving,
  address: { readonly port: number; readonly host: string },
): Promise<number> {
  const isNew = !place.exists();
  const lock = await lockOrName(place, serving.socket);
  try {
    const stop = new AbortController();
    const turns = openTurns();
    const session = openSession(place, turns, stop.signal);
    const stores = storesOf(session, turns, place.terminal.report);
    const site = await serving.listen(address, stores).catch((error) => {
      throw cannotListen(error, address);
    });
    try {
      await lock.update(lock.holder(site.url));
      place.terminal.out(`Civicstat serves ${site.url}\n`);
      if (isNew) place.terminal.report.say(newFolder(place.folder.root));
      const opened = openAtOnce(place, serving, session, turns);
      void opened.then(() => offerFirstCode(stores, serving.random, place.terminal, site.url));
      await workUntilStopped(place, serving, session, turns, stop);
    } finally {
      // The site first: a page for staff would open the stores again.
      await site.close();
      await turns('alone', () => session.close());
    }
  } finally {
    await lock.release();
  }
  place.terminal.report.say('Stopped.');
  return 0;
}

/** A mistyped name must not pass for a city that has lost everything. */
function newFolder(root: string): string {
  return `There was no data folder ${root}: a new, empty one is served. If a city should be here, stop and check --data and CIVICSTAT_DATA.`;
}

/** Says what an address that cannot be had means; anything else stays the fault that it is. */
function cannotListen(
  error: NodeJS.ErrnoException,
  { port, host }: { readonly port: number; readonly host: string },
): Error {
  const [message, remedy] = unusableAddresses[error.code ?? ''] ?? [];
  if (message === undefined || remedy === undefined) return error;
  return new UserError({ code: 'address', message, value: `${host}:${port}`, remedy });
}

const anotherPort = 'Choose another with --port, or 0 for a free one';
const unusableAddresses: Readonly<Record<string, readonly [message: string, remedy: string]>> = {
  EADDRINUSE: ['Another program listens on this address', anotherPort],
  EACCES: ['This program may not listen on this port', anotherPort],
  EADDRNOTAVAIL: ['This machine does not have this address', 'Correct --host'],
  ENOTFOUND: ['There is no such host', 'Correct --host'],
};

async function lockOrName(
  place: Place,
  socket: string,
): Promise<Lock & { holder(address: string): Holder }> {
  const giveUp = place.milliseconds() + patienceMilliseconds;
  for (;;) {
    const lock = await place.lock(socket);
    if (!('held' in lock)) return { ...lock, holder: (address) => place.holder(socket, address) };
    const { held } = lock;
    if (held.socket !== null || place.milliseconds() > giveUp) {
      const where = held.address === null ? '' : `, and serves ${held.address}`;
      throw new Fault(
        `the data folder ${place.folder.root} is held by process ${held.pid} since ${held.since}${where}`,
        'Stop that process first, or choose another folder with --data',
      );
    }
    await wait(100);
  }
}

async function openAtOnce(
  place: Place,
  serving: Serving,
  session: OpenSession,
  turns: Turns,
): Promise<void> {
  let stopping = false;
  void serving.stopped.then(() => {
    stopping = true;
  });
  try {
    await turns('alone', () => session.prepare('sound-stores', place.terminal.report));
  } catch (error) {
    // A stop cuts the opening off, which is no news: the next start opens them.
    if (stopping) return;
    const { message } = error as Error;
    await serving.log(
      'error',
      `the stores could not be opened, pages are served without them: ${message}`,
    );
  }
}

async function workUntilStopped(
  place: Place,
  serving: Serving,
  session: OpenSession,
  turns: Turns,
  stop: AbortController,
): Promise<void> {
  const inParts = new Set<Promise<unknown>>();
  const part: Collecting['part'] = (work) => session.part(place.terminal.report, work);
  const collecting = { outside: place.outside, part, stopping: stop.signal };
  inParts.add(keepSchedule(collecting, (level, message) => void serving.log(level, message)));
  const control = await openControl(serving.socket, inTurn(session, turns, inParts));
  if (place.state.shared) await followOthers(session, turns, place.terminal, serving);
  await serving.stopped;
  stop.abort(new Error('the server stops'));
  await control.close();
  await Promise.allSettled(inParts);
}

/** Until told to stop, takes over at short intervals what other servers wrote to the shared state. */
async function followOthers(
  session: OpenSession,
  turns: Turns,
  terminal: Terminal,
  { stopped, log }: Serving,
): Promise<void> {
  let running = true;
  void stopped.then(() => {
    running = false;
  });
  while (running) {
    await Promise.race([stopped, wait(followMilliseconds)]);
    if (!running) return;
    await turns('in-turn', () => session.prepare('sound-stores', terminal.report)).catch(
      (error: Error) => log('error', `the shared state could not be followed: ${error.message}`),
    );
  }
}

/** Runs handed commands on the session, each when its turn has come. */
function inTurn(session: OpenSession, turns: Turns, inParts: Set<Promise<unknown>>) {
  return (handed: Handed, terminal: Terminal): Promise<number> =>
    atTheDoor(terminal, async () => {
      const command = commands.find((one) => one.name === handed.command);
      if (command?.kind !== 'folder') {
        throw new Fault(
          `the server does not know the command ${handed.command}`,
          'Start the server again with the same version',
        );
      }
      if (command.runs === 'in-parts') {
        const running = command.run(session, handed.options, terminal);
        inParts.add(running);
        return running.finally(() => inParts.delete(running));
      }
      const prepare = () => session.prepare(command.needs, terminal.report);
      if (command.runs === 'freely') {
        if (!session.sound) await turns('in-turn', prepare);
        return turns('freely', () => command.run(session, handed.options, terminal));
      }
      return turns(command.runs, async () => {
        await prepare();
        try {
          return await command.run(session, handed.options, terminal);
        } catch (error) {
          if (!(error instanceof UserError)) session.doubt();
          throw error;
        }
      });
    });
}
