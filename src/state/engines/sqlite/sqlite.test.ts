import { join } from 'node:path';
import { stateContract } from '../../contract.suite.ts';
import { stateEngines } from '../index.ts';

const [sqlite] = stateEngines;
stateContract(
  sqlite.name,
  (folder) => sqlite.open({ path: join(folder, 'state.db') }),
  (path) => sqlite.open({ path }),
);
