import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Server, serve, succeed, temporaryFolder } from './civicstat.ts';
import { scored } from './unchanged.ts';

const definitions = `city:
  slug: sample
  name: Sample
  timeZone: America/New_York
  windows: rolling
departments: [{slug: fire, name: Fire}]
metrics:
  - slug: on-time
    name: On time
    definition: Share of cases closed on time.
    topic: public-safety
    department: fire
    owner: Chief
    measure: ratio
    unit: share
    direction: up
    rule: target-ratio
    target: 0.8
  - slug: calls
    name: Calls
    definition: Calls a day.
    topic: public-safety
    department: fire
    owner: Chief
    measure: count
    unit: count
    direction: down
    rule: target-ratio
    target: 10
`;

/** A served data folder with a small city named `sample` that has no numbers yet. */
export interface SmallCity {
  readonly data: string;
  /** A folder for files to deliver. */
  readonly folder: string;
  readonly server: Server;
  /** Writes a file to deliver; its path. */
  write(name: string, content: string | Uint8Array): string;
  /** Imports a file that must be taken; what was printed. */
  take(file: string, ...options: readonly string[]): Promise<string>;
}

/** Writes the folder of the city's definitions; its path. */
export function writeSmallCity(folder: string): string {
  const city = join(folder, 'city');
  mkdirSync(city);
  writeFileSync(join(city, 'city.yaml'), definitions);
  return city;
}

/** Sets up the city, behind a server so that commands need not open the stores each time. */
export async function smallCity(): Promise<SmallCity> {
  const folder = temporaryFolder();
  const data = join(folder, 'data');
  await succeed(data, 'apply', writeSmallCity(folder));
  const server = await serve(data);
  return {
    data,
    folder,
    server,
    write: (name, content) => {
      const path = join(folder, name);
      writeFileSync(path, content);
      return path;
    },
    take: (file, ...options) => succeed(data, 'import', file, '--city', 'sample', ...options),
  };
}

/** A metric's number for the day before the board's date. */
export async function dayOf(
  city: SmallCity,
  metric: string,
  date: string,
  ...options: readonly string[]
) {
  const board = await scored(city.data, 'sample', '--date', date, ...options);
  const found = board.metrics.find((one: { readonly metric: string }) => one.metric === metric);
  const { score, value, target, reason } = found.day;
  return { score, value, target, reason };
}
