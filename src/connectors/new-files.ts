import { matchesGlob } from 'node:path';
import type { Cursor, PullQuestion, Setting } from './contract.ts';

/** A file of a folder as it was when it was taken. */
export interface FolderFile {
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly changed: number;
  readonly bytes: number;
}

/** The settings of every source that is a folder of files. */
export const fileSettings: readonly Setting[] = [
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
];

/**
 * The files that are to be taken now, by time, then name, each with the cursor after it. The cursor
 * tells all files that were taken and are still there, so that one that comes late, with an old
 * time, is taken too.
 */
export function* newFiles(
  all: readonly FolderFile[],
  { settings, now, cursor, say }: Pick<PullQuestion, 'settings' | 'now' | 'cursor' | 'say'>,
): Generator<{ readonly file: FolderFile; readonly cursor: Cursor }> {
  const pattern = String(settings.pattern ?? '*');
  const meant = all
    .filter(({ name }) => matchesGlob(name, pattern))
    .toSorted((a, b) => a.changed - b.changed || (a.name < b.name ? -1 : 1));
  const restingSince = now.epochMilliseconds - Number(settings.quietSeconds) * 1000;
  const resting = meant.filter((one) => one.changed <= restingSince);
  for (const { name } of meant.slice(resting.length)) {
    say(
      `${name} changed less than ${settings.quietSeconds} seconds before, so it may still be written: the next pull looks at it again.`,
    );
  }
  const wanted = settings.take === 'newest' ? resting.slice(-1) : resting;
  // Names that are gone are forgotten, so that the cursor cannot grow without end.
  const present = new Set(meant.map(({ name }) => name));
  const before = ((cursor ?? []) as unknown as FolderFile[]).filter(({ name }) =>
    present.has(name),
  );
  const taken = new Map(before.map((one) => [one.name, one]));
  for (const file of wanted) {
    const last = taken.get(file.name);
    if (last?.changed === file.changed && last.bytes === file.bytes) continue;
    taken.set(file.name, file);
    yield { file, cursor: [...taken.values()].map((one) => ({ ...one })) };
  }
}
