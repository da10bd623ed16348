import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Finding, UserError } from '../../model/index.ts';
import { rules } from '../../scoring/rules/index.ts';
import { type CityFiles, cityFilesIn, readCityFolder } from './index.ts';

/** Files in memory. */
function filesOf(texts: Readonly<Record<string, string>>): CityFiles {
  return {
    read: async (path) => {
      const text = texts[path];
      if (text !== undefined) return text;
      throw new UserError({
        code: 'no-such-file',
        message: 'There is no such file',
        remedy: 'Create it',
      });
    },
  };
}

async function findingsOf(texts: Readonly<Record<string, string>> | string): Promise<Finding[]> {
  const files = filesOf(typeof texts === 'string' ? { 'city.yaml': texts } : texts);
  const reading = await readCityFolder('sample', files, rules);
  if (!Array.isArray(reading)) throw new Error('no finding');
  return reading;
}

const placed = ({ file, line, column, code, value }: Finding) =>
  [`${file}:${line}:${column}`, code, ...(value === undefined ? [] : [value])].join(' ');

const head = 'city: {slug: sample, name: Sample, timeZone: Europe/Berlin}\n';
const metric = `${head}departments: [{slug: fire, name: Fire}]
metrics:
  - slug: calls
    name: Calls
    definition: Calls a day.
    topic: public-safety
    department: fire
    measure: count
    unit: count
    direction: down
    rule: target-ratio
`;

describe('readCityFolder on a faulty folder', () => {
  it('reads a file that begins with a byte order mark and ends its lines with CR LF', async () => {
    const text = `\uFEFF${metric.replaceAll('\n', '\r\n')}    wait: 1\r\n`;
    expect((await findingsOf(text)).map(placed)).toEqual([
      'sample/city.yaml:13:5 unknown-key wait',
    ]);
  });

  it('keeps the addresses of the product itself for the product', async () => {
    const taken = await findingsOf(metric.replace('slug: sample', 'slug: health'));
    expect(taken.map(placed)).toEqual(['sample/city.yaml:1:14 slug-taken health']);
  });

  it('names everything that is wrong at once, with line and column', async () => {
    const folder = join(import.meta.dirname, 'fixtures/faulty');
    const findings = await readCityFolder(folder, cityFilesIn(folder), rules);
    if (!Array.isArray(findings)) throw new Error('no finding');
    const lines = findings.map((one) => placed({ ...one, file: 'city.yaml' }));
    expect(lines).toEqual(readFileSync(join(folder, 'findings.txt'), 'utf8').trim().split('\n'));
    const text = readFileSync(join(folder, 'city.yaml'), 'utf8').split('\n');
    for (const { line, column, value } of findings.filter((one) => one.value !== undefined)) {
      expect(text[line! - 1]!.slice(Number(column) - 1)).toSatisfy(
        (rest: string) => rest.startsWith(value!) || rest.startsWith('!!str'),
      );
    }
    for (const { message, remedy } of findings) {
      expect(message).toMatch(/^[A-Z`]/);
      expect(remedy).toMatch(/^[A-Z]/);
    }
  });

  it.each([
    ['public-safty', 'Did you mean `public-safety`?'],
    [
      'roads',
      'Take one that comes ready (public-safety, economic-development, education, innovation-and-technology, health-and-human-services, basic-city-services, constituent-satisfaction), or list your own under `topics`: that list replaces the ready ones',
    ],
  ])('says of the unknown topic %s what topics there are', async (slug, remedy) => {
    const [finding] = await findingsOf(metric.replace('topic: public-safety', `topic: ${slug}`));
    expect(finding).toMatchObject({ code: 'unknown-topic', value: slug, remedy });
  });

  it('says that an own list of topics replaces the ready ones', async () => {
    const [finding] = await findingsOf(`topics: [{slug: roads, name: Roads}]\n${metric}`);
    expect(finding).toMatchObject({
      code: 'unknown-topic',
      remedy: 'Add it under `topics`: the list there replaces the topics that come ready',
    });
  });

  it('proposes no slug that is none', async () => {
    const findings = await findingsOf(
      metric
        .replace('slug: fire,', 'slug: Fire_Dept,')
        .replace('department: fire', 'department: fire-dep'),
    );
    expect(findings.map(({ code, remedy }) => [code, remedy])).toEqual([
      ['bad-slug', 'Write for example `fire-dept`'],
      ['unknown-department', 'Did you mean `fire-dept`?'],
    ]);
  });

  it.each([
    ['timezone: Europe/Berlin', 'Did you mean `timeZone`?'],
    ['timeZone: Europe/Berln', 'Did you mean `Europe/Berlin`?'],
    ['timeZone: +01:00', 'Write for example America/New_York'],
    ['timeZone: EST', 'Name a city of the zone, for example America/New_York'],
    ['timeZone: US/Central', 'Name a city of the zone, for example America/Chicago'],
    ['timeZone: Etc/GMT+5', 'Name a city of the zone, for example America/New_York'],
    ['timeZone: CET', 'Name a city of the zone, for example Europe/Paris'],
    ['weekStart: munday', 'Did you mean `monday`?'],
    ['name: 2025', 'Put it in quotes: "2025"'],
    ['name: true', 'Put it in quotes: "true"'],
    ['slug: São Paulo', 'Write for example `sao-paulo`'],
    ['tolerance: 5%', 'Write a share as a part of one: 0.05'],
    ['tolerance: "0.05"', 'Remove the quotes: 0.05'],
    ['tolerance: 0,05', 'Use a decimal point: 0.05'],
    ['population: 675,647', 'Write it without separators: 675647'],
    ['population: 0x10', 'Write digits with a decimal point, for example 0.85'],
    ['population: .inf', 'Write digits with a decimal point, for example 0.85'],
    ['population: 1.5', 'Correct the number'],
    ['asOf: 1/2/2025', 'Write year, month and day, for example 2025-07-01'],
    ['asOf: 2025-02-29', 'Correct the month or the day'],
    ['asOf: 0025-02-28', 'Correct the year'],
    ['grades: {}', 'Write for example {A: 1.10, B: 1.00, C: 0.90, D: 0.80, F: 0}'],
    ['grades: {A: 1, A: 0.5}', 'Remove one of the two'],
    ['grades: {A: 1, B: 1}', 'Order the grades from the highest score to the lowest'],
    ['source: "\\u202E"', 'Type the text again without control characters'],
    ['source: "\\uD800"', 'Type the text again without control characters'],
    ['source: ""', 'Write a text or remove the line'],
    ['source:', 'Write a value or remove the line'],
    [`source: ${'a'.repeat(501)}`, 'Shorten the text'],
    ['source: [a]', 'Write one text after the key'],
  ])('%s: %s', async (line, remedy) => {
    const key = line.slice(0, line.indexOf(':'));
    const rest = ['slug: sample', 'name: Sample', 'timeZone: Europe/Berlin'].filter(
      (one) => !one.startsWith(`${key}:`),
    );
    const findings = await findingsOf(`city:\n  ${[line, ...rest].join('\n  ')}\n`);
    expect(findings.map((one) => [one.line, one.remedy])).toEqual([[2, remedy]]);
  });

  it.each([
    ['target: 0', ['13:13 out-of-range 0']],
    ['target: [{value: 1}]', ['13:14 missing-key']],
    ['target: {low: 1, high: 2}', ['13:13 wrong-shape {low: 1, high: 2}']],
    ['target: []', ['13:13 wrong-shape []']],
    ['target: [{from: 2025-01-01, value: 1, unit: minutes}]', ['13:49 target-unit minutes']],
    [
      'baseline: {years: 1, match: same-week}',
      ['13:15 key-not-for-rule {years: 1, match: same-week}'],
    ],
    [
      'baseline: {years: 1, match: same-week}\n    target: 80%',
      ['13:15 key-not-for-rule {years: 1, match: same-week}', '14:13 not-a-number 80%'],
    ],
    ['cap: 1\n    floor: 2', ['13:10 cap-not-above-floor 1']],
    ['smallest: 10\n    largest: 1', ['13:15 smallest-above-largest 10']],
    ['minimumDenominator: 0', ['13:25 out-of-range 0']],
    ['percentile: 50', ['13:17 key-not-for-measure 50']],
    ['freshness: P1M', ['13:16 not-a-duration P1M']],
    ['freshness: P0D', ['13:16 not-a-duration P0D']],
    ['owner: !!str Chief', ['13:18 yaml-tag Chief']],
    ['owner: *chief', ['13:12 unknown-alias *chief']],
    ['why: "a\\qb"', ['13:12 yaml-syntax']],
    ['<<: {cap: 2}', ['13:5 unknown-key <<']],
    ['1: 2', ['13:5 unknown-key 1']],
    ['? [a]\n    : 2', ['13:7 unknown-key [a]']],
  ])('metric with %s', async (keys, expected) => {
    const findings = await findingsOf(`${metric}    ${keys}\n`);
    expect(findings.map((one) => placed(one).replace('sample/city.yaml:', ''))).toEqual(expected);
  });

  it.each([
    ['measure: ratio\n    unit: share', 'target: 1', []],
    ['measure: ratio\n    unit: share', 'target: 1.01', ['13:13 share-above-one 1.01']],
    ['rule: target-band\n    direction: band', 'target: {low: 2, high: 2}', []],
    [
      'rule: target-band\n    direction: band',
      'target: {low: 2, high: 1}',
      ['13:28 band-upside-down 1'],
    ],
    [
      'rule: target-band\n    direction: band',
      'target: [{from: 2025-01-01, low: 1, high: 2}, {from: 2025-01-01, low: 2, high: 3}]',
      ['13:58 target-overlap 2025-01-01'],
    ],
    ['rule: attainment', 'target: {value: 1, by: 2030-01-01}', ['4:5 missing-key']],
    [
      'rule: attainment',
      'target: {value: 1, by: 2030-01-01}\n    baseline: {value: 1, on: 2020-01-01}',
      ['13:13 goal-against-direction {value: 1, by: 2030-01-01}'],
    ],
    [
      'rule: historical-ratio',
      'baseline: {years: 3, match: same-week, deviations: 1}',
      ['13:44 unknown-key deviations'],
    ],
    ['unit: share', 'target: 1', ['10:11 unit-not-for-measure share']],
    ['unit: share\n    measure: ratio', 'smallest: 2\n    target: 1', ['13:15 out-of-range 2']],
    ['measure: sum\n    unit: share', 'target: 1', ['10:11 unit-not-for-measure share']],
    ['rule: target-ration', 'target: 1', ['12:11 unknown-rule target-ration']],
    ['measure: percentile', 'target: 1', ['9:14 missing-key percentile']],
  ])('metric with %s and %s', async (setting, keys, expected) => {
    const changed = setting
      .split(/\n\s*/)
      .reduce(
        (text, line) => text.replace(new RegExp(`${line.split(':')[0]}: [a-z-]+\n`), `${line}\n`),
        `${metric}    ${keys}\n`,
      );
    const reading = await readCityFolder('sample', filesOf({ 'city.yaml': changed }), rules);
    const findings = Array.isArray(reading) ? reading : [];
    expect(findings.map((one) => placed(one).replace('sample/city.yaml:', ''))).toEqual(expected);
  });

  it('reports all errors of YAML, and looks no further into a file without a shape', async () => {
    const findings = await findingsOf({
      'city.yaml': `${head}include: [a.yaml, b.yaml]\n`,
      'a.yaml': 'metrics:\n  - slug: a: b\n- "b\n',
      'b.yaml': 'topics: 5\nmetrics: [{slug: A}]\n',
    });
    expect(new Set(findings.map((one) => `${one.file} ${one.code}`))).toEqual(
      new Set([
        'sample/a.yaml yaml-syntax',
        'sample/b.yaml not-a-list',
        'sample/b.yaml bad-slug',
        'sample/b.yaml missing-key',
      ]),
    );
    expect(findings.filter((one) => one.file === 'sample/a.yaml').length).toBeGreaterThan(1);
  });

  it.each([
    ['../other.yaml', 'bad-file-name'],
    ['/etc/other.yaml', 'bad-file-name'],
    ['a/../../other.yaml', 'bad-file-name'],
    ['a\\..\\other.yaml', 'bad-file-name'],
    ['C:/other.yaml', 'bad-file-name'],
    ['https://example.org/other.yaml', 'bad-file-name'],
    ['other.json', 'bad-file-name'],
    ['./city.yaml', 'bad-file-name'],
    ['absent.yaml', 'no-such-file'],
  ])('does not include %s', async (path, code) => {
    const findings = await findingsOf({
      'city.yaml': `${head}include:\n  - '${path}'\n`,
      '../other.yaml': 'metrics: []',
    });
    expect(findings.map(placed)).toEqual([`sample/city.yaml:3:5 ${code} '${path}'`]);
  });

  it('includes a file once, and nothing that it includes', async () => {
    const findings = await findingsOf({
      'city.yaml': `${head}include: [a.yaml, ./a.yaml]\n`,
      'a.yaml': 'include: [b.yaml]\ncity: {}\n',
    });
    expect(findings.map(placed)).toEqual([
      'sample/city.yaml:2:19 duplicate-file ./a.yaml',
      'sample/a.yaml:1:1 unknown-key include',
      'sample/a.yaml:2:1 unknown-key city',
    ]);
  });

  it('finds a slug that two files use, and names the first place', async () => {
    const findings = await findingsOf({
      'city.yaml': `${head}include: [a.yaml]\ndepartments: [{slug: fire, name: Fire}]\n`,
      'a.yaml': 'departments:\n  - {slug: fire, name: Fire}\n',
    });
    expect(findings.map(placed)).toEqual(['sample/a.yaml:2:12 duplicate-slug fire']);
    expect(findings[0]!.message).toContain('sample/city.yaml, line 3');
  });

  it('does not call a reference unknown while a file cannot be read', async () => {
    const findings = await findingsOf({
      'city.yaml': `${metric}    department: police\ninclude: [a.yaml]\n`,
      'a.yaml': '- [',
    });
    expect(findings.map((one) => one.code)).not.toContain('unknown-department');
  });

  it.each([
    ['nothing', '', 'empty-file'],
    ['remarks', '# nothing\n', 'empty-file'],
    ['an empty document', '---\n', 'empty-file'],
    ['a list', '- a\n', 'not-a-map'],
    ['two documents', `${head}---\n${head}`, 'yaml-documents'],
    ['YAML 1.1', `%YAML 1.1\n---\n${head}`, 'yaml-directive'],
    ['40 lists', `${head}include: ${'['.repeat(40)}${']'.repeat(40)}`, 'yaml-too-deep'],
    ['10,000 open brackets', '['.repeat(10_000), 'yaml-syntax'],
    ['more than 5 MB', 'x'.repeat(5_000_001), 'file-too-large'],
    ['no city', 'departments: []\n', 'missing-key'],
  ])('refuses a file of %s', async (_, text, code) => {
    expect((await findingsOf(text)).map((one) => one.code)).toContain(code);
  });

  it('refuses aliases that stand for too much, in little time', async () => {
    const bomb = Array.from({ length: 9 }, (_, level) => {
      const before =
        level === 0
          ? 'x'
          : Array(10)
              .fill(`*a${level - 1}`)
              .join(', ');
      return `  - &a${level} [${before}]`;
    });
    const findings = await findingsOf(`${head}metrics:\n${bomb.join('\n')}\n`);
    expect(findings.map((one) => one.code)).toEqual(['yaml-aliases']);
  });

  it('stops listing after a thousand findings and says how many more there are', async () => {
    const keys = Array.from({ length: 1500 }, (_, index) => `  key${index}: 1\n`).join('');
    const findings = await findingsOf(`city:\n${keys}`);
    expect(findings).toHaveLength(1001);
    expect(findings.at(-1)).toMatchObject({
      code: 'more-findings',
      message: 'There are 503 more findings',
    });
  });
});
