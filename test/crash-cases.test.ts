import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { succeed, temporaryFolder } from './civicstat.ts';
import { killHard, moments, runAndKill } from './durable-checks.ts';
import { seeded } from './durable-city.ts';

const seed = Number(process.env.CRASH_SEED ?? 20_150_311);
const kills = 40;

const city = `city: {slug: cases, name: Cases, timeZone: America/New_York, asOf: 2015-02-01}
departments: [{slug: works, name: Works}]
datasets:
  - slug: requests
    name: Requests
    key: id
    columns: {id: text, opened: local-time, closed: local-time, kind: category}
metrics:
  - slug: closed-in-a-day
    name: Closed in a day
    definition: Share of the requests that were closed within a day.
    topic: public-safety
    department: works
    owner: Works
    from: {dataset: requests, day: opened, numerator: 'hours(opened, closed) <= 24'}
    measure: ratio
    unit: share
    direction: up
    rule: target-ratio
    target: 0.5
  - slug: days-open
    name: Days open
    definition: Median days to close.
    topic: public-safety
    department: works
    owner: Works
    from: {dataset: requests, day: closed, value: 'days(opened, closed)'}
    measure: median
    unit: days
    direction: down
    rule: target-ratio
    target: 2
  - slug: backlog
    name: Backlog
    definition: Open requests.
    topic: public-safety
    department: works
    owner: Works
    from: {dataset: requests, day: opened, closed: closed}
    measure: level
    unit: count
    direction: down
    rule: target-ratio
    target: 100
`;

/** Cases of January 2015; a later file holds some of them again, closed otherwise. */
function casesFile(path: string, random: () => number, first: number, count: number): void {
  const time = (hours: number) =>
    new Date(Date.UTC(2015, 0, 1) + hours * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
  const rows = Array.from({ length: count }, (_, index) => {
    const opened = Math.floor(random() * 740);
    const closed = random() < 0.8 ? time(opened + Math.floor(random() * 80)) : '';
    return `${first + index},${time(opened)},${closed},${random() < 0.5 ? 'lamp' : 'tree'}`;
  });
  writeFileSync(path, ['id,opened,closed,kind', ...rows, ''].join('\n'));
}

describe('imports of cases that are killed with -9 at random moments', () => {
  it('end with the numbers of undisturbed ones', { timeout: 900_000 }, async () => {
    const folder = temporaryFolder();
    const random = seeded(seed);
    mkdirSync(join(folder, 'city'));
    writeFileSync(join(folder, 'city/city.yaml'), city);
    const files = [0, 1500, 800].map((first, index) => {
      const path = join(folder, `cases-${index}.csv`);
      casesFile(path, random, first, 2000);
      return path;
    });
    const imports = files.map((path) => ['import', path, '--city', 'cases', '--as', 'events']);
    const score = [
      'score',
      '--city',
      'cases',
      '--from',
      '2015-01-10',
      '--to',
      '2015-02-01',
      '--format',
      'json',
    ];
    const run = async (data: string, disturb: (args: readonly string[]) => Promise<void>) => {
      await succeed(data, 'apply', join(folder, 'city'));
      for (const args of imports) {
        await disturb(args);
        await succeed(data, ...args);
        await disturb(score);
        await succeed(data, ...score);
      }
      const boards = JSON.parse(await succeed(data, ...score)) as Record<string, unknown>[];
      return boards.map(({ knownOn: _, ...board }) => board);
    };
    const undisturbed = await run(join(folder, 'undisturbed'), async () => undefined);
    const began = performance.now();
    await succeed(join(folder, 'undisturbed'), ...score);
    const milliseconds = performance.now() - began;
    const data = join(folder, 'killed');
    let killed = 0;
    const found = await run(data, async (args) => {
      for (const at of moments(Math.ceil(kills / 6), milliseconds, random)) {
        const ended = await runAndKill(data, args, at, killHard);
        expect(ended.err).not.toContain('fault of Civicstat');
        killed += 1;
      }
    });
    expect(found).toEqual(undisturbed);
    expect(killed).toBeGreaterThanOrEqual(kills);
    expect(await succeed(data, 'rebuild')).toContain('The checksums are equal.');
    const again = JSON.parse(await succeed(data, ...score)) as Record<string, unknown>[];
    expect(again.map(({ knownOn: _, ...board }) => board)).toEqual(undisturbed);
  });
});
