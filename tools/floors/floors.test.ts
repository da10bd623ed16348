import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readModules } from './modules.ts';
import { folderRules, minimumModules } from './rules.ts';
import { findViolations } from './violations.ts';

/** A small house in which every rule holds. */
const soundTree = {
  'app.ts': `
    import { openDuckdb } from './facts/engines/index.ts';
    import { sqlite } from './state/engines/sqlite/index.ts';
    import { serve } from './http/server.ts';
    serve(openDuckdb, sqlite, Date.now(), process.env);`,
  'model/index.ts': `export type Day = string;`,
  'calendar/index.ts': `import type { Day } from '../model/index.ts'; export const next = (day: Day) => day;`,
  'scoring/index.ts': `import { next } from '../calendar/index.ts'; export const score = next;`,
  'scoring/rules/contract.ts': `export interface Rule { readonly name: string }`,
  'scoring/rules/one/index.ts': `import type { Rule } from '../contract.ts'; export const one: Rule = { name: 'one' };`,
  'scoring/rules/two/index.ts': `import type { Rule } from '../contract.ts'; export const two: Rule = { name: 'two' };`,
  'scoring/rules/two/two.test.ts': `
    import { it } from 'vitest';
    import { one } from '../one/index.ts';
    it(one.name, () => { new Date(); });`,
  'charts/line/index.ts': `import { scaleLinear } from 'd3-scale'; export const line = scaleLinear;`,
  'facts/contract.ts': `export interface Facts { readonly rows: number }`,
  'facts/engines/index.ts': `export { openDuckdb } from './duckdb/index.ts';`,
  'facts/engines/duckdb/index.ts': `
    import { DuckDBInstance } from '@duckdb/node-api';
    import type { Facts } from '../../contract.ts';
    export const openDuckdb = (): Facts => ({ rows: DuckDBInstance.length });`,
  'state/engines/sqlite/index.ts': `
    import { DatabaseSync } from 'node:sqlite';
    import { Kysely } from 'kysely';
    export const sqlite = [DatabaseSync, Kysely];`,
  'archive/snapshots.ts': `export interface Snapshots { readonly count: number }`,
  'pipeline/index.ts': `
    import type { Facts } from '../facts/contract.ts';
    import { score } from '../scoring/index.ts';
    export const run = (facts: Facts, now: Date) => [facts, score, new Date(now)];`,
  'pipeline/index.test.ts': `
    import { openDuckdb } from '../facts/engines/duckdb/index.ts';
    import { run } from './index.ts';
    run(openDuckdb(), new Date());`,
  'web/layout.tsx': `export const Layout = () => <main />;`,
  'features/board/board.page.tsx': `
    import type { Snapshots } from '../../archive/snapshots.ts';
    import { Layout } from '../../web/layout.tsx';
    export const Board = (_: { snapshots: Snapshots }) => <Layout />;`,
  'http/server.ts': `import fastify from 'fastify'; export const serve = (...parts: unknown[]) => fastify(parts);`,
  'cli/index.ts': `import { run } from '../pipeline/index.ts'; export const command = [run, process.env];`,
};

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'civicstat-floors-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** Broken rules of the sound tree with some files added or replaced, as `file:line rule`. */
function check(planted: Readonly<Record<string, string>>, minimum = 10): string[] {
  for (const [path, text] of Object.entries({ ...soundTree, ...planted })) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return findViolations(readModules(folder), minimum).map(
    ({ path, line, rule }) => `${path}:${line} ${rule}`,
  );
}

describe('a sound tree', () => {
  it('passes', () => {
    expect(check({})).toEqual([]);
  });

  it('may have anything in fixtures', () => {
    expect(check({ 'scoring/fixtures/broken.ts': 'import from from' })).toEqual([]);
  });
});

describe('a check that sees too little', () => {
  it('refuses an empty tree', () => {
    const violations = findViolations(readModules(folder), minimumModules);
    expect(violations.map(({ rule }) => rule)).toEqual(['nothing-seen']);
  });

  it('refuses a folder that does not exist', () => {
    const violations = findViolations(readModules(join(folder, 'absent')), minimumModules);
    expect(violations.map(({ rule }) => rule)).toEqual(['nothing-seen']);
  });

  it('refuses a file that it cannot parse', () => {
    expect(check({ 'scoring/broken.ts': 'export const a = ;' })).toEqual([
      'scoring/broken.ts:1 unreadable',
    ]);
  });

  it('refuses a relative import that leads nowhere, in the roots too', () => {
    const planted = { 'scoring/a.ts': `\nimport './gone.ts';`, 'worker.ts': `import './gone.ts';` };
    expect(check(planted)).toEqual(['scoring/a.ts:2 unresolved', 'worker.ts:1 unresolved']);
  });

  it('refuses an import that only a run could tell', () => {
    expect(check({ 'pipeline/a.ts': `export const a = (b: string) => import(b);` })).toEqual([
      'pipeline/a.ts:1 unresolved',
    ]);
  });

  it('refuses a folder without a floor', () => {
    expect(check({ 'services/a.ts': 'export {};' })).toEqual(['services/a.ts:1 unknown-folder']);
  });
});

describe('floors', () => {
  const upward = [
    [`import { run } from '../pipeline/index.ts'; export { run };`],
    [`import type { run } from '../pipeline/index.ts'; export type { run };`],
    [`export * from '../pipeline/index.ts';`],
    [`export type { run } from '../pipeline/index.ts';`],
    [`export const a = import('../pipeline/index.ts');`],
    [`export type A = import('../pipeline/index.ts').Run;`],
    [`export const a = require('../pipeline/index.ts');`],
    [`import a = require('../pipeline/index.ts'); export { a };`],
  ];

  it.each(upward)('refuses upward: %s', (text) => {
    expect(check({ 'scoring/up.ts': text })).toEqual(['scoring/up.ts:1 floors']);
  });

  it('refuses a wrong order within a floor, in a test too', () => {
    const text = `import '../scoring/index.ts';`;
    expect(check({ 'model/a.ts': text, 'model/a.test.ts': text })).toEqual([
      'model/a.test.ts:1 floors',
      'model/a.ts:1 floors',
    ]);
  });

  it('lets a test compare parts of equal rank', () => {
    const text = `import '../calendar/index.ts';`;
    expect(check({ 'statistics/a.ts': text, 'statistics/a.test.ts': text })).toEqual([
      'statistics/a.ts:1 floors',
    ]);
  });

  it('keeps the stores from each other and pages from the stores', () => {
    const text = `import type { Facts } from '../facts/contract.ts'; export type A = Facts;`;
    expect(check({ 'state/a.ts': text, 'web/a.ts': text, 'features/a.ts': text })).toEqual([
      'features/a.ts:1 floors',
      'state/a.ts:1 floors',
      'web/a.ts:1 floors',
    ]);
  });

  it('lets nobody import a root', () => {
    expect(check({ 'cli/a.ts': `import '../app.ts';` })).toContain('cli/a.ts:1 root');
  });

  it('lets nothing but tests leave src', () => {
    mkdirSync(join(folder, 'src'));
    writeFileSync(join(folder, 'outside.ts'), 'export {};');
    mkdirSync(join(folder, 'src/model'));
    writeFileSync(join(folder, 'src/model/a.ts'), `import '../../outside.ts';`);
    writeFileSync(join(folder, 'src/model/a.test.ts'), `import '../../outside.ts';`);
    const violations = findViolations(readModules(join(folder, 'src')), 2);
    expect(violations.map(({ path, rule }) => `${path} ${rule}`)).toEqual(['model/a.ts outside']);
  });

  it('have a table that itself points downward only', () => {
    for (const [place, rule] of folderRules.entries()) {
      const earlier = folderRules.slice(0, place).map(({ folder: name }) => name);
      for (const entry of rule.imports) {
        const target = folderRules.find(
          ({ folder: name }) => entry === name || entry.startsWith(`${name}/`),
        );
        expect(earlier, `${rule.folder} may import ${entry}`).toContain(target?.folder);
        expect(target!.floor).toBeLessThanOrEqual(rule.floor);
      }
    }
  });
});

describe('cycles', () => {
  it('refuses one of values, naming the way round', () => {
    const planted = {
      'scoring/a.ts': `import { b } from './b.ts'; export const a = () => b;`,
      'scoring/b.ts': `\nimport { c } from './c.ts'; export const b = () => c;`,
      'scoring/c.ts': `import { a } from './a.ts'; export const c = () => a;`,
    };
    expect(check(planted)).toEqual(['scoring/a.ts:1 cycle']);
    const [cycle] = findViolations(readModules(folder), 10);
    expect(cycle?.message).toContain(
      'scoring/a.ts -> scoring/b.ts -> scoring/c.ts -> scoring/a.ts',
    );
  });

  it('refuses one of types alone', () => {
    const planted = {
      'model/a.ts': `import type { B } from './b.ts'; export interface A { b: B }`,
      'model/b.ts': `import type { A } from './a.ts'; export interface B { a: A }`,
    };
    expect(check(planted)).toEqual(['model/a.ts:1 cycle']);
  });

  it('refuses a module that imports itself', () => {
    expect(check({ 'model/a.ts': `import './a.ts';` })).toEqual(['model/a.ts:1 cycle']);
  });
});

describe('collections', () => {
  it('keep a member from its sibling', () => {
    const planted = {
      'scoring/rules/one/more.ts': `import { two } from '../two/index.ts'; export { two };`,
      'features/goals/page.ts': `import type { Board } from '../board/board.page.tsx'; export type A = Board;`,
    };
    expect(check(planted)).toEqual([
      'features/goals/page.ts:1 sibling',
      'scoring/rules/one/more.ts:1 sibling',
    ]);
  });

  it('let members use what they share, which uses no member', () => {
    const planted = {
      'formats/rows/cell.ts': `import '../csv/index.ts';`,
      'formats/csv/index.ts': '',
      'formats/excel/index.ts': `import '../rows/cell.ts';`,
    };
    expect(check(planted)).toEqual(['formats/rows/cell.ts:1 sibling']);
  });

  it('let only the roots reach the engines', () => {
    const planted = {
      'pipeline/a.ts': `import '../facts/engines/index.ts';`,
      'facts/open.ts': `import './engines/duckdb/index.ts';`,
    };
    expect(check(planted)).toEqual(['facts/open.ts:1 engine', 'pipeline/a.ts:1 engine']);
  });
});

describe('libraries', () => {
  it('are not reachable from floor 0: packages, Node.js and JSX', () => {
    const planted = {
      'scoring/a.ts': `import { z } from 'zod'; export { z };`,
      'scoring/b.ts': `import { join } from 'node:path'; export { join };`,
      'scoring/c.tsx': `export const a = <p />;`,
      'scoring/d.ts': `import { geoPath } from 'd3-geo'; export { geoPath };`,
    };
    expect(check(planted)).toEqual([
      'scoring/a.ts:1 pure',
      'scoring/b.ts:1 pure',
      'scoring/c.tsx:1 pure',
      'scoring/d.ts:1 pure',
    ]);
  });

  it('that talk to a database or the network stay in their one place', () => {
    const planted = {
      'pipeline/a.ts': `import '@duckdb/node-api';`,
      'pipeline/b.ts': `import { sql } from 'kysely/helpers/sqlite'; export { sql };`,
      'state/c.ts': `import { DatabaseSync } from 'node:sqlite'; export { DatabaseSync };`,
      'features/board/d.ts': `import type { FastifyInstance } from 'fastify'; export type A = FastifyInstance;`,
      'features/board/routes.ts': `import type { FastifyInstance } from 'fastify'; export type A = FastifyInstance;`,
      'cli/e.ts': `import '@fastify/helmet';`,
      'pipeline/f.ts': `import { request } from 'node:https'; export { request };`,
    };
    expect(check(planted)).toEqual([
      'cli/e.ts:1 client',
      'features/board/d.ts:1 client',
      'pipeline/a.ts:1 client',
      'pipeline/b.ts:1 client',
      'pipeline/f.ts:1 client',
      'state/c.ts:1 client',
    ]);
  });
});

describe('clock, chance and environment', () => {
  const asked = [
    ['Date.now()'],
    ['new Date()'],
    ['Math.random()'],
    ['process.env'],
    ['performance.now()'],
    ['Temporal.Now.instant()'],
    ['globalThis.process.env.HOME'],
    [`Date['now']()`],
    ['(() => { const { env } = process; return env; })()'],
  ];

  it.each(asked)('are refused below the command line: %s', (text) => {
    expect(check({ 'http/a.ts': `export const a = ${text};` })).toEqual(['http/a.ts:1 ambient']);
    expect(check({ 'http/a.ts': '', 'cli/a.ts': `export const a = ${text};` })).toEqual([]);
  });

  it('are refused under their other names', () => {
    expect(
      check({ 'pipeline/a.ts': `import { env } from 'node:process'; export { env };` }),
    ).toEqual(['pipeline/a.ts:1 ambient']);
  });

  it('leave conversions alone', () => {
    const text = `export const a = [new Date(0), Date.parse(''), Temporal.PlainDate.from('2025-01-01')];`;
    expect(check({ 'http/a.ts': text })).toEqual([]);
  });
});
