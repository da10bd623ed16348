/** A small city whose numbers are made of cases: about things, with a map, and about persons. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addDays, parseInstant } from '../../src/calendar/index.ts';
import { standardMapping } from '../../src/formats/index.ts';
import { type CityDefinition, type Day, type Instant, UserError } from '../../src/model/index.ts';
import { cityFilesIn, readCityFolder } from '../../src/pipeline/definitions/index.ts';
import { deliver } from '../../src/pipeline/deliver.ts';
import { type Platform, silentReport } from '../../src/pipeline/platform.ts';
import { rules } from '../../src/scoring/index.ts';

/** Labels from outside that must do nothing anywhere. */
export const formula = '=HYPERLINK("http://evil.example")';
export const markup = '<script>alert(1)</script>';

const metric = (slug: string, keys: string) => `
  - slug: ${slug}
    name: Name of ${slug}
    definition: What ${slug} counts.
    topic: basic-city-services
    department: public-works
    owner: Director
    direction: down
    rule: target-ratio
    ${keys.trim().replaceAll('\n', '\n    ')}
`;

const yaml = `
city: { slug: cases, name: City of Cases, timeZone: America/New_York }
departments:
  - { slug: public-works, name: Public Works }
  - { slug: health, name: Health }
datasets:
  - slug: requests
    name: Requests
    key: id
    columns: { id: text, opened: local-time, due: local-time, closed: local-time, place: category, kind: category }
    dimensions: [place, kind]
    about: things
    names: { place: Neighborhood }
    tiles:
      column: place
      note: Made by hand.
      rows: [[North, East Side], ["", Harbor]]
      values: { East Side: East }
  - slug: visits
    name: Visits
    key: id
    columns: { id: text, came: local-time, age: category }
    dimensions: [age]
metrics:${metric(
  'on-time',
  `
direction: up
from: { dataset: requests, day: closed, numerator: closed <= due, denominator: due != null }
measure: ratio
unit: share
target: 0.8`,
).replace('    direction: down\n', '')}${metric(
  'requests',
  `
from: { dataset: requests, day: opened }
measure: count
unit: count
target: 2`,
)}${metric(
  'days-to-close',
  `
from: { dataset: requests, day: closed, value: "days(opened, closed)" }
measure: median
unit: days
target: 2`,
)}${metric(
  'visits',
  `
from: { dataset: visits, day: came }
measure: count
unit: count
target: 2`,
).replace('department: public-works', 'department: health')}`;

export async function readCityOfCases(): Promise<CityDefinition> {
  const folder = mkdtempSync(join(tmpdir(), 'civicstat-cases-'));
  writeFileSync(join(folder, 'city.yaml'), yaml);
  const reading = await readCityFolder(folder, cityFilesIn(folder), rules);
  if (Array.isArray(reading)) throw new UserError(reading);
  return reading.city;
}

const firstDay = '2025-01-01';
const lastDay = '2025-04-05';
const places = ['North', 'North', 'North', 'East', 'East', 'Elsewhere', '', formula];
const kinds = ['lamp', 'lamp', 'tree', markup];

export interface MadeCase {
  readonly id: string;
  readonly opened: Day;
  readonly due: Day;
  readonly closed: Day;
  readonly place: string;
  readonly kind: string;
}

/** Two requests a day; every fifth is late. */
export function requests(): MadeCase[] {
  const cases: MadeCase[] = [];
  for (let day = firstDay; day <= lastDay; day = addDays(day, 1)) {
    for (let twice = 0; twice < 2; twice += 1) {
      const at = cases.length;
      cases.push({
        id: String(1000 + at),
        opened: day,
        due: addDays(day, 2),
        closed: addDays(day, at % 5 === 0 ? 3 : at % 3),
        place: places[at % places.length]!,
        kind: kinds[at % kinds.length]!,
      });
    }
  }
  return cases;
}

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

export function csvOf(cases: readonly MadeCase[]): string {
  const rows = cases.map(({ id, opened, due, closed, place, kind }) =>
    [
      id,
      `${opened} 08:00:00`,
      `${due} 12:00:00`,
      `${closed} 10:00:00`,
      quoted(place),
      quoted(kind),
    ].join(','),
  );
  return ['id,opened,due,closed,place,kind', ...rows, ''].join('\n');
}

export function visitsCsv(): string {
  const rows: string[] = [];
  for (let day = firstDay; day <= lastDay; day = addDays(day, 1)) {
    rows.push(`v${rows.length},${day} 09:00:00,${rows.length % 9 === 0 ? 'child' : 'adult'}`);
  }
  return ['id,came,age', ...rows, ''].join('\n');
}

/** Takes a file of cases in as a person would. */
export async function bring(platform: Platform, dataset: string, text: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'civicstat-brought-'));
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${dataset}.csv`);
  writeFileSync(path, text);
  const file = { path, name: `${dataset}.csv`, city: 'cases', kind: 'events' as const, dataset };
  await deliver(platform, { ...file, mapping: standardMapping, dryRun: false }, silentReport);
}

export function instant(text: string): Instant {
  const parsed = parseInstant(text, 'America/New_York');
  if (parsed.kind !== 'instant') throw new Error(`no instant: ${text}`);
  return parsed.instant;
}
