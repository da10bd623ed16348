import type { StateEngine } from './contract.ts';
import { openSqliteState } from './sqlite/index.ts';

/** The engines that can keep the state; the first is the default. */
export const stateEngines = [
  { name: 'sqlite', open: openSqliteState },
] as const satisfies readonly [StateEngine<never>, ...StateEngine<never>[]];
