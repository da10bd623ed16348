import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../civicstat.ts';

/** One line of the log that `disk.c` describes. */
type Sync =
  | { readonly kind: 'file' | 'folder'; readonly key: string; readonly record: string }
  | { readonly kind: 'acknowledged' };

/** A folder on a disk that keeps only what was synced. */
export interface ForgetfulDisk {
  /** The folder. */
  readonly path: string;
  /** Environment variables for the processes that use it. */
  readonly environment: Readonly<Record<string, string>>;
  /** How many syncs and acknowledgements there were so far, and which of them are the latter. */
  syncs(): { readonly length: number; readonly acknowledged: readonly number[] };
  /** Writes into an empty folder what a power cut after so many of them would leave. */
  leave(syncs: number, into: string): void;
}

/** Why there can be no such disk here; undefined when there can. */
export function whyNoForgetfulDisk(): string | undefined {
  if (process.platform !== 'linux') return 'the simulated disk needs Linux';
  return spawnSync('cc', ['--version']).status === 0 ? undefined : 'there is no C compiler (cc)';
}

/** Makes the disk below a folder. */
export function forgetfulDisk(folder: string): ForgetfulDisk {
  const library = join(folder, 'disk.so');
  const source = join(root, 'test/power-cut/disk.c');
  const compiled = spawnSync('cc', ['-O1', '-shared', '-fPIC', '-o', library, source, '-ldl'], {
    encoding: 'utf8',
  });
  if (compiled.status !== 0) throw new Error(compiled.stderr);
  const log = join(folder, 'log');
  const path = join(folder, 'disk');
  mkdirSync(log);
  mkdirSync(path);
  writeFileSync(join(log, 'log'), '');
  const { ino } = statSync(path);
  return {
    path,
    environment: { POWER_CUT_LOG: log, POWER_CUT_ROOT: path, LD_PRELOAD: library },
    syncs() {
      const syncs = readSyncs(log);
      const acknowledged = syncs.flatMap((sync, at) => (sync.kind === 'acknowledged' ? [at] : []));
      return { length: syncs.length, acknowledged };
    },
    leave(count, into) {
      const files = new Map<string, string>();
      const folders = new Map<string, string>();
      for (const sync of readSyncs(log).slice(0, count)) {
        if (sync.kind === 'file') files.set(sync.key, join(log, sync.record));
        if (sync.kind === 'folder') folders.set(sync.key, join(log, sync.record));
      }
      const top = [...folders.keys()].find((key) => key.startsWith(`${ino}-`));
      if (top !== undefined) write(top, into, files, folders);
    },
  };
}

function readSyncs(log: string): Sync[] {
  const lines = readFileSync(join(log, 'log'), 'utf8').split('\n').slice(0, -1);
  return lines.map((line) => {
    const [kind, key = '', record = ''] = line.split(' ');
    if (kind === 'A') return { kind: 'acknowledged' };
    return { kind: kind === 'F' ? 'file' : 'folder', key, record };
  });
}

/** A file that was never synced is empty, and so is a folder. */
function write(
  folder: string,
  into: string,
  files: ReadonlyMap<string, string>,
  folders: ReadonlyMap<string, string>,
): void {
  const listing = folders.get(folder);
  if (listing === undefined) return;
  for (const line of readFileSync(listing, 'utf8').split('\n').slice(0, -1)) {
    const [, kind, key, name] = /^(.) (\S+) (.*)$/.exec(line)!;
    const place = join(into, name!);
    const bytes = files.get(key!);
    if (kind === 'd') {
      mkdirSync(place);
      write(key!, place, files, folders);
    } else if (bytes === undefined) writeFileSync(place, '');
    else copyFileSync(bytes, place);
  }
}
