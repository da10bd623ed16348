import { createReadStream } from 'node:fs';
import { lstat, readdir, stat } from 'node:fs/promises';
import { join, matchesGlob } from 'node:path';
import { Fault, UserError } from '../../model/index.ts';
import type { FileConnector, PullQuestion, SourceFile } from '../contract.ts';

/** A file of the folder as it was when it was taken. */
interface Seen {
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly changed: number;
  readonly bytes: number;
}

/** `folder`: the files that other programs put into a folder of the server. */
export const folder: FileConnector = {
  kind: 'folder',
  gives: 'files',
  title: 'Folder',
  description:
    'Reads the files that other programs put into a folder of this server, each once: a file that changes or comes new is taken in at the next pull. The folder and its files are only read.',
  settings: [
    {
      name: 'path',
      label: 'Folder',
      help: 'The whole path of the folder on the server, for example /srv/exports.',
      type: 'text',
      choices: [],
      required: true,
      default: null,
    },
    {
      name: 'pattern',
      label: 'File names',
      help: 'Which files are meant; * stands for any letters, for example ems-*.csv.',
      type: 'text',
      choices: [],
      required: false,
      default: '*.csv',
    },
    {
      name: 'take',
      label: 'Which of them',
      help: '“each” takes every new or changed file, oldest first. “newest” takes only the newest one, for programs that write the whole table every time.',
      type: 'choice',
      choices: ['each', 'newest'],
      required: false,
      default: 'each',
    },
    {
      name: 'quietSeconds',
      label: 'Seconds of rest',
      help: 'A file is taken when it has not changed for so long, so that none is read half written.',
      type: 'integer',
      choices: [],
      required: false,
      default: 10,
    },
  ],
  pull: files,
};

async function* files(question: PullQuestion): AsyncIterable<SourceFile> {
  const { settings, now, signal } = question;
  const path = String(settings.path);
  const taken = new Map(
    ((question.cursor ?? []) as unknown as Seen[]).map((one) => [one.name, one]),
  );
  const all = await listed(path, String(settings.pattern ?? '*'));
  const restingSince = now.epochMilliseconds - Number(settings.quietSeconds) * 1000;
  const resting = all.filter((one) => one.changed <= restingSince);
  const wanted = settings.take === 'newest' ? resting.slice(-1) : resting;
  // Names that are gone are forgotten, so that the cursor cannot grow without end.
  const present = new Set(all.map(({ name }) => name));
  for (const name of taken.keys()) if (!present.has(name)) taken.delete(name);
  for (const file of wanted) {
    signal.throwIfAborted();
    const before = taken.get(file.name);
    if (before?.changed === file.changed && before.bytes === file.bytes) continue;
    taken.set(file.name, file);
    yield {
      name: file.name,
      bytes: bytesOf(join(path, file.name), file),
      cursor: [...taken.values()].map(({ name, changed, bytes }) => ({ name, changed, bytes })),
    };
  }
}

/** The folder's files by time, then name. */
async function listed(path: string, pattern: string): Promise<Seen[]> {
  const names = await readdir(path).catch((error: NodeJS.ErrnoException) => {
    throw unreadable(path, error);
  });
  const found: Seen[] = [];
  for (const name of names.filter((one) => matchesGlob(one, pattern))) {
    // A link could lead out of the folder, to files that nobody meant to publish.
    const file = await lstat(join(path, name)).catch(() => null);
    if (file?.isFile()) found.push({ name, changed: file.mtimeMs, bytes: file.size });
  }
  return found.sort((a, b) => a.changed - b.changed || (a.name < b.name ? -1 : 1));
}

function unreadable(path: string, error: NodeJS.ErrnoException): Error {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') {
    return new UserError({
      code: 'no-folder',
      message: 'There is no such folder on this server',
      value: path,
      remedy: 'Correct the setting path, or make the folder',
    });
  }
  if (error.code === 'EACCES') {
    return new UserError({
      code: 'no-folder',
      message: 'This folder may not be read',
      value: path,
      remedy: 'Allow the user that Civicstat runs as to read it',
    });
  }
  return new Fault(`the folder ${path} could not be read: ${error.message}`, 'Look at the disk', {
    cause: error,
  });
}

async function* bytesOf(path: string, seen: Seen): AsyncIterable<Uint8Array> {
  try {
    for await (const chunk of createReadStream(path)) yield chunk as Uint8Array;
    const after = await stat(path);
    if (after.mtimeMs === seen.changed && after.size === seen.bytes) return;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new Fault(`the file ${path} could not be read: ${message}`, 'Look at the file', {
      cause: error,
    });
  }
  throw new Fault(
    `the file ${path} changed while it was read`,
    'It is read again at the next pull',
  );
}
