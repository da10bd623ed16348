import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openFolderArchive } from '../src/archive/index.ts';
import { civicstat, start, succeed, temporaryFolder } from './civicstat.ts';

describe('a data folder that is not there', () => {
  it.each([
    ['doctor'],
    ['backup', 'city.tar'],
    ['rebuild'],
    ['score', '--city', 'boston'],
    ['publish', '--city', 'boston'],
    ['import', 'examples/boston/targets.csv', '--city', 'boston'],
    ['verify', '0'.repeat(64)],
  ])('is named by %s, and not made', { timeout: 60_000 }, async (...args) => {
    const data = join(temporaryFolder(), 'mistyped');
    const { code, out, err } = await civicstat(data, ...args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(`${data}: There is no Civicstat data folder here. Check --data`);
    expect(existsSync(data)).toBe(false);
  });

  it('is not taken for one because there is some folder', { timeout: 60_000 }, async () => {
    const data = temporaryFolder();
    expect((await civicstat(data, 'doctor')).code).toBe(2);
  });
});

describe('a file that cannot be', () => {
  it('is refused as the place of a backup', { timeout: 60_000 }, async () => {
    const data = temporaryFolder();
    await succeed(data, 'apply', 'examples/boston');
    const { code, err } = await civicstat(data, 'backup', 'no-such-folder/city.tar');
    expect([code, err]).toEqual([
      2,
      'no-such-folder/city.tar: The folder for this file does not exist. Make the folder first, or name another.\n',
    ]);
  });

  it('is refused as a backup to restore', { timeout: 60_000 }, async () => {
    const data = temporaryFolder();
    for (const [given, said] of [
      ['no-such.tar', 'no-such.tar: There is no such file. Check its name and folder.\n'],
      ['test', 'test: This is a folder, not a file. Name a file in it.\n'],
    ] as const) {
      const { code, err } = await civicstat(data, 'restore', given);
      expect([code, err]).toEqual([2, said]);
    }
  });
});

it('ends quietly when nobody reads its output any more', { timeout: 60_000 }, async () => {
  const data = temporaryFolder();
  await succeed(data, 'apply', 'examples/boston');
  const args = ['score', '--city', 'boston', '--from', '2015-01-01', '--to', '2025-04-01'];
  const child = start(data, args);
  let err = '';
  child.stderr!.setEncoding('utf8').on('data', (chunk) => {
    err += chunk;
  });
  child.stdout!.once('data', () => child.stdout!.destroy());
  const code = await new Promise((resolve) => child.on('close', resolve));
  expect([code, err]).toEqual([141, '']);
});

it('has the doctor name what lies in the archive and belongs to nothing', {
  timeout: 60_000,
}, async () => {
  const data = temporaryFolder();
  await succeed(data, 'apply', 'examples/boston');
  await succeed(data, 'publish', '--city', 'boston');
  expect(await succeed(data, 'doctor')).not.toContain('of no delivery');
  const archive = await openFolderArchive(join(data, 'archive'));
  const hash = await archive.put(new TextEncoder().encode('left over'));
  expect(await succeed(data, 'doctor')).toContain(
    `1 that nothing on record names, which do no harm: ${hash}\n`,
  );
});

it('leads from city.yaml to its folder, and warns of a clock that stands still', {
  timeout: 60_000,
}, async () => {
  const data = temporaryFolder();
  const { code, err } = await civicstat(data, 'apply', 'examples/boston/city.yaml');
  expect([code, err]).toEqual([
    2,
    'examples/boston/city.yaml: This is a file, not a folder. Name the folder in which it lies: examples/boston.\n',
  ]);
  expect(await succeed(data, 'apply', 'examples/boston')).toContain(
    'Note: asOf holds the board date of boston, and the clock by which its numbers are late, at 2025-04-10.',
  );
  const own = join(temporaryFolder(), 'springfield');
  await succeed(data, 'init', own);
  expect(await succeed(data, 'apply', own)).toContain(
    'Note: This data folder holds a sample city, too: boston.',
  );
});
