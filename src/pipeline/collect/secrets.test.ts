import { chmodSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../../../test/civicstat.ts';
import { openTrial, scripted } from '../../../test/collecting.ts';
import { removeSecret, setSecret } from './secret.ts';
import { openSecret, sealSecret } from './secrets.ts';
import { openSettings } from './settings.ts';
import { loadSource } from './sources.ts';

const name = { city: 'sample', source: 'ems', setting: 'password' };

it('seals a secret with a key of its own, for its owner alone', async () => {
  const key = join(temporaryFolder(), 'secret.key');
  const sealed = await sealSecret(key, name, 'hunter2 ü');
  expect(statSync(key).mode & 0o777).toBe(0o600);
  expect(sealed).not.toContain('hunter2');
  expect(await sealSecret(key, name, 'hunter2 ü')).not.toBe(sealed);
  expect(await openSecret(key, name, sealed)).toBe('hunter2 ü');
});

it('opens it under no other name, with no other key, and not when it was changed', async () => {
  const folder = temporaryFolder();
  const key = join(folder, 'secret.key');
  const sealed = await sealSecret(key, name, 'hunter2');
  await expect(openSecret(key, { ...name, source: 'other' }, sealed)).rejects.toThrow('damaged');
  await expect(openSecret(key, { ...name, city: 'other' }, sealed)).rejects.toThrow('damaged');
  const parts = sealed.split('.');
  const changed = [...parts.slice(0, 4), 'AAAAAAAAAA'].join('.');
  await expect(openSecret(key, name, changed)).rejects.toThrow('damaged');
  const other = join(folder, 'other.key');
  await sealSecret(other, name, 'x');
  await expect(openSecret(other, name, sealed)).rejects.toThrow('sealed with another key');
  rmSync(key);
  await expect(openSecret(key, name, sealed)).rejects.toThrow('missing');
  writeFileSync(key, 'no key');
  chmodSync(key, 0o600);
  await expect(openSecret(key, name, sealed)).rejects.toThrow('does not hold a key');
});

it('gives a connector its secret, and asks for one that it lacks', async () => {
  const { connector } = scripted(['day'], []);
  const password = {
    ...({ name: 'password', label: 'Password', help: 'It.', type: 'secret', choices: [] } as const),
    ...{ required: true, default: null },
  };
  const locked = { ...connector, settings: [password] };
  const { platform, collecting } = await openTrial(locked);
  const source = await loadSource(platform, 'sample', 'ems');
  const open = () => openSettings(platform, collecting.outside, 'sample', source);
  await expect(open()).rejects.toThrow('civicstat secret set ems password --city sample');
  await setSecret(platform, collecting.outside, name, 'hunter2');
  expect((await open()).values).toEqual({ password: 'hunter2' });
  const kept = JSON.stringify(await platform.state.collecting.secrets('sample'));
  expect(kept + readFileSync(platform.keyFile, 'utf8')).not.toContain('hunter2');
  const wrong = { ...name, setting: 'token' };
  await expect(setSecret(platform, collecting.outside, wrong, 'x')).rejects.toThrow('password');
  await removeSecret(platform, name);
  await expect(removeSecret(platform, name)).rejects.toThrow('No secret password');
});
