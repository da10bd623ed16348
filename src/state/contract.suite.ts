import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Fault } from '../model/index.ts';
import type { StateStore } from './contract.ts';
import { accessTests } from './contract-access.suite.ts';
import { auditTests } from './contract-audit.suite.ts';
import { collectingTests } from './contract-collecting.suite.ts';
import { definitionTests } from './contract-definitions.suite.ts';
import { enteredTests } from './contract-entered.suite.ts';
import { recordTests } from './contract-records.suite.ts';
import { act, board, delivery, log, type OpenState, type Trial } from './contract-trial.suite.ts';

/** Opens a file that `backupTo` wrote. */
type OpenBackup = (file: string) => Promise<StateStore>;

/** Declares the tests that every engine of the state must pass. */
export function stateContract(name: string, open: OpenState, openBackup: OpenBackup): void {
  describe(`state in ${name}`, () => {
    let trial: Trial;
    beforeEach(async () => {
      const folder = mkdtempSync(join(tmpdir(), 'civicstat-state-'));
      trial = { folder, store: await open(folder), open };
    });
    afterEach(async () => {
      await trial.store.close();
      rmSync(trial.folder, { recursive: true });
    });
    definitionTests(() => trial);
    recordTests(() => trial);
    enteredTests(() => trial);
    accessTests(() => trial);
    collectingTests(() => trial);
    auditTests(() => trial);
    storeTests(() => trial);
    copyTests(() => trial, openBackup);
  });
}

const note = (index: number) => ({
  kind: 'note',
  slug: `n${index}`,
  body: '{}',
  basedOn: null,
});

function storeTests(trial: () => Trial) {
  it('has it all when it is opened again', async () => {
    const { store, folder, open } = trial();
    await store.applyDefinitions('boston', [{ kind: 'city', slug: 'boston', body: '{}' }], 0, act);
    await store.acceptDelivery(delivery('d'), act);
    const before = [await store.definitions('boston'), await log(store)];
    await store.close();
    const again = await open(folder);
    expect([await again.definitions('boston'), await log(again)]).toEqual(before);
    const { stored, known } = await again.schemaVersion();
    expect(stored).toBe(known);
    await again.close();
    // For the clean-up, which closes it.
    Object.assign(trial(), { store: await open(folder) });
  });
}

function copyTests(trial: () => Trial, openBackup: OpenBackup) {
  it('carries everything into an empty store, and into no other', async () => {
    const { store, open } = trial();
    const define = [{ kind: 'city', slug: 'boston', body: '{}' }] as const;
    await store.applyDefinitions('boston', define, 0, act);
    const notes = Array.from({ length: 1_203 }, (_, index) => note(index));
    await store.putRecords('boston', 'note.saved', notes, act);
    await store.acceptDelivery(delivery('d'), act);
    await store.recordPublished([board('boston', '2025-01-01')], act);
    const other = mkdtempSync(join(tmpdir(), 'civicstat-other-'));
    const copy = await open(other);
    await store.copyInto(copy);
    expect(await copy.verifyAudit()).toEqual(await store.verifyAudit());
    expect(await copy.records('boston', 'note')).toEqual(await store.records('boston', 'note'));
    expect(await copy.deliveries()).toEqual(await store.deliveries());
    await copy.putRecords('boston', 'note.saved', [note(5_000)], act);
    await expect(store.copyInto(copy)).rejects.toThrow('not empty');
    expect(await copy.verifyAudit()).toMatchObject({ sound: true, entries: 5 });
    await copy.close();
    rmSync(other, { recursive: true });
  });

  it('copies itself, whole and of one moment, while it is written to', async () => {
    const { store, folder } = trial();
    await store.acceptDelivery(delivery('first'), act);
    const target = join(folder, 'copy', 'state.db');
    await expect(store.backupTo(target)).rejects.toThrow(Fault);
    const copies = mkdtempSync(join(tmpdir(), 'civicstat-copy-'));
    const file = join(copies, 'state.db');
    const writing = Promise.all(
      Array.from({ length: 10 }, (_, index) => store.acceptDelivery(delivery(`d${index}`), act)),
    );
    await store.backupTo(file);
    await writing;
    expect(existsSync(`${file}.partial`)).toBe(false);
    await expect(store.backupTo(file)).rejects.toThrow('there is a file');
    const copy = await openBackup(file);
    const copied = await copy.deliveries();
    expect(copied.length).toBeGreaterThan(0);
    expect(await store.deliveries()).toEqual(expect.arrayContaining(copied));
    expect(await copy.verifyAudit()).toMatchObject({ sound: true, entries: copied.length });
    await copy.close();
    rmSync(copies, { recursive: true });
  });
}
