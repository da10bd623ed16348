import { firstTables } from './0001-first-tables.ts';
import { records } from './0002-records.ts';
import { collecting } from './0003-collecting.ts';
import { access } from './0004-access.ts';
import type { Migration } from './contract.ts';

export type { Migration, SchemaTools } from './contract.ts';

/** All steps in order; a new one is one file and one line here. */
export const migrations: readonly Migration[] = [firstTables, records, collecting, access];
