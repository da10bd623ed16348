import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { barListStories } from './bar-list/story.suite.ts';
import type { Chart, ChartTable, DrawChart } from './contract.ts';
import * as charts from './index.ts';
import { runChartStories } from './run-chart/story.suite.ts';
import { scoreLineStories } from './score-line/story.suite.ts';
import { smallMultiplesStories } from './small-multiples/story.suite.ts';
import { sparkLineStories } from './spark-line/story.suite.ts';
import { tileMapStories } from './tile-map/story.suite.ts';
import { elements, pictures } from './tree.suite.ts';
import { waterfallStories } from './waterfall/story.suite.ts';
import * as words from './words.suite.ts';

const { barList, runChart, scoreLine, smallMultiples, sparkLine, tileMap, waterfall } = charts;

const drawn = <Input>(inputs: Readonly<Record<string, Input>>, draw: (input: Input) => Chart) =>
  Object.entries(inputs).map(([name, input]) => [name, () => draw(input)] as const);

/** How each member draws its stories. */
const members: Readonly<Record<string, readonly (readonly [string, () => Chart])[]>> = {
  'bar-list': drawn(barListStories, (input) => barList(input, words.barWords)),
  'run-chart': drawn(runChartStories, (input) => runChart(input, words.runWords)),
  'score-line': drawn(scoreLineStories, (input) => scoreLine(input, words.scoreLineWords)),
  'small-multiples': drawn(smallMultiplesStories, (input) =>
    smallMultiples(input, words.panelWords),
  ),
  'spark-line': drawn(sparkLineStories, (input) => sparkLine(input, words.sparkWords)),
  'tile-map': drawn(tileMapStories, (input) => tileMap(input, words.mapWords)),
  waterfall: drawn(waterfallStories, (input) => waterfall(input, words.waterfallWords)),
};
const stories = Object.entries(members).flatMap(([member, list]) =>
  list.map(([name, draw]) => [member, name, draw] as const),
);

describe('the collection', () => {
  it('lists every folder', () => {
    const folders = readdirSync(new URL('.', import.meta.url), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && entry.name !== 'fixtures')
      .map((entry) => entry.name)
      .sort();
    expect(Object.keys(members)).toEqual(folders);
    const names = folders.map((name) => name.replace(/-(\w)/g, (_, one) => one.toUpperCase()));
    const all: Readonly<Record<string, DrawChart<never, never>>> = charts;
    expect(Object.keys(all).sort()).toEqual(names);
  });

  it.each(stories)('%s: %s is the same each time', (_member, _, draw) => {
    expect(draw()).toEqual(draw());
  });

  it.each(Object.entries(members))('%s draws its first story as before', async (member, list) => {
    const { more, ...chart } = list[0]![1]();
    const drawing = { ...chart, rowsOfMore: more?.rows.length ?? 0 };
    const golden = `./${member}/fixtures/golden.json`;
    await expect(`${JSON.stringify(drawing, null, 1)}\n`).toMatchFileSnapshot(golden);
  });

  it.each(stories)('%s: %s has a name, and whole tables', (_member, _, draw) => {
    const { title, description, table, more } = draw();
    expect(title).not.toBe('');
    expect(description).not.toBe('');
    for (const one of [table, ...(more === null ? [] : [more])]) expectWhole(one);
  });

  it.each(stories)('%s: %s is made of known parts inside its frame', (_member, _, draw) => {
    for (const picture of pictures(draw())) {
      const height = Number(picture.attributes.height);
      for (const { tag, attributes } of elements(picture)) {
        expect(Object.keys(attributes).filter((name) => !allowed.has(name))).toEqual([]);
        expect(['svg', 'g', 'path', 'line', 'rect', 'circle', 'text']).toContain(tag);
        for (const value of Object.values(attributes)) expect(String(value)).not.toMatch(/NaN|Inf/);
        expectInside(attributes, height);
      }
    }
  });
});

const allowed = new Set(
  'class viewBox preserveAspectRatio width height x y x1 x2 y1 y2 cx cy r d dx dy text-anchor'.split(
    ' ',
  ),
);

function expectWhole({ caption, head, rows }: ChartTable): void {
  expect(caption).not.toBe('');
  for (const row of rows) expect(row.cells).toHaveLength(head.length);
}

/** Strokes and bands that run on through the rows of a table may begin above and end below. */
const throughRows = 60;

function expectInside(attributes: Readonly<Record<string, string | number>>, height: number): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'string' && value.endsWith('%')) {
      expect(Number.parseFloat(value)).toBeGreaterThanOrEqual(0);
      expect(Number.parseFloat(value)).toBeLessThanOrEqual(100 + 1e-6);
    } else if (['y', 'y1', 'y2', 'cy'].includes(name)) {
      expect(Number(value)).toBeGreaterThanOrEqual(-throughRows);
      expect(Number(value)).toBeLessThanOrEqual(height + throughRows);
    }
  }
}
