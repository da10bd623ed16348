import type { StateEngine } from './contract.ts';
import type { PostgresqlAddress } from './postgresql/index.ts';

/**
 * The engines that can keep the state; the first is the default. The code of one, and its driver,
 * is loaded when it is first used.
 */
export const stateEngines = [
  {
    name: 'sqlite',
    open: async (...asked) => (await import('./sqlite/index.ts')).openSqliteState(...asked),
    replace: async (...asked) => (await import('./sqlite/replace.ts')).replaceSqliteState(...asked),
  } satisfies StateEngine<{ readonly path: string }>,
  {
    name: 'postgresql',
    open: async (...asked) => (await import('./postgresql/index.ts')).openPostgresqlState(...asked),
    replace: async (...asked) =>
      (await import('./postgresql/replace.ts')).replacePostgresqlState(...asked),
  } satisfies StateEngine<PostgresqlAddress>,
] as const;
