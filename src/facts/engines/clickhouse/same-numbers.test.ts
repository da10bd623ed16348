import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { FactsStore } from '../../contract.ts';
import {
  csvFile,
  derivation,
  expression,
  landEvents,
  table,
} from '../../contract-event-rows.suite.ts';
import { everything } from '../../contract-rows.suite.ts';
import type { Derivation } from '../../events.ts';
import { openDuckdbFacts } from '../duckdb/index.ts';
import { dropAfterTests, noServers, openFor, testServers } from './test-servers.suite.ts';

const numbers = [
  'cost',
  'cost * 3 - 1.25',
  'cost / (cost - 5)',
  'cost % 0.7',
  '-cost % 3',
  'cost > 1 ? cost : -cost',
  'closed > due ? 1 : 0',
  'size(kind)',
  'size(kind.trim()) + size(kind.upperAscii())',
  'minutes(opened, closed)',
  'hours(opened, closed)',
  'days(day(opened), day(closed))',
  'hours(closed - opened + duration("90m"))',
  'businessHours(opened, closed)',
  'businessDays(opened, closed)',
  'businessHours(written, written + duration("50h"))',
  'businessDays(day(written), day(written + duration("1000h")))',
  'days(day(written - duration("5h")), date("2025-01-01"))',
];
const conditions = [
  'kind == "lamp"',
  'kind != "lamp" || cost > 1',
  `!(kind in ["lamp", "a'b\\\\c"])`,
  'kind in ["tree", " Lamp "] && cost < 7',
  'kind == null || removed == null',
  'kind.startsWith("l")',
  'kind.endsWith("p ")',
  'kind.contains("\'")',
  'kind.lowerAscii().trim() == "lamp"',
  'closed <= due',
  '!(closed <= due)',
  'day(opened) == day(closed)',
  'opened >= timestamp("2025-03-09T03:00:00")',
  'written < timestamp("2025-03-09T07:00:00Z")',
  'day(written) >= date("2025-03-09")',
  'day(written + duration("3h")) > day(written)',
  'closed - opened > duration("36h")',
];

const derivations: Derivation[] = [
  ...numbers.map((text) => derivation({ measure: 'sum', value: expression(text) })),
  derivation({ measure: 'mean', day: 'closed', value: expression('hours(opened, closed)') }),
  ...conditions.map((text) => derivation({ where: expression(text) })),
  derivation({ measure: 'percentile', quantile: 0.9, value: expression('cost') }),
  derivation({ measure: 'distinct', value: expression('kind') }),
  derivation({ measure: 'level', closed: 'closed', where: expression('cost > 0.5') }),
].map((one, index) => ({ ...one, id: `number ${index}` }));

const kinds = ['lamp', 'tree', ' Lamp ', `a'b\\c`, 'Ärger 🚨', ''];

/** Cases around the days on which clocks change, and one long before 1970; some things missing. */
function rows(count: number): string[] {
  let state = 20_250_309;
  const next = (below: number) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
  const moment = () =>
    `2025-03-${String(7 + next(5)).padStart(2, '0')} ${String(next(24)).padStart(2, '0')}:${String(next(60)).padStart(2, '0')}:00`;
  return Array.from({ length: count }, (_, index) => {
    const opened = moment();
    const closed = next(4) === 0 ? '' : moment();
    const cost = next(6) === 0 ? '' : String((next(2_000_000) - 900_000) / 1000);
    const written = `${moment().replace(' ', 'T')}Z`;
    return `${index},${opened},${next(5) === 0 ? '' : moment()},${closed},${kinds[next(kinds.length)]},${cost},${written},`;
  });
}

async function answered(store: FactsStore): Promise<Map<string, (number | null)[]>> {
  await landEvents(store, 1, csvFile(rows(400), { arrived: 1_745_000_000_000_000 }));
  const replaced = rows(400).filter((_, index) => index % 3 === 0);
  const later = replaced.map((row) =>
    row.replace(',lamp,', ',tree,').replace('2025-03', '2026-03'),
  );
  const second = later.map((row) =>
    row.replace('2026-03', '2025-03').replace(/2025(-\d\d-\d\dT)/, '2026$1'),
  );
  await landEvents(store, 2, csvFile(second, { arrived: 1_746_000_000_000_000 }));
  const spans = [{ first: '2025-03-07', last: '2025-03-11' }];
  await store.derive({ table, derivations, spans });
  const found = await store.observations({ ...everything, city: 'boston' });
  const numbersOfDays = Array.from(found.metric, (metric, row): [string, (number | null)[]] => [
    `${found.metrics[metric]} ${found.first[row]} ${found.last[row]} ${found.known[row]}`,
    [found.value, found.numerator, found.denominator].map((column) => column[row]!),
  ]);
  const columns = ['kind', 'due', 'written'];
  const broken = await store.breakdown({ table, derivations, spans, columns, through: 2 });
  return new Map([
    ...numbersOfDays,
    ...broken.map((row): [string, (number | null)[]] => [
      `number ${row.derivation} by ${row.column}: ${row.label}`,
      [row.value, row.numerator, row.denominator, row.cases],
    ]),
  ]);
}

describe('numbers on DuckDB and on ClickHouse', () => {
  it.skipIf(testServers === '')(
    'are equal to a billionth',
    { timeout: 60_000, meta: { skipReason: noServers } },
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'civicstat-same-'));
      onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
      const stores = [
        await openDuckdbFacts({ path: join(folder, 'facts.duckdb') }),
        await openFor(folder),
      ];
      const [duckdb, clickhouse] = [await answered(stores[0]!), await answered(stores[1]!)];
      for (const store of stores) await store.close();
      expect(duckdb.size).toBeGreaterThan(derivations.length * 4);
      expect([...clickhouse.keys()]).toEqual([...duckdb.keys()]);
      const told = (key: string) =>
        `${key} ${JSON.stringify(derivations[Number(key.split(' ')[1])])}`;
      for (const [key, expected] of duckdb) {
        for (const [place, value] of clickhouse.get(key)!.entries()) {
          const tolerance = 1e-9 * Math.max(1, Math.abs(expected[place]!));
          const equal =
            Object.is(value, expected[place]) || Math.abs(value! - expected[place]!) <= tolerance;
          expect(equal, `${told(key)}: ${value}, not ${expected[place]}`).toBe(true);
        }
      }
    },
  );
});

dropAfterTests();
