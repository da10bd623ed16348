import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root, succeed } from './civicstat.ts';
import { smallCity } from './small-city.ts';

const file = join(root, 'src/formats/csv/fixtures/naughty-strings/blns.json');
const strings = JSON.parse(readFileSync(file, 'utf8')) as string[];
/** Readers trim cells; a NUL is refused with its place. */
const naughty = [...new Set(strings.map((text) => text.trim()))].filter(
  (text) => text !== '' && !text.includes('\0'),
);
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

const dataset = `datasets:
  - slug: requests
    name: Requests
    key: id
    columns: {id: text, opened: day, kind: category, said: text}
    opened: opened
    dimensions: [kind, said]
    about: things
`;
const metric = `  - slug: requests-a-day
    name: Requests
    definition: Requests a day.
    topic: public-safety
    department: fire
    owner: Chief
    measure: count
    unit: count
    direction: down
    rule: target-ratio
    target: 10
    from: {dataset: requests, day: opened}
`;

it('texts of files that do harm elsewhere are kept as they are, and do none here', {
  timeout: 120_000,
}, async () => {
  expect(naughty.length).toBeGreaterThan(400);
  const city = await smallCity();
  const yaml = join(city.folder, 'city/city.yaml');
  const before = readFileSync(yaml, 'utf8');
  writeFileSync(yaml, before.replace('metrics:\n', `${dataset}metrics:\n${metric}`));
  await succeed(city.data, 'apply', join(city.folder, 'city'));
  const cases = naughty.map((text, at) => {
    const cells = [`${at} ${text}`, text, text].map(quoted);
    return `${cells[0]},2026-02-${String((at % 28) + 1).padStart(2, '0')},${cells[1]},${cells[2]}`;
  });
  const events = city.write('=cmd.csv', `id,opened,kind,said\r\n${cases.join('\r\n')}\r\n`);
  await city.take(events, '--as', 'events');
  const rows = naughty.map((text) => `calls,2026-03-04,1,${quoted(text)}`);
  const wards = ['metric,start,value,ward', ...rows, 'calls,2026-03-04,500,', ''];
  await city.take(city.write("@SUM(1)|' .csv", wards.join('\r\n')));
  await succeed(
    city.data,
    'publish',
    '--city',
    'sample',
    '--date',
    '2026-03-05',
    '--known-on',
    'now',
  );

  // Stored: the published breakdown has each text once, as it was.
  const kept = documents(city.data).find((one) => one.format === 'civicstat-breakdown-1')!;
  for (const dimension of ['kind', 'said']) {
    expect([...kept.dimensions![dimension]!.label].sort()).toEqual([...naughty].sort());
  }
  // Shown and exported: no text of theirs acts.
  const csv = await succeed(
    city.data,
    'score',
    '--city',
    'sample',
    '--date',
    '2026-03-05',
    '--format',
    'csv',
  );
  const texts = [csv];
  for (const path of ['', '/metrics', '/metrics/requests-a-day', '/changes']) {
    for (const form of ['', '.csv', '.json']) {
      const answer = await fetch(`${city.server.url}/sample${path}${form}`);
      if (answer.ok) texts.push(await answer.text());
    }
  }
  expect(texts.length).toBeGreaterThan(9);
  for (const text of texts) {
    if (text.startsWith('<!doctype')) {
      expect(text).not.toMatch(/<(?:script|iframe|foo[ >]|a href="javascript)|<img src=x/i);
    } else if (text.startsWith('{') || text.startsWith('[')) JSON.parse(text);
    else expect(text).not.toMatch(/(?:^|[\n,"])[=+@](?![\d.])|(?:^|[\n,"])-(?![\d.])/);
  }
});

interface Document {
  readonly format?: string;
  readonly dimensions?: Readonly<Record<string, { readonly label: readonly string[] }>>;
}

/** The JSON documents of an archive. */
function documents(data: string): Document[] {
  return readdirSync(data, { recursive: true, encoding: 'utf8' }).flatMap((name) => {
    const path = join(data, name);
    if (!statSync(path).isFile() || statSync(path).size > 1_000_000) return [];
    const text = readFileSync(path, 'utf8');
    return text.startsWith('{"') ? [JSON.parse(text) as Document] : [];
  });
}
