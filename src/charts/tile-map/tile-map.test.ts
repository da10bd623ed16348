import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { elements } from '../tree.suite.ts';
import { mapWords } from '../words.suite.ts';
import { tileMap } from './index.ts';
import { tileMapStories } from './story.suite.ts';

const sample = tileMapStories['Sample: neighborhoods']!;
const { svg, key, table, description } = tileMap(sample, mapWords);
const texts = elements(svg!).flatMap(({ tag, children }) => (tag === 'text' ? children : []));
const classes = elements(svg!).map(({ attributes }) => String(attributes.class));

describe('a map of tiles', () => {
  it('puts a name on two lines and the number on each tile', () => {
    expect(texts.slice(0, 5)).toEqual(['Charlestown', '0.62', 'East', 'Boston', '0.71']);
  });

  it('says of a tile without a value that it has none', () => {
    expect(texts).toContain('none');
    expect(classes.filter((one) => one.includes('chart-shade-none'))).toHaveLength(1);
    expect(key.at(-1)!.text).toBe('none');
  });

  it('gives the lowest value the first shade and the highest the last', () => {
    const shadeAt = (name: string) => {
      const at = sample.tiles.findIndex(({ label }) => label === name);
      return classes.filter((one) => one.includes('chart-tile chart-shade'))[at];
    };
    expect(shadeAt('Back Bay')).toContain('shade-1');
    expect(shadeAt('Downtown')).toContain('shade-5');
  });

  it('explains each shade that occurs by its own values', () => {
    expect(key.map(({ text }) => text)).toEqual([
      '0.55 to 0.62',
      '0.71 to 0.75',
      '0.8 to 0.84',
      '0.93',
      'none',
    ]);
  });

  it('lists every place, also one without a tile, and says that it has none', () => {
    expect(table.rows).toHaveLength(9);
    expect(table.rows[0]!.cells[0]).toMatchObject({ text: 'Chestnut Hill', note: 'no tile' });
    expect(table.rows.at(-1)!.cells.map(({ text }) => text)).toEqual(['Beacon Hill', 'none']);
    expect(JSON.parse(description)).toMatchObject({ tiles: 8, valued: 7, others: 1 });
  });

  it('never gives a lower value a higher shade', () => {
    const holds = (values: readonly number[]) => {
      const tiles = values.map((value, column) => ({
        ...{ label: `T${column}`, name: `T${column}`, row: 0, column, value, cases: 1 },
      }));
      const drawn = elements(tileMap({ tiles, others: [] }, mapWords).svg!)
        .map(({ attributes }) => /chart-shade-(\d)/.exec(String(attributes.class))?.[1])
        .flatMap((shade) => shade ?? []);
      const order = values.map((value, at) => ({ value, shade: Number(drawn[at]) }));
      order.sort((a, b) => a.value - b.value || a.shade - b.shade);
      expect(drawn).toHaveLength(values.length);
      for (const [at, { shade }] of order.entries()) {
        expect(shade).toBeGreaterThanOrEqual(order[at - 1]?.shade ?? 1);
        expect(shade).toBeLessThanOrEqual(5);
      }
    };
    const value = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    fc.assert(fc.property(fc.array(value, { minLength: 1, maxLength: 12 }), holds));
  });
});
