import { describe, expect, it } from 'vitest';
import { type Finding, UserError } from '../../model/index.ts';
import { connectors } from '../../pipeline/collect/connectors.ts';
import type { Source } from '../../pipeline/collect/source.ts';
import { readSourceText } from '../../pipeline/definitions/index.ts';
import { faultsOf, formOf, wrongsOf, yamlOf } from './source-form.ts';

const folder = connectors.find(({ kind }) => kind === 'folder')!;
const good = {
  slug: 'ems',
  title: 'Calls: "all", of \\day\\',
  'setting-path': '/srv/exports: #1',
  'setting-quietSeconds': '5',
  gives: 'observations',
  key: 'day, ward',
  schedule: '15 6 * * *',
  mapping: 'columns: {start: Day}\r\nconstants: {metric: calls}',
};

function read(fields: Readonly<Record<string, string>>) {
  const yaml = yamlOf(new URLSearchParams(fields), folder);
  const source = readSourceText(yaml, connectors);
  if (!Array.isArray(source)) return source as Source;
  return faultsOf(source, yaml, folder).map(({ field }) => field);
}

describe('the form of a source', () => {
  it('says what it says in a city’s folder', () => {
    expect(read(good)).toMatchObject({
      slug: 'ems',
      title: 'Calls: "all", of \\day\\',
      connector: 'folder',
      settings: { path: '/srv/exports: #1', quietSeconds: 5 },
      mapping: { columns: { start: 'Day' }, constants: { metric: 'calls' }, dimensions: [] },
      key: ['day', 'ward'],
      origin: 'desk',
    });
  });

  it('comes back as it was', () => {
    const source = read(good) as Source;
    expect(readSourceText(yamlOf(formOf(source), folder), connectors)).toEqual(source);
  });

  it.each(connectors.map((connector) => [connector.kind, connector] as const))(
    'of a source of the kind %s can be saved again as it is',
    (_, connector) => {
      const form = new URLSearchParams({ slug: 'ems', title: 'Calls', gives: 'observations' });
      for (const { name, type, choices } of connector.settings) {
        if (type !== 'secret')
          form.set(`setting-${name}`, choices[0] ?? (type === 'integer' ? '7' : 'yes'));
      }
      for (const mapping of [
        '',
        'columns: {start: Day}\ndayFormat: DD.MM.YYYY\ndimensions: [Ward]',
      ]) {
        form.set('mapping', mapping);
        const source = readSourceText(yamlOf(form, connector), connectors) as Source;
        expect(source).toMatchObject({ slug: 'ems', connector: connector.kind });
        expect(readSourceText(yamlOf(formOf(source), connector), connectors)).toEqual(source);
      }
    },
  );

  it('says what a source refuses by the names of its own fields', () => {
    const finding = {
      code: 'x',
      message: 'There is no such folder',
      remedy: 'Correct the setting path',
    };
    const other = { code: 'x', message: 'The setting quietSeconds is odd', remedy: 'Mend it.' };
    const error = new UserError([finding, { ...other, column: 'quietSeconds', value: '-1' }]);
    expect(wrongsOf(error, folder)).toEqual([
      { field: 'setting-path', message: 'There is no such folder. Correct “Folder”.' },
      { field: 'setting-quietSeconds', message: '“Seconds of rest” is odd (found “-1”). Mend it.' },
    ]);
  });

  it('names every field that is missing as the form does', () => {
    const wrong = { ...good, slug: '', 'setting-path': '' };
    const yaml = yamlOf(new URLSearchParams(wrong), folder);
    const faults = faultsOf(readSourceText(yaml, connectors) as Finding[], yaml, folder);
    expect(faults.map(({ message }) => message.split('.')[0])).toEqual([
      '“Short name” is missing',
      '“Folder” is missing',
    ]);
  });

  it.each([
    [{ slug: '' }, ['slug']],
    [{ slug: 'Not a slug' }, ['slug']],
    [{ 'setting-path': '' }, ['setting-path']],
    [{ 'setting-quietSeconds': 'ten' }, ['setting-quietSeconds']],
    [{ schedule: '61 6 * * *' }, ['schedule']],
    [{ mailTo: 'two@a.b, three@a.b' }, ['mailTo']],
    [{ mapping: 'columns: {start: Day}\nheader: perhaps' }, ['mapping']],
    [{ mapping: 'connector: sftp' }, ['mapping']],
    [{ mapping: '}' }, ['mapping']],
  ])('shows what is wrong at its field: %j', (wrong, fields) => {
    expect(read({ ...good, ...wrong })).toEqual(fields);
  });
});
