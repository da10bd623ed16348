import { basename } from 'node:path';
import { describe, it } from 'vitest';
import { stateContract } from '../../contract.suite.ts';
import { stateEngines } from '../index.ts';

const [sqlite, postgresql] = stateEngines;
const url = process.env.CIVICSTAT_TEST_POSTGRESQL_URL ?? '';
const openFile = (path: string) => sqlite.open({ path });

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
}
