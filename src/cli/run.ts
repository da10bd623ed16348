import { setTimeout as wait } from 'node:timers/promises';
import { Fault, UserError } from '../model/index.ts';
import type { Command, FolderCommand, Options, Surroundings } from './contract.ts';
import { handOver } from './control/client.ts';
import { atTheDoor } from './door.ts';
import { declareProgram } from './program.ts';
import { openTurns } from './turns.ts';
import type { World } from './world.ts';

/** How long a command waits for another one that works on the folder without serving it. */
const patienceMilliseconds = 60_000;

/** Runs one command line to its exit code. */
export async function run(argv: readonly string[], world: World): Promise<number> {
  const { terminal } = world;
  const chosen = parse(argv, world);
  if (typeof chosen === 'number') return chosen;
  const { command, options, data } = chosen;
  const place = world.at(data);
  return atTheDoor(terminal, () => {
    if (command.kind === 'folder') return runOnFolder(command, options, place);
    const surroundings: Surroundings = {
      cwd: world.cwd,
      program: world.program,
      folder: place.folder,
      terminal,
      serve: (address) => place.serve(address),
    };
    return command.run(options, surroundings);
  });
}

function parse(argv: readonly string[], world: World) {
  let chosen: { command: Command; options: Options } | undefined;
  const program = declareProgram({
    version: world.version,
    cwd: world.cwd,
    out: world.terminal.out,
    err: world.terminal.err,
    start: (command, options) => {
      chosen = { command, options };
    },
  });
  try {
    program.parse([...argv], { from: 'user' });
  } catch (error) {
    return (error as { exitCode?: number }).exitCode === 0 ? 0 : 2;
  }
  if (chosen === undefined) return 2;
  const data = chosen.options.data ?? program.opts().data;
  return { ...chosen, data: typeof data === 'string' ? data : undefined };
}

/** Runs a command here when the folder is free, else in the server that holds it. */
async function runOnFolder(
  command: FolderCommand,
  options: Options,
  place: ReturnType<World['at']>,
): Promise<number> {
  const { terminal } = place;
  if (command.beginsFolder !== true && !place.exists()) throw noDataFolder(place.folder.root);
  const giveUp = place.milliseconds() + patienceMilliseconds;
  for (let told = false; ; ) {
    const lock = await place.lock(null);
    if (!('held' in lock)) {
      try {
        const { openSession } = await import('./session.ts');
        const session = openSession(place, openTurns(), new AbortController().signal);
        try {
          await session.prepare(command.needs, terminal.report);
          return await command.run(session, options, terminal);
        } finally {
          await session.close();
        }
      } finally {
        await lock.release();
      }
    }
    const { socket, pid } = lock.held;
    const code =
      socket === null
        ? undefined
        : await handOver(socket, { command: command.name, options }, terminal);
    if (code !== undefined) return code;
    if (place.milliseconds() > giveUp) {
      throw new Fault(
        `process ${pid} has held the data folder ${place.folder.root} for over a minute`,
        'Run the command again when it is done',
      );
    }
    if (!told) terminal.report.say(`Waiting for process ${pid}, which works on the data folder.`);
    told = true;
    await wait(200);
  }
}

/** A mistyped name must not become an empty folder in which everything looks lost. */
function noDataFolder(root: string): UserError {
  return new UserError({
    code: 'no-data-folder',
    message: 'There is no Civicstat data folder here',
    file: root,
    remedy:
      'Check --data and CIVICSTAT_DATA; to begin a new data folder, run civicstat apply <city-folder>',
  });
}
