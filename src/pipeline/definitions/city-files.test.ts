import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { UserError } from '../../model/index.ts';
import { cityFilesIn } from './index.ts';

const root = mkdtempSync(join(tmpdir(), 'city-files-'));
const folder = join(root, 'city');
mkdirSync(join(folder, 'metrics'), { recursive: true });
writeFileSync(join(folder, 'city.yaml'), 'größe: 1\n');
writeFileSync(join(folder, 'latin.yaml'), Buffer.from('name: S\xE3o Paulo\n', 'latin1'));
writeFileSync(join(folder, 'large.yaml'), Buffer.alloc(5_000_001, 'x'));
writeFileSync(join(root, 'outside.yaml'), 'secret: 1\n');
symlinkSync(join(root, 'outside.yaml'), join(folder, 'link.yaml'));
symlinkSync(join(folder, 'city.yaml'), join(folder, 'inside.yaml'));
symlinkSync(root, join(folder, 'up'));
afterAll(() => rmSync(root, { recursive: true }));

async function codeOf(path: string, from = folder): Promise<string> {
  const error = await cityFilesIn(from)
    .read(path)
    .catch((reason: unknown) => reason);
  if (!(error instanceof UserError)) throw new Error(`not refused: ${error}`);
  return error.findings.map((one) => one.code).join();
}

describe('cityFilesIn', () => {
  it('reads files of the folder, also by links that stay inside', async () => {
    expect(await cityFilesIn(folder).read('city.yaml')).toBe('größe: 1\n');
    expect(await cityFilesIn(folder).read('inside.yaml')).toBe('größe: 1\n');
    expect(await cityFilesIn(`${folder}/`).read('city.yaml')).toBe('größe: 1\n');
  });

  it.each([
    ['absent.yaml', 'no-such-file'],
    ['city.yaml/x.yaml', 'no-such-file'],
    ['metrics', 'no-such-file'],
    ['latin.yaml', 'not-utf-8'],
    ['large.yaml', 'file-too-large'],
    ['link.yaml', 'file-outside'],
    ['up/outside.yaml', 'file-outside'],
    ['../outside.yaml', 'file-outside'],
  ])('refuses %s: %s', async (path, code) => {
    expect(await codeOf(path)).toBe(code);
  });

  it('says that the folder is missing by its file', async () => {
    expect(await codeOf('city.yaml', join(root, 'absent'))).toBe('no-such-file');
  });
});
