import type { StateEngine } from './contract.ts';
import { openPostgresqlState } from './postgresql/index.ts';
import { openSqliteState } from './sqlite/index.ts';

/** The engines that can keep the state; the first is the default. */
export const stateEngines = [
  { name: 'sqlite', open: openSqliteState },
  { name: 'postgresql', open: openPostgresqlState },
] as const satisfies readonly [StateEngine<never>, ...StateEngine<never>[]];
