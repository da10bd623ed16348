import type { StateEngine } from './contract.ts';
import { sqlite } from './sqlite/index.ts';

export type { StateEngine } from './contract.ts';
export { openSqliteState } from './sqlite/index.ts';

/** One line an engine. */
export const engines: readonly StateEngine[] = [sqlite];
