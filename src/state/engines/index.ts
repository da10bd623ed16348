import type { StateEngine } from './contract.ts';
import { openPostgresqlState } from './postgresql/index.ts';
import { replacePostgresqlState } from './postgresql/replace.ts';
import { openSqliteState } from './sqlite/index.ts';
import { replaceSqliteState } from './sqlite/replace.ts';

/** The engines that can keep the state; the first is the default. */
export const stateEngines = [
  { name: 'sqlite', open: openSqliteState, replace: replaceSqliteState },
  { name: 'postgresql', open: openPostgresqlState, replace: replacePostgresqlState },
] as const satisfies readonly [StateEngine<never>, ...StateEngine<never>[]];
