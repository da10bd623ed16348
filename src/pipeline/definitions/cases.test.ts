import { describe, expect, it } from 'vitest';
import { describeFinding } from '../../model/index.ts';
import { rules } from '../../scoring/rules/index.ts';
import { assembleCity, planApply, readCityFolder } from './index.ts';

const city = `city: {slug: sample, name: Sample, timeZone: Europe/Berlin}
departments: [{slug: works, name: Works}]
`;
const dataset = `datasets:
  - slug: requests
    name: Requests
    key: id
    columns: {id: text, opened: local-time, closed: local-time, kind: category, cost: number}
`;
const metric = `metrics:
  - slug: lamps
    name: Lamps
    definition: Lamps.
    topic: public-safety
    department: works
    unit: count
    direction: down
    rule: target-ratio
    target: 3
`;

/** The end of the dataset's columns, with names and a map behind it. */
const tiled = (rows: string, values: string) => `cost: number}
    dimensions: [kind]
    names: {kind: Kind of request}
    tiles: {column: kind, rows: ${rows}, values: ${values}}`;

/** Reads a city of these parts: its definition, or what is wrong with it, in words. */
async function read(...parts: readonly string[]) {
  const files = { read: async () => [city, ...parts].join('') };
  const reading = await readCityFolder('sample', files, rules);
  return Array.isArray(reading) ? reading.map(describeFinding) : reading.city;
}

describe('a dataset', () => {
  it('is read with what it leaves out, and stored and assembled as it is', async () => {
    const found = await read(
      dataset,
      metric,
      '    measure: count\n    from: {dataset: requests, day: opened, where: \'kind == "lamp"\'}\n',
    );
    expect(found).toMatchObject({
      datasets: [
        {
          slug: 'requests',
          key: 'id',
          formats: {},
          opened: 'opened',
          known: null,
          deleted: null,
          dimensions: [],
          about: 'persons',
        },
      ],
      metrics: [
        {
          from: {
            dataset: 'requests',
            day: 'opened',
            where: 'kind == "lamp"',
            closed: null,
            value: null,
          },
        },
      ],
    });
    if (Array.isArray(found)) throw new Error('not read');
    const plan = planApply([], found);
    const at = { hash: '', version: 1, at: 0 };
    expect(assembleCity(plan.map((one) => ({ ...one, ...at })))).toEqual(found);
    expect(plan.map(({ kind, slug }) => `${kind} ${slug}`)).toContain('dataset requests');
  });

  it('has names for its columns and a map of tiles', async () => {
    const found = await read(
      dataset.replace('cost: number}', tiled('[["", Tree], [Lamp]]', '{Lamp: street lamp}')),
    );
    expect(found).toMatchObject({
      datasets: [
        {
          names: { kind: 'Kind of request' },
          tiles: {
            column: 'kind',
            note: null,
            tiles: [
              { label: 'Tree', value: 'Tree', row: 0, column: 1 },
              { label: 'Lamp', value: 'street lamp', row: 1, column: 0 },
            ],
          },
        },
      ],
    });
  });

  it.each([
    ['[[Tree], [Tree]]', '{Lamp: lamp}', 'The map has two tiles for Tree'],
    ['[[Tree], [Tree]]', '{Lamp: lamp}', 'The map has no tile Lamp'],
    ['[[Tree, Lamp]]', '{Lamp: Tree}', 'The map has two tiles for Tree'],
    ['[[A tile with a long name]]', '{}', 'The text has 23 characters; 16 is the most'],
    ['Tree', '{}', 'A list of 1 to 30 rows, each a list of at most 12 tiles, is expected here'],
    ['[[Tree]]', '{Tree: }', 'A text is expected here'],
  ])('with the tiles %s and values %s is refused', async (rows, values, said) => {
    const found = await read(dataset.replace('cost: number}', tiled(rows, values)));
    expect(Array.isArray(found) && found.join('\n')).toContain(said);
  });

  it('has a map of a dimension only', async () => {
    const other = tiled('[[Tree]]', '{Tree: tree}').replace('column: kind', 'column: id');
    const found = await read(dataset.replace('cost: number}', other));
    expect(Array.isArray(found) && found.join('\n')).toContain(
      'The column id is not among the dimensions of the dataset',
    );
  });

  it.each([
    ['cost: number}', 'cost: number}\n    names: {kin: Kind}', 'Did you mean `kind`?'],
    [
      'key: id',
      'key: no',
      'line 6, column 10: The dataset has no column no (found “no”). Add it under `columns`.',
    ],
    [
      'key: id',
      'key: cost',
      'The column cost is of type number; text, category, integer is expected here',
    ],
    ['id: text', 'id: txt', 'One of these is expected here: text, category, number'],
    ['id: text', 'id: text, id: text', 'The column id stands here twice'],
    [
      'cost: number}',
      'cost: number}\n    formats: {local-time: "MM/dd/yy"}',
      'A pattern of a day or time is expected here, without an offset',
    ],
    [
      'cost: number}',
      'cost: number}\n    formats: {instant: "yyyy-MM-dd HH:mm"}',
      'with its offset from UTC',
    ],
    [
      'cost: number}',
      'cost: number}\n    opened: kind',
      'The column kind is of type category; day, local-time, instant',
    ],
    ['cost: number}', 'cost: number}\n    dimensions: [kinds]', 'Did you mean `kind`?'],
    ['cost: number}', 'cost: number}\n    places: [kind]', 'not among the dimensions'],
    ['cost: number}', 'cost: number}\n    groups: [kind]', 'not among the dimensions'],
    ['cost: number}', 'cost: number}\n    known: cost', 'local-time, instant is expected here'],
    ['opened: local-time, closed: local-time, ', '', 'No column says on which day a case came in'],
  ])('with %s as %s is refused', async (before, after, said) => {
    const found = await read(dataset.replace(before, after));
    expect(Array.isArray(found) && found.join('\n')).toContain(said);
  });
});

describe('a metric made of cases', () => {
  const from = (measure: string, keys: string) =>
    read(
      dataset,
      metric,
      `    measure: ${measure}\n    from:\n      dataset: requests\n      day: closed\n${keys.replace(/^/gm, '      ')}\n`,
    );

  it.each([
    ['count', ''],
    ['count', 'where: kind in [\'lamp\', "tree"] && cost > 3'],
    ['ratio', 'numerator: hours(opened, closed) <= 24'],
    ['sum', 'value: cost'],
    ['level', 'closed: closed'],
    ['distinct', 'value: kind'],
  ])('%s with %s is read', async (measure, keys) => {
    expect(await from(measure, keys)).toMatchObject({ metrics: [{ measure }] });
  });

  it.each([
    ['ratio', '', 'The measure ratio needs the key `numerator` under `from`'],
    ['level', '', 'The measure level needs the key `closed` under `from`'],
    ['count', 'value: cost', 'The measure count takes no `value`'],
    ['count', 'where: cost', '`where` gives a number; true or false is expected'],
    ['sum', 'value: closed - opened', 'hours(…) or days(…) makes a number of a duration'],
    [
      'count',
      'where: knd == "lamp"',
      'sample/city.yaml, line 22, column 14: The dataset has no column knd. Did you mean kind?',
    ],
    [
      'count',
      'where: kind == "lamp" && opened < "2025"',
      'line 22, column 41: A local time cannot be compared with a text',
    ],
    [
      'count',
      "where: 'cost = 3'",
      'line 22, column 20: “=” has no meaning here. Write == to compare two values.',
    ],
  ])('%s with %s is refused', async (measure, keys, said) => {
    const found = await from(measure, keys);
    expect(Array.isArray(found) && found.join('\n')).toContain(said);
  });

  it('of a dataset or day that is not there is refused, all at once', async () => {
    const found = await read(
      dataset,
      metric,
      '    measure: count\n    from: {dataset: request, day: closed}\n',
    );
    expect(found).toEqual([
      expect.stringContaining(
        'There is no dataset with this slug (found “request”). Did you mean `requests`?',
      ),
    ]);
    const two = await read(
      dataset,
      metric,
      '    measure: count\n    from: {dataset: requests, day: kind, where: no == 1}\n',
    );
    expect(two).toEqual([
      expect.stringContaining('The column kind is of type category'),
      expect.stringContaining('no column no'),
    ]);
  });

  it('is not told of a dataset whose own faults are told', async () => {
    const broken = dataset.replace('key: id', 'key: no');
    const found = await read(
      broken,
      metric,
      '    measure: count\n    from: {dataset: requests, day: closed}\n',
    );
    expect(found).toHaveLength(1);
  });
});
