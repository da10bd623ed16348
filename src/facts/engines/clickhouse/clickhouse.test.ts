import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Fault, UserError } from '../../../model/index.ts';
import { factsContract } from '../../contract.suite.ts';
import {
  csvFile,
  derivation,
  derived,
  january,
  landEvents,
} from '../../contract-event-rows.suite.ts';
import { answer, landObservations, observed, values } from '../../contract-rows.suite.ts';
import { HeldFacts } from '../../faults.ts';
import { connectServers } from './servers.ts';
import {
  addressesFor,
  dropAfterTests,
  noServers,
  openAt,
  openFor,
  testServers,
} from './test-servers.suite.ts';

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'civicstat-clickhouse-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

describe('addresses', () => {
  it.each([
    ['127.0.0.1:8123/civicstat', 'is not an address'],
    ['http://127.0.0.1:8123/', 'one database'],
    ['http://a:8123/civicstat,http://b:8123/other', 'one database'],
    ['http://a:8123/civicstat;DROP', 'one database'],
    ["http://a:8123/civicstat?cluster='", 'is no name'],
  ])('%s are refused', (addresses, said) => {
    expect(() => connectServers(addresses)).toThrow(UserError);
    expect(() => connectServers(addresses)).toThrow(said);
  });

  it('at which nobody answers are a fault that does not show the password', async () => {
    const opening = openAt('http://ana:hunter2@127.0.0.1:9/civicstat', newFolder());
    await expect(opening).rejects.toThrow(Fault);
    await expect(opening).rejects.toMatchObject({
      message: expect.not.stringContaining('hunter2'),
      remedy: expect.stringContaining('FACTS_URL'),
    });
  });
});

if (testServers === '') {
  describe('facts in ClickHouse', () => {
    it('pass the contract', (test) => test.skip(noServers));
  });
} else {
  dropAfterTests();
  factsContract('ClickHouse', openFor, 0.25);

  describe('a database', () => {
    it('belongs to the process that opened it last', async () => {
      const folder = newFolder();
      const first = await openFor(folder);
      await landObservations(first, 1, [observed('a', '2025-01-01', 1)]);
      const second = await openAt(addressesFor(folder), newFolder());
      await expect(first.landed()).rejects.toThrow(HeldFacts);
      expect(await values(second)).toEqual(['a 2025-01-01 1']);
      await first.close();
      await second.close();
    });

    it('in which rows are lacking has not landed their deliveries', async () => {
      const folder = newFolder();
      const store = await openFor(folder);
      await landObservations(store, 1, [
        observed('a', '2025-01-01', 1),
        observed('b', '2025-01-01', 1),
      ]);
      await landObservations(store, 2, [observed('c', '2025-01-01', 1)]);
      await landEvents(store, 3, csvFile(january));
      await landEvents(store, 4, csvFile(january));
      await store.close();
      await lose(folder, 'observations', "metric = 'a'");
      await lose(folder, 'events_1', "key = '2' AND batch = (SELECT max(batch) FROM PART)");
      const again = await openFor(folder);
      expect((await again.landed()).map(({ id }) => id)).toEqual(['delivery-2']);
      expect(await answer(again)).toHaveLength(1);
      await landEvents(again, 3, csvFile(january));
      expect(await derived(again, derivation({}))).toHaveLength(5);
      await again.close();
    });

    it.each([
      ['what replaces a version', 'replaced_1', '1'],
      ['derived numbers', 'observations', 'batch != delivery AND first % 2 = 0'],
    ])('that lost %s gives no wrong number', async (_, lost, condition) => {
      const folder = newFolder();
      const store = await openFor(folder);
      const files = [csvFile(january), csvFile(january.slice(0, 2))];
      for (const [index, file] of files.entries()) await landEvents(store, index + 1, file);
      const expected = await derived(store, derivation({}));
      await store.close();
      await lose(folder, lost, condition);
      const again = await openFor(folder);
      const landed = (await again.landed()).map(({ sequence }) => sequence);
      for (const [index, file] of files.entries()) {
        if (!landed.includes(index + 1)) await landEvents(again, index + 1, file);
      }
      expect(await derived(again, derivation({}))).toEqual(expected);
      await again.close();
    });

    it.each([
      ['observations', "metric = 'b'"],
      ['observations', 'batch != delivery'],
      ['events_1', "key = '2'"],
      ['replaced_1', '1'],
    ])('that loses %s where %s while it is open gives no wrong number', async (lost, condition) => {
      const folder = newFolder();
      const store = await openFor(folder);
      const rows = ['a', 'b', 'c'].map((metric) => observed(metric, '2025-01-01', 1));
      await landObservations(store, 1, rows);
      await landEvents(store, 2, csvFile(january));
      await landEvents(store, 3, csvFile(january.slice(0, 2)));
      const expected = [await derived(store, derivation({})), await values(store)];
      await lose(folder, lost, condition);
      const faulty = {
        message: expect.stringContaining('lost rows that had arrived'),
        remedy: expect.stringContaining('Start Civicstat again'),
      };
      await expect(values(store)).rejects.toMatchObject(faulty);
      await expect(store.checksum()).rejects.toMatchObject(faulty);
      await expect(derived(store, derivation({}))).rejects.toMatchObject(faulty);
      await expect(landObservations(store, 4, rows)).rejects.toBeInstanceOf(Fault);
      await store.close();

      const again = await openFor(folder);
      const landed = (await again.landed()).map(({ sequence }) => sequence);
      if (!landed.includes(1)) await landObservations(again, 1, rows);
      if (!landed.includes(2)) await landEvents(again, 2, csvFile(january));
      if (!landed.includes(3)) await landEvents(again, 3, csvFile(january.slice(0, 2)));
      expect([await derived(again, derivation({})), await values(again)]).toEqual(expected);
      await again.close();
    });

    it('whose tables are gone on a server is a fault, until the next opening', async () => {
      const folder = newFolder();
      const store = await openFor(folder);
      const rows = ['a', 'b', 'c', 'd'].map((metric) => observed(metric, '2025-01-01', 1));
      await landObservations(store, 1, rows);
      for (const at of [0, -1]) {
        const { servers, database, close } = connectServers(addressesFor(folder));
        await servers.at(at)!.command(`DROP DATABASE ${database}`);
        await close();
        const asked = values(store);
        await expect(asked).rejects.toBeInstanceOf(Fault);
        await expect(asked).rejects.toMatchObject({
          remedy: expect.stringContaining('Start Civicstat again'),
        });
      }
      await store.close();
      const again = await openFor(folder);
      expect(await again.landed()).toEqual([]);
      await landObservations(again, 1, rows);
      expect(await values(again)).toHaveLength(4);
      await again.close();
    });

    it('of another format is emptied of its own tables and no others', async () => {
      const folder = newFolder();
      const store = await openFor(folder);
      await landObservations(store, 1, [observed('a', '2025-01-01', 1)]);
      await store.close();
      const { home, database, close } = connectServers(addressesFor(folder));
      await home.command(`CREATE TABLE ${database}.budgets (of Int8) ENGINE = Memory`);
      await home.command(`RENAME TABLE ${database}.format_1 TO ${database}.format_0`);
      const again = await openFor(folder);
      expect(await again.landed()).toEqual([]);
      await home.command(`SELECT * FROM ${database}.budgets`);
      await close();
      await again.close();
    });

    it('whose servers are not the cluster is refused', async () => {
      const [first, ...others] = addressesFor(newFolder()).split(',');
      if (others.length === 0) return;
      const opening = openAt(`${first},${others.slice(1).join(',')}`, newFolder());
      await expect(opening).rejects.toMatchObject({
        remedy: expect.stringContaining('remote_servers'),
      });
    });
  });
}

/** Takes rows away behind the back of the facts store. */
async function lose(folder: string, table: string, condition: string): Promise<void> {
  const { servers, database, close } = connectServers(addressesFor(folder));
  const part = `${database}.${table}_part`;
  for (const server of servers) {
    const kept = `SELECT * FROM ${part} WHERE NOT (${condition.replaceAll('PART', part)})`;
    await server.command(`CREATE TABLE ${database}.kept ENGINE = Memory AS ${kept}`);
    await server.command(`TRUNCATE TABLE ${part}`);
    await server.command(`INSERT INTO ${part} SELECT * FROM ${database}.kept`);
    await server.command(`DROP TABLE ${database}.kept`);
  }
  await close();
}
