import type { FactsEngine, FactsFile, FactsServers } from './contract.ts';

export { openDuckdbReader as openEventsReader } from './duckdb/reader.ts';

/**
 * The engines that can keep facts; the first is the default. The code of one, and its driver, is
 * loaded when it is first used.
 */
export const factsEngines = [
  {
    name: 'duckdb',
    open: async (...asked) => (await import('./duckdb/index.ts')).openDuckdbFacts(...asked),
  } satisfies FactsEngine<FactsFile>,
  {
    name: 'clickhouse',
    open: async (...asked) => (await import('./clickhouse/index.ts')).openClickhouseFacts(...asked),
  } satisfies FactsEngine<FactsServers>,
] as const;
