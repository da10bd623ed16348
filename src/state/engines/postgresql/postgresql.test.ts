import { randomBytes } from 'node:crypto';
import { basename } from 'node:path';
import { Client } from 'pg';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Fault } from '../../../model/index.ts';
import { stateContract } from '../../contract.suite.ts';
import { act, delivery } from '../../contract-trial.suite.ts';
import { stateEngines } from '../index.ts';

const [sqlite, postgresql] = stateEngines;
const url = process.env.CIVICSTAT_TEST_POSTGRESQL_URL ?? '';
const openFile = (path: string) => sqlite.open({ path });

const newSchema = () => `test_${randomBytes(6).toString('hex')}`;

async function openTwo() {
  const address = { url, schema: newSchema(), openFile };
  // At once: both find an empty database and make its tables.
  const stores = await Promise.all([postgresql.open(address), postgresql.open(address)]);
  onTestFinished(async () => {
    for (const store of stores) await store.close();
  });
  return { address, stores };
}

async function direct(schema: string) {
  const client = new Client({ connectionString: url, options: `-c search_path=${schema}` });
  await client.connect();
  onTestFinished(() => client.end());
  return client;
}

if (url === '') {
  describe('state in postgresql', () => {
    it('passes the contract', (test) => test.skip('CIVICSTAT_TEST_POSTGRESQL_URL is not set'));
  });
} else {
  stateContract(
    postgresql.name,
    (folder) => postgresql.open({ url, schema: basename(folder).toLowerCase(), openFile }),
    openFile,
  );

  describe('state in postgresql', () => {
    it('has one order and one chain, however many servers write', async () => {
      const { stores } = await openTwo();
      const accepted = await Promise.all(
        Array.from({ length: 60 }, (_, index) =>
          stores[index % 2]!.acceptDelivery(delivery(`d${index % 40}`), act),
        ),
      );
      expect(new Set(accepted.map(({ sequence }) => sequence)).size).toBe(40);
      for (const store of stores) {
        expect(await store.verifyAudit()).toMatchObject({ sound: true, entries: 40 });
      }
    });

    it('lets no row be changed or deleted, and finds it when somebody did', async () => {
      const { address, stores } = await openTwo();
      await stores[0]!.acceptDelivery(delivery('d'), act);
      const client = await direct(address.schema);
      for (const table of ['audit', 'definitions', 'deliveries', 'published', 'records']) {
        for (const change of [
          `update ${table} set city = 'x'`,
          `delete from ${table}`,
          `truncate ${table} cascade`,
        ]) {
          await expect(client.query(change), change).rejects.toThrow('is append-only');
        }
      }
      await client.query('alter table deliveries disable trigger all');
      await client.query("update deliveries set name = 'other.csv'");
      expect(await stores[0]!.verifyAudit()).toMatchObject({ sound: false, brokenAt: 1 });
    });

    it('goes on after its connections were cut, without a half write', async () => {
      const { address, stores } = await openTwo();
      const store = stores[0]!;
      await store.acceptDelivery(delivery('before'), act);
      const client = await direct(address.schema);
      const cut = () =>
        client.query(
          "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'civicstat' and pid <> pg_backend_pid()",
        );
      const writing = Array.from({ length: 20 }, (_, index) =>
        store.acceptDelivery(delivery(`d${index}`), act).then(
          () => true,
          (error) => {
            expect(error).toBeInstanceOf(Fault);
            return false;
          },
        ),
      );
      await cut();
      const acknowledged = (await Promise.all(writing)).filter((done) => done).length;
      await store.acceptDelivery(delivery('after'), act).catch(() => undefined);
      await store.acceptDelivery(delivery('after'), act);
      const stored = (await store.deliveries()).length;
      expect(stored).toBeGreaterThanOrEqual(acknowledged + 2);
      expect(await store.verifyAudit()).toMatchObject({ sound: true, entries: stored });
    });
  });
}
