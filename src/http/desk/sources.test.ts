import { mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type DeskBrowser,
  type DeskTrial,
  grantOf,
  openDeskTrial,
  trialCity,
} from './trial.suite.ts';

const metric = trialCity.metrics.find(({ measure }) => measure === 'ratio')!.slug;
const forms = '/boston/desk/sources/new';

describe('the form of a source', () => {
  let trial: DeskTrial;
  let ana: DeskBrowser;
  let database = '';
  beforeAll(async () => {
    trial = await openDeskTrial();
    ana = await trial.browser('ana', [grantOf('administrator')]);
    database = join(trial.folder, 'permits.db');
    const table = new DatabaseSync(database);
    table.exec(`create table permits (day text, good int, all_of_them int);
      insert into permits values ('2025-03-01', 8, 10), ('2025-03-02T00:00:00.000', 9, 12)`);
    table.close();
  });
  afterAll(() => trial.close());

  const sqlite = (more: Readonly<Record<string, string>> = {}) => ({
    'setting-file': database,
    'setting-query': 'select day, good, all_of_them from permits',
    mapping: `columns: {start: day, numerator: good, denominator: all_of_them}\nconstants: {metric: ${metric}}`,
    do: 'try',
    ...more,
  });

  it('is tried: the first rows and what they would change are shown, and nothing is kept', async () => {
    const { statusCode, body } = await ana.post(`${forms}/sqlite`, sqlite());
    expect(statusCode).toBe(200);
    expect(body).toContain('<td>2025-03-02T00:00:00.000</td>');
    expect(body).toContain('2 new, 0 changed');
    expect(body).toContain('nothing was saved or taken in');
    expect(body).toContain(database);
    // A source that is only tried needs no name, and gets none.
    expect(body).not.toContain('value="trial"');
    expect(await trial.state.records('boston', 'source')).toEqual([]);
    expect(await trial.state.deliveries('boston')).toEqual([]);
    expect(readdirSync(join(trial.folder, 'spools'))).toEqual([]);
  });

  it('says why rows would be refused, beside the rows', async () => {
    const wrong = sqlite({ mapping: 'constants: {metric: nothing}' });
    const { body } = await ana.post(`${forms}/sqlite`, wrong);
    expect(body).toContain('these rows would be refused');
    expect(body).toContain('are missing from the header');
    expect(body).toContain('<td>2025-03-01</td>');
  });

  it('names everything that is missing, and what the source says', async () => {
    const empty = await ana.post(`${forms}/postgresql`, { do: 'try' });
    expect(empty.statusCode).toBe(422);
    for (const label of ['Server', 'Database', 'User', 'Password', 'Query']) {
      expect(empty.body).toContain(`“${label}” is missing.`);
    }
    const hostile = sqlite({ 'setting-query': 'select 1; drop table permits' });
    expect((await ana.post(`${forms}/sqlite`, hostile)).body).toContain('has a semicolon');
    const absent = sqlite({ 'setting-query': 'select * from permitz' });
    expect((await ana.post(`${forms}/sqlite`, absent)).body).toContain('permitz');
  });

  it('shows the first file of a folder', async () => {
    const exports = join(trial.folder, 'exports');
    mkdirSync(exports);
    const nothing = await ana.post(`${forms}/folder`, { 'setting-path': exports, do: 'try' });
    expect(nothing.body).toContain('no file there is to be taken');
    writeFileSync(
      join(exports, 'a.csv'),
      `metric,start,numerator,denominator\n${metric},2025-03-01,1,2\n`,
    );
    const form = { 'setting-path': exports, do: 'try' };
    utimesSync(join(exports, 'a.csv'), 1_700_000_000, 1_700_000_000);
    const { body } = await ana.post(`${forms}/folder`, form);
    expect(body).toContain('The first rows of the file a.csv');
    expect(body).toContain('1 new');
  });

  it('keeps a secret that was typed sealed, for its person alone, and never shows it', async () => {
    const heard: (string | undefined)[] = [];
    const server = createServer((request, response) => {
      heard.push(request.headers['x-key'] as string | undefined);
      response.setHeader('content-type', 'application/json').end('[{"day": "2025-03-01"}]');
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as { port: number };
    const form = { title: 'Calls', slug: 'calls', 'setting-headerName': 'x-key' };
    const web = { ...form, 'setting-address': `https://127.0.0.1:${port}` };
    const first = await ana.post(`${forms}/https-json`, {
      ...web,
      'setting-headerValue': 'tall ships',
      do: 'try',
    });
    expect(first.statusCode).toBe(422);
    expect(first.body).not.toContain('tall ships');
    const sealed = /name="sealed-headerValue" value="([^"]+)"/.exec(first.body)![1]!;

    const bo = await trial.browser('bo', [grantOf('administrator')]);
    const stolen = { ...web, 'sealed-headerValue': sealed, do: 'try' };
    expect((await bo.post(`${forms}/https-json`, stolen)).body).not.toContain('sealed-headerValue');

    const saved = await ana.post(`${forms}/https-json`, { ...stolen, do: 'save' });
    expect(saved.headers.location).toBe('/boston/desk/sources/calls?done=saved');
    const [kept] = await trial.state.collecting.secrets('boston');
    expect(kept).toMatchObject({ source: 'calls', setting: 'headerValue' });

    // The secret that is kept goes nowhere else, by whatever name the form is sent.
    const elsewhere = { ...form, 'setting-address': `https://127.0.0.1:${port + 1}` };
    for (const [page, more] of [
      ['calls/change', { version: '1', do: 'try' }],
      ['calls/change', { version: '1', do: 'save' }],
      ['new/https-json', { do: 'try' }],
    ] as const) {
      const { statusCode, body } = await ana.post(`/boston/desk/sources/${page}`, {
        ...elsewhere,
        ...more,
      });
      expect([statusCode, body.includes('again: the one that is kept')]).toEqual([422, true]);
    }
    const title = { ...web, title: 'Other', version: '1', do: 'save' };
    const changed = await ana.post('/boston/desk/sources/calls/change', title);
    expect(changed.headers.location).toBe('/boston/desk/sources/calls?done=saved');
    await ana.post('/boston/desk/sources/calls/remove', {});
    expect(await trial.state.collecting.secrets('boston')).toEqual([]);
    expect(heard).toEqual([]);
    server.close();
  });

  it('lets a private key have its lines', async () => {
    const { body } = await ana.get(`${forms}/sftp`);
    expect(body).toMatch(/<textarea id="setting-privateKey"/);
  });
});
