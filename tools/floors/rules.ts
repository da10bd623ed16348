/**
 * Which part of `src/` may import what. The rules are data: a change of the architecture is a change
 * of this file, with a decision record (docs/decisions/0002-floors.md).
 *
 * Test files (`*.test.ts`, `*.test.tsx`, `*.suite.ts`) are refused upward imports and cycles only,
 * because these couple a part to its users just as much from a test. They are free of the other
 * rules: a test may open a real engine of a lower floor, compare siblings or parts of equal rank,
 * import Vitest, and read the clock.
 */
export interface FolderRule {
  /** A folder of `src/`. */
  readonly folder: string;
  readonly floor: number;
  /** Folders, or single files, of `src/` that this folder may import besides itself. */
  readonly imports: readonly string[];
  /** npm packages that it may import; `any` when only `clientRules` limit them. */
  readonly packages: readonly string[] | 'any';
  /** Whether it may import Node.js's own modules (`node:…`). */
  readonly node: boolean;
}

const floorZero = [
  'model',
  'calendar',
  'statistics',
  'expressions',
  'scoring',
  'charts',
  'certification',
];
const floorOne = ['state', 'facts', 'archive', 'formats', 'spool', 'mail', 'network', 'connectors'];
/** The public side reads snapshots; it must not know that there are stores. */
const snapshots = ['archive/contract.ts', 'archive/snapshots.ts'];

const pure = { floor: 0, packages: [], node: false } as const;
const free = { packages: 'any', node: true } as const;

export const folderRules: readonly FolderRule[] = [
  { folder: 'model', ...pure, imports: [] },
  { folder: 'calendar', ...pure, imports: ['model'] },
  { folder: 'statistics', ...pure, imports: ['model'] },
  { folder: 'expressions', ...pure, imports: ['model', 'calendar', 'statistics'] },
  { folder: 'scoring', ...pure, imports: ['model', 'calendar', 'statistics', 'expressions'] },
  {
    folder: 'charts',
    ...pure,
    imports: ['model', 'calendar', 'statistics', 'expressions', 'scoring'],
    packages: ['d3-scale', 'd3-shape', 'd3-geo'],
  },
  {
    folder: 'certification',
    ...pure,
    imports: ['model', 'calendar', 'statistics', 'expressions', 'scoring'],
  },
  { folder: 'state', floor: 1, ...free, imports: floorZero },
  { folder: 'facts', floor: 1, ...free, imports: floorZero },
  { folder: 'archive', floor: 1, ...free, imports: floorZero },
  { folder: 'formats', floor: 1, ...free, imports: floorZero },
  { folder: 'spool', floor: 1, ...free, imports: floorZero },
  { folder: 'mail', floor: 1, ...free, imports: floorZero },
  { folder: 'network', floor: 1, ...free, imports: floorZero },
  // A connector is lent the network; it does not open it.
  {
    folder: 'connectors',
    floor: 1,
    ...free,
    imports: [...floorZero, 'network/contract.ts'],
  },
  { folder: 'pipeline', floor: 2, ...free, imports: [...floorZero, ...floorOne] },
  { folder: 'web', floor: 3, ...free, imports: [...floorZero, ...snapshots] },
  {
    folder: 'features',
    floor: 3,
    ...free,
    imports: [...floorZero, ...snapshots, 'pipeline', 'web'],
  },
  {
    folder: 'http',
    floor: 4,
    ...free,
    imports: [...floorZero, ...floorOne, 'pipeline', 'web', 'features'],
  },
  {
    folder: 'cli',
    floor: 5,
    ...free,
    imports: [...floorZero, ...floorOne, 'pipeline', 'web', 'features', 'http'],
  },
];

/** The composition roots: they may import everything, and no module imports them. */
export const roots: readonly string[] = ['app.ts', 'worker.ts'];

/**
 * A folder whose subfolders are members of a collection. A member never imports another one, so that
 * adding or removing a member touches its own folder and the collection's `index.ts`.
 */
export interface Collection {
  readonly folder: string;
  /** Subfolders that are no members but what members share; they import no member. */
  readonly shared: readonly string[];
}

export const collections: readonly Collection[] = [
  { folder: 'scoring/rules', shared: [] },
  { folder: 'charts', shared: [] },
  { folder: 'certification/standards', shared: [] },
  { folder: 'state/engines', shared: [] },
  { folder: 'facts/engines', shared: [] },
  { folder: 'formats', shared: ['rows'] },
  { folder: 'connectors', shared: ['sql', 'web'] },
  { folder: 'features', shared: ['boards', 'worked'] },
  { folder: 'pipeline/registers', shared: [] },
  { folder: 'cli/commands', shared: [] },
];

/** Collections that only the composition roots may import from outside: they wire the engines. */
export const engineCollections: readonly string[] = ['state/engines', 'facts/engines'];

/** Modules that only some places may import, as globs below `src/`. The roots are free of it. */
export interface ClientRule {
  /** Names of modules; one that ends in `/` means every package of that scope. */
  readonly modules: readonly string[];
  readonly onlyIn: readonly string[];
}

export const clientRules: readonly ClientRule[] = [
  { modules: ['@duckdb/'], onlyIn: ['facts/engines/duckdb/**'] },
  { modules: ['@clickhouse/'], onlyIn: ['facts/engines/clickhouse/**'] },
  {
    modules: ['node:sqlite'],
    onlyIn: ['state/engines/sqlite/**', 'state/lock.ts', 'connectors/sqlite/**', 'spool/**'],
  },
  {
    modules: ['pg', 'pg-cursor'],
    onlyIn: ['state/engines/postgresql/**', 'connectors/postgresql/**'],
  },
  { modules: ['mysql2'], onlyIn: ['connectors/mysql/**'] },
  { modules: ['tedious'], onlyIn: ['connectors/sqlserver/**'] },
  { modules: ['nodemailer'], onlyIn: ['mail/**'] },
  { modules: ['kysely'], onlyIn: ['state/**'] },
  { modules: ['ssh2'], onlyIn: ['connectors/sftp/**'] },
  // Other machines are reached through the network, which judges every address.
  {
    modules: [
      ...['node:net', 'node:tls', 'node:dns', 'node:dns/promises', 'node:dgram'],
      ...['node:http', 'node:https', 'node:http2', 'undici'],
    ],
    onlyIn: ['network/**', 'http/**', 'cli/control/**'],
  },
  { modules: ['intl-messageformat'], onlyIn: ['web/language/**'] },
  {
    modules: ['fastify', '@fastify/'],
    onlyIn: ['http/**', 'features/contract.ts', 'features/*/routes.{ts,tsx}'],
  },
];

/**
 * What is passed in from the composition roots instead of being asked of the machine: clock,
 * randomness, environment. Refused on floors up to `ambientUpToFloor`.
 */
export const ambientUpToFloor = 4;
/** Object and property; the object may also be reached through `globalThis`. */
export const ambientProperties: readonly (readonly [string, string])[] = [
  ['Date', 'now'],
  ['Math', 'random'],
  ['process', 'env'],
  ['performance', 'now'],
  ['Temporal', 'Now'],
];
/** Modules that hand out the same under another name. */
export const ambientModules: readonly string[] = ['node:process', 'node:perf_hooks'];

/** A tree with fewer modules was not read right: a check that sees nothing must not pass. */
export const minimumModules = 20;
