import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = dirname(import.meta.dirname);
const read = (path: string) => readFileSync(join(root, path), 'utf8');

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly optionalDependencies: Readonly<Record<string, string>>;
}
interface Lock {
  readonly packages: Readonly<
    Record<
      string,
      {
        readonly version?: string;
        readonly license?: string;
        readonly hasInstallScript?: boolean;
        readonly optionalDependencies?: Readonly<Record<string, string>>;
      }
    >
  >;
}

const manifest = JSON.parse(read('package.json')) as Manifest;
const lock = JSON.parse(read('package-lock.json')) as Lock;

/** Rows of the tables in the decision record: one for each package that a row names. */
const documented = read('docs/decisions/0011-dependencies.md')
  .split('\n')
  .filter((line) => /^\| [@a-z]/.test(line) && !line.startsWith('| package '))
  .flatMap((line) => {
    const [names = '', version, licence] = line
      .split('|')
      .slice(1)
      .map((cell) => cell.trim());
    return names.split(', ').map((name) => ({ name, version, licence }));
  });

describe('the decision record about dependencies', () => {
  const used = { ...manifest.dependencies, ...manifest.devDependencies };
  const installed = Object.entries({ ...used, ...manifest.optionalDependencies })
    .map(([name, version]) => {
      const licence = lock.packages[`node_modules/${name}`]?.license?.replace(' OR ', ' or ');
      return { name, version, licence };
    })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));

  it('names every package with the version and licence that are installed', () => {
    expect(documented.toSorted((a, b) => (a.name < b.name ? -1 : 1))).toEqual(installed);
  });

  it('is right that versions are pinned and that no install script runs', () => {
    expect(installed.filter(({ version }) => !/^\d/.test(version))).toEqual([]);
    const scripted = Object.entries(lock.packages).filter(([, entry]) => entry.hasInstallScript);
    expect(scripted.map(([place]) => place).toSorted()).toEqual([
      'node_modules/cpu-features',
      'node_modules/ssh2',
    ]);
    expect(read('.npmrc').split('\n')).toContain('ignore-scripts=true');
  });
});

describe('the lock file', () => {
  /** Only Apple's machines ask for it, and npm itself leaves it out of lock files made elsewhere. */
  const leftOut = ['fsevents'];

  it('holds the packages of every platform, without which npm ci refuses it', () => {
    const missing = Object.entries(lock.packages).flatMap(([place, { optionalDependencies }]) =>
      Object.entries(optionalDependencies ?? {})
        .filter(([name]) => !leftOut.includes(name))
        .filter(([name, version]) => {
          const found = lock.packages[`${place}/node_modules/${name}`];
          const shared = lock.packages[`node_modules/${name}`];
          // Packages of one platform are asked for by an exact version, others by a range.
          const exact = /^\d/.test(version);
          const listed = (found ?? shared)?.version;
          return exact ? listed !== version : listed === undefined;
        })
        .map(([name, version]) => `${name}@${version}`),
    );
    expect(missing).toEqual([]);
  });
});
