import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { civicstat, succeed, temporaryFolder } from './civicstat.ts';
import { standOf } from './unchanged.ts';

interface Folders {
  /** The city folder, and its file. */
  readonly city: string;
  readonly file: string;
  /** A data folder that knows nothing yet. */
  readonly data: string;
}

function foldersWith(yaml: string): Folders {
  const root = temporaryFolder();
  const city = join(root, 'city');
  mkdirSync(city);
  const file = join(city, 'city.yaml');
  writeFileSync(file, yaml);
  return { city, file, data: join(root, 'data') };
}

const sound = `city:
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
    target: [{from: 2025-01-01, value: 0.8}]
    freshness: P3D
`;

type Change = readonly [line: string, by: string];

/** The sound city with some of its text replaced; each must be there once. */
function changed(changes: readonly Change[]): string {
  return changes.reduce((yaml, [text, by]) => {
    expect(yaml.split(text), text).toHaveLength(2);
    return yaml.replace(text, () => by);
  }, sound);
}

interface Case {
  readonly what: string;
  readonly changes: readonly Change[];
  readonly said: readonly string[];
}

const faulty: readonly Case[] = [
  {
    what: 'ten faults',
    changes: [
      ['slug: sample', 'slug: Sample Town'],
      ['timeZone: America/New_York', 'timeZone: America/New_Yrok'],
      ['windows: rolling', 'window: rolling'],
      ['topic: public-safety', 'topic: public-safty'],
      ['department: fire', 'department: police'],
      ['measure: ratio', 'measure: average'],
      ['direction: up', 'direction: higher'],
      ['rule: target-ratio', 'rule: target'],
      ['value: 0.8', 'value: 80%'],
      ['freshness: P3D', 'freshness: 3 days'],
    ],
    said: [
      'line 2, column 9: A slug has lower-case letters, digits and single hyphens, 64 at most (found “Sample Town”). Write for example `sample-town`.',
      'line 4, column 13: No time zone of the IANA list has this name (found “America/New_Yrok”). Did you mean `America/New_York`?',
      'line 5, column 3: There is no such key in the city (found “window”). Did you mean `windows`?',
      'line 11, column 12: There is no topic with this slug (found “public-safty”). Did you mean `public-safety`?',
      'line 12, column 17: There is no department with this slug (found “police”). Add it under `departments`.',
      'line 14, column 14: One of these is expected here: count, sum, ratio, mean, median, percentile, level, distinct (found “average”). Choose one of them.',
      'line 16, column 16: One of these is expected here: up, down, band (found “higher”). Choose one of them.',
      'line 17, column 11: There is no such rule; there are target-ratio, historical-ratio, historical-band, target-band, attainment (found “target”). Choose one of them.',
      'line 18, column 40: A number is expected here (found “80%”). Write a share as a part of one: 0.8.',
      'line 19, column 16: A time in weeks, or in days and hours, in ISO 8601 form is expected here (found “3 days”). Write for example P3D for three days or P2W for two weeks.',
    ],
  },
  {
    what: 'ten faults of other kinds',
    changes: [
      ['name: Sample', 'name: 311'],
      [
        'windows: rolling',
        'holidays: [2025-02-30]\n  population: 675,647\n  grades: {A: 1.1, B: 1.2}',
      ],
      ['owner: Chief', 'owner:'],
      ['    unit: share\n', ''],
      ['value: 0.8}]', 'value: 0.8}, {from: 2025-01-01, value: 0.9}]'],
      ['freshness: P3D', 'weight: -1\n    cap: 1\n    floor: 2\n    weight: 2'],
    ],
    said: [
      'line 3, column 9: A text is expected here; YAML reads this as a number (found “311”). Put it in quotes: "311".',
      'line 5, column 14: The calendar has no such day (found “2025-02-30”). Correct the month or the day.',
      'line 6, column 15: A number is expected here (found “675,647”). Write it without separators: 675647.',
      'line 7, column 23: Grades go from the best down, but B is not below A (1.1) (found “1.2”). Order the grades from the highest score to the lowest.',
      'line 10, column 5: The key `unit` is missing in a metric. Add `unit`: `share`, `minutes`, `days`, `dollars`, `count`, `score` or any other word; a `share` is a part of one.',
      'line 15, column 5: The key `owner` has no value (found “owner”). Write a value or remove the line.',
      'line 19, column 53: Another step of the target begins on this day, in line 19 (found “2025-01-01”). Remove one of the two or correct its date.',
      'line 20, column 13: A number, 0 or more is expected here (found “-1”). Correct the number.',
      'line 21, column 10: The cap is not above the floor, 2 (found “1”). Raise the cap or lower the floor.',
      'line 23, column 5: The key `weight` stands here twice; first in line 20 (found “weight”). Remove one of the two.',
    ],
  },
  {
    what: 'a text that is no YAML, and a fault before it',
    changes: [
      ['slug: sample', 'slug: Sample'],
      ['freshness: P3D', 'why: One: two'],
    ],
    said: [
      'line 2, column 9: A slug has lower-case letters, digits and single hyphens, 64 at most (found “Sample”). Write for example `sample`.',
      'line 19, column 10: This is not well-formed YAML: Nested mappings are not allowed in compact mappings. Put a text that contains ": " in quotes.',
    ],
  },
];

describe('a city folder', { timeout: 60_000 }, () => {
  it.each(faulty)('with $what is refused with all of them at once', async ({ changes, said }) => {
    const { city, file, data } = foldersWith(changed(changes));
    const { code, out, err } = await civicstat(data, 'apply', city);
    expect(err.split('\n')).toEqual([...said.map((line) => `${file}, ${line}`), '']);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    const asked = await civicstat(data, 'score', '--city', 'sample');
    expect(asked).toMatchObject({ code: 2, err: expect.stringContaining('no such city') });
    expect(await succeed(data, 'doctor')).toContain('audit chain: 0 entries');
  });

  it('is applied once; again, on a dry run or with faults it changes nothing', async () => {
    const { city, file, data } = foldersWith(sound);
    expect(await succeed(data, 'apply', city, '--dry-run')).toMatch(/Dry run: \d+ changes/);
    expect(await succeed(data, 'doctor')).toContain('audit chain: 0 entries');
    expect(await succeed(data, 'apply', city)).toContain('Applied 10 changes to sample.\n');
    const stand = await standOf(data, 'sample', '--date', '2026-01-01');
    expect(stand.doctor).toContain('audit chain: 1 entries');
    const same = async () =>
      expect(await standOf(data, 'sample', '--date', '2026-01-01')).toEqual(stand);

    for (const options of [[], ['--dry-run']]) {
      expect(await succeed(data, 'apply', city, ...options)).toBe('Nothing to change\n');
    }
    await same();

    writeFileSync(file, changed([['value: 0.8', 'value: 0.9']]));
    expect(await succeed(data, 'apply', city, '--dry-run')).toBe(
      '~ metric on-time: target 0.8 from 2025-01-01 -> 0.9 from 2025-01-01\nDry run: 1 change to sample, nothing applied.\n',
    );
    await same();

    // What is right in a folder with a fault is not applied either.
    writeFileSync(
      file,
      changed([
        ['value: 0.8', 'value: 0.9'],
        ['unit: share', 'unit: 5'],
      ]),
    );
    expect((await civicstat(data, 'apply', city)).code).toBe(2);
    await same();
  });

  it.each<readonly [what: string, make: (folders: Folders) => void, said: string]>([
    ['without city.yaml', ({ file }) => rmSync(file), 'There is no such file'],
    ['that is not there', ({ city }) => rmSync(city, { recursive: true }), 'no such file'],
    [
      'that is a file',
      ({ city }) => replaceBy(city, () => writeFileSync(city, '')),
      'This is a file, not a folder',
    ],
    ['with an empty city.yaml', ({ file }) => writeFileSync(file, ''), 'no definitions'],
    ['with a folder city.yaml', ({ file }) => replaceBy(file, () => mkdirSync(file)), 'not a file'],
    ['with a pipe city.yaml', ({ file }) => replaceBy(file, () => makePipe(file)), 'not a file'],
    [
      'that leads away',
      ({ file }) => replaceBy(file, () => symlinkSync('/dev/zero', file)),
      'outs',
    ],
    ['in UTF-16', ({ file }) => writeFileSync(file, `\uFEFF${sound}`, 'utf16le'), 'not UTF-8'],
  ])('%s is refused', async (_, make, said) => {
    const folders = foldersWith(sound);
    make(folders);
    const { code, out, err } = await civicstat(folders.data, 'apply', folders.city);
    expect(err).toContain(said);
    expect({ code, out }).toEqual({ code: 2, out: '' });
  });
});

function replaceBy(path: string, make: () => void): void {
  rmSync(path, { recursive: true });
  make();
}

function makePipe(path: string): void {
  execFileSync('mkfifo', [path]);
}
