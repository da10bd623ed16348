import { expect, it } from 'vitest';
import { sqlite } from '../../connectors/sqlite/index.ts';
import { readCityFolder } from './index.ts';

async function findingsOf(settings: string): Promise<string[]> {
  const text = `city: {slug: sample, name: Sample, timeZone: Europe/Berlin}
sources:
  - {slug: a, title: A, connector: sqlite, settings: ${settings}}
`;
  const reading = await readCityFolder('sample', { read: async () => text }, [], [sqlite]);
  const findings = Array.isArray(reading) ? reading : [];
  return findings
    .filter(({ code }) => code.endsWith('-setting'))
    .map(({ code, message, value }) => `${code} ${code === 'missing-setting' ? message : value}`);
}

it('names at once the settings of a source that are unknown, wrong and missing', async () => {
  expect((await findingsOf('{colour: red, query: [5]}')).sort()).toEqual([
    'bad-setting [5]',
    'missing-setting The setting `file` is missing',
    'unknown-setting colour',
  ]);
});

it('does not miss a setting besides that was probably meant', async () => {
  expect(await findingsOf('{fil: /a.db, query: select 1}')).toEqual(['unknown-setting fil']);
});
