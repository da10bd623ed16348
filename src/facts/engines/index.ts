import { openClickhouseFacts } from './clickhouse/index.ts';
import type { FactsEngine, FactsFile, FactsServers } from './contract.ts';
import { openDuckdbFacts } from './duckdb/index.ts';

export { openDuckdbReader as openEventsReader } from './duckdb/reader.ts';

/** The engines that can keep facts; the first is the default. */
export const factsEngines = [
  { name: 'duckdb', open: openDuckdbFacts },
  { name: 'clickhouse', open: openClickhouseFacts },
] as const satisfies readonly [FactsEngine<FactsFile>, FactsEngine<FactsServers>];
