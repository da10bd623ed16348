import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { StoredSession } from './contract-access.ts';
import { log, type Trial } from './contract-trial.suite.ts';

const session = (token: string, used: number, person = 'ana'): StoredSession => ({
  token,
  person,
  formToken: `form of ${token}`,
  started: used,
  used,
});

export function accessTests(trial: () => Trial): void {
  describe('passwords, sessions, codes and attempts', () => {
    passwordTests(trial);
    codeTests(trial);
    sessionTests(trial);
    attemptTests(trial);
  });
}

function passwordTests(trial: () => Trial) {
  it('keeps one password a person, and ends what was open with the old one', async () => {
    const { access } = trial().store;
    expect([await access.anyPassword(), await access.password('ana')]).toEqual([false, undefined]);
    await access.setPassword('ana', 'first', 1);
    await access.startSession(session('a', 1), 0);
    await access.startSession(session('b', 1, 'ben'), 0);
    await access.putCode({ code: 'c', person: 'ana', expires: 9 });
    await access.setPassword('ana', 'second', 2);
    expect([await access.anyPassword(), await access.password('ana')]).toEqual([true, 'second']);
    expect(await access.session('a')).toBeUndefined();
    expect(await access.code('c')).toBeUndefined();
    expect(await access.session('b')).toEqual(session('b', 1, 'ben'));
  });

  it('carries passwords into another store, and no session', async () => {
    const { store, open } = trial();
    await store.access.setPassword('ana', 'hash', 7);
    await store.access.startSession(session('a', 8), 0);
    const folder = mkdtempSync(join(tmpdir(), 'civicstat-other-'));
    const copy = await open(folder);
    await store.copyInto(copy);
    expect(await copy.access.password('ana')).toBe('hash');
    expect(await copy.access.session('a')).toBeUndefined();
    await copy.close();
    rmSync(folder, { recursive: true });
  });

  it('writes nothing of it into the log', async () => {
    const { store } = trial();
    await store.access.setPassword('ana', 'secret', 1);
    await store.access.startSession(session('a', 1), 0);
    expect(await log(store)).toEqual([]);
    expect(await store.verifyAudit()).toMatchObject({ sound: true, entries: 0 });
  });
}

function codeTests(trial: () => Trial) {
  it('has one code a person, and one for the first administrator', async () => {
    const { access } = trial().store;
    for (const person of ['ana', 'ben', null]) {
      await access.putCode({ code: `old ${person}`, person, expires: 1 });
      await access.putCode({ code: `new ${person}`, person, expires: 2 });
    }
    for (const person of ['ana', 'ben', null]) {
      expect(await access.code(`old ${person}`)).toBeUndefined();
      expect(await access.code(`new ${person}`)).toEqual({
        code: `new ${person}`,
        person,
        expires: 2,
      });
    }
  });

  it('gives a code to exactly one of all who take it', async () => {
    const { access } = trial().store;
    await access.putCode({ code: 'c', person: null, expires: 1 });
    const taken = await Promise.all(Array.from({ length: 10 }, () => access.takeCode('c')));
    expect(taken.filter((one) => one)).toHaveLength(1);
  });
}

function sessionTests(trial: () => Trial) {
  it('remembers when a session was used, and forgets one alone, all of a person, and old ones', async () => {
    const { access } = trial().store;
    await access.startSession(session('old', 10), 0);
    await access.startSession(session('a', 20), 0);
    await access.startSession(session('b', 20), 0);
    await access.useSession('a', 30);
    expect(await access.session('a')).toEqual({ ...session('a', 20), used: 30 });
    await access.startSession(session('c', 40, 'ben'), 15);
    expect(await access.session('old')).toBeUndefined();
    await access.endSession('b');
    expect(await access.session('b')).toBeUndefined();
    expect(await access.session('a')).toBeDefined();
    await access.endAccess('ana');
    expect(await access.session('a')).toBeUndefined();
    expect(await access.session('c')).toBeDefined();
  });
}

function attemptTests(trial: () => Trial) {
  const limits = [
    { subject: 'account', most: 2 },
    { subject: 'address', most: 3 },
  ];

  it('lets no more through than the most of each subject, even at once', async () => {
    const { access } = trial().store;
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, index) => access.attempt(limits, 100 + index, 50)),
    );
    expect(answers.filter((answer) => answer === null)).toHaveLength(2);
    const [, address] = limits;
    expect(await access.attempt([address!], 110, 50)).toBeNull();
    expect(await access.attempt([address!], 110, 50)).toBe(150);
  });

  it('says from when, and counts what was refused for nothing', async () => {
    const { access } = trial().store;
    expect(await access.attempt(limits, 100, 50)).toBeNull();
    expect(await access.attempt(limits, 120, 50)).toBeNull();
    expect(await access.attempt(limits, 130, 50)).toBe(150);
    expect(await access.attempt(limits, 149, 50)).toBe(150);
    expect(await access.attempt(limits, 150, 50)).toBeNull();
    await access.clearAttempts('account');
    expect(await access.attempt(limits, 151, 50)).toBeNull();
  });
}
