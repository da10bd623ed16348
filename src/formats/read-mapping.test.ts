import { describe, expect, it } from 'vitest';
import type { Finding } from '../model/index.ts';
import type { Mapping } from './contract.ts';
import { standardMapping, toolkitMapping } from './mapping.ts';
import { readMapping } from './read-mapping.ts';

function said(text: string): string[] {
  return (readMapping(text, 'ours.yaml') as Finding[]).map(
    ({ file, line, column, message, remedy }) => `${file} ${line}:${column} ${message} → ${remedy}`,
  );
}

describe('readMapping', () => {
  it('reads every key', () => {
    const text = `
delimiter: ";"
encoding: windows-1252
header: true
columns: {metric: Kennzahl, start: Tag, numerator: 2024}
constants: {denominator: 1}
dimensions: [Bezirk]
dayFormat: DD.MM.YYYY
metricNames: title
`;
    expect(readMapping(text.replace('2024', '"2024"'), 'a folder/ours.yaml')).toEqual({
      name: 'ours.yaml',
      delimiter: ';',
      encoding: 'windows-1252',
      header: true,
      columns: { metric: 'Kennzahl', start: 'Tag', numerator: '2024' },
      constants: { denominator: '1' },
      dimensions: ['Bezirk'],
      dayFormat: 'DD.MM.YYYY',
      metricNames: 'title',
    } satisfies Mapping);
  });

  it('is the standard mapping where nothing is said', () => {
    expect(readMapping('', 'ours.yaml')).toEqual({ ...standardMapping, name: 'ours.yaml' });
    expect(readMapping('delimiter: "\\t"', 'x.yaml')).toMatchObject({ delimiter: '\t' });
  });

  it('can say what the toolkit’s mapping says', () => {
    const text = `
header: false
columns: {numerator: 1, start: 2, metric: 3}
constants: {denominator: 1}
metricNames: title`;
    expect(readMapping(text, 'toolkit')).toEqual(toolkitMapping);
  });

  it('says all that is wrong, with places', () => {
    const text = `encodin: utf-8
header: yes
columns: {metrik: a, start: 0, value: [1]}
header: true
delimiter:
constants: {known: true}
dimensions: ward
dayFormat: YY`;
    expect(said(text)).toEqual([
      'ours.yaml 1:1 There is no such key → Write “encoding” if that is meant.',
      'ours.yaml 2:9 This value cannot be → Write true or false.',
      'ours.yaml 3:11 There is no such key → Write “metric” if that is meant.',
      'ours.yaml 3:29 This is no position → Write a whole number from 1 to 200.',
      'ours.yaml 3:39 A header’s text is expected → Write it as in the file’s first line.',
      'ours.yaml 4:1 The key stands here twice → Remove one of them.',
      'ours.yaml 5:11 This value cannot be → Write one of ",", ";", "\\t", "|".',
      'ours.yaml 6:20 A text or a number is expected → Write it as it would stand in the file.',
      'ours.yaml 7:13 A list of headers is expected → Write for example [ward, district].',
      'ours.yaml 8:12 This value cannot be → Write one of "YYYY-MM-DD", "YYYY/MM/DD", "YYYYMMDD", "MM/DD/YYYY", "DD/MM/YYYY", "DD.MM.YYYY".',
    ]);
  });

  it.each([
    ['columns: {metric: 1}', '“metric” is given by position, in a file with a header'],
    [
      'header: false\ncolumns: {metric: NAME}',
      '“metric” is given by name, in a file without a header',
    ],
    ['columns: {value: X, known: x}', '“known” and “value” are the same column'],
    ['columns: {value: X}\nconstants: {value: 1}', '“value” is both a column and a constant'],
    ['columns: {value: X}\ndimensions: [x]', '“x” cannot be a dimension and “value”'],
    ['header: false\ndimensions: [x]', '“x” cannot be a dimension without a header'],
    ['a: [', 'This is not well-formed YAML: Flow sequence in block collection must be'],
    ['- header', 'A mapping consists of keys with values'],
    ['header: *x', 'This value cannot be'],
    ['__proto__: {}', 'There is no such key'],
    [`# ${'x'.repeat(100_000)}`, 'A mapping has at most 100000 characters'],
  ])('refuses %j', (text, message) => {
    expect(said(text)[0]).toContain(message);
  });
});
