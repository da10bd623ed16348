import type { FactsEngine } from './contract.ts';
import { openDuckdbFacts } from './duckdb/index.ts';

/** The engines that can keep facts; the first is the default. */
export const factsEngines = [
  { name: 'duckdb', open: openDuckdbFacts },
] as const satisfies readonly [FactsEngine, ...FactsEngine[]];
