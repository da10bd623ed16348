import { describe, expect, it } from 'vitest';
import { renderDocument } from '../../web/layout.tsx';
import { BoardPage } from './board.page.tsx';
import {
  bostonBoard,
  emptyCity,
  type Published,
  silentCity,
  snapshotsOf,
} from './fixtures/boards.ts';
import { naughtyCity } from './fixtures/naughty-city.ts';
import { readScoreboard } from './report.ts';

const frame = { stylesheet: '/s.css', numerals: '/n.woff2', icon: '/i.svg' };

async function render(published: Published, today: string | null = '2025-03-04'): Promise<string> {
  const snapshots = snapshotsOf(published);
  const index = (await snapshots.index(published.board.city))!;
  const report = await readScoreboard(snapshots, index.boards[0]!);
  return renderDocument(<BoardPage frame={frame} report={report} today={today} />);
}

/** What a reader gets: the page without its tags, white space folded, no break hints. */
function wordsOf(html: string): string {
  const bare = html.replace(/<head>.*?<\/head>/s, '').replace(/<[^>]*>/g, ' ');
  return bare
    .replaceAll('\u00a0', ' ')
    .replace(/\s+/g, ' ')
    .replace(/ ([,.])/g, '$1');
}

/** The row of one metric, as a screen reader would go through it. */
function rowOf(html: string, name: string): string {
  const row = html.split('<tr').find((part) => part.includes(`abbr="${name}"`));
  return wordsOf(`<tr${row}`).trim();
}

describe('the board of a city', () => {
  it('says the day, its date and the sample in the head', async () => {
    const html = await render(bostonBoard);
    expect(html).toContain('<title>Boston scoreboard, March 4, 2025 · Civicstat</title>');
    expect(html).toContain('<h1>Boston just missed its target on Monday.</h1>');
    const words = wordsOf(html);
    expect(words).toContain(
      'Sample city: data as of March 4, 2025, not a current report. Source: City of Boston, Analyze Boston.',
    );
    expect(words).toContain('Board of Tuesday, March 4, 2025, for Monday, March 3, 2025');
  });

  it('gives the city four scores with status, grade, uncapped score and coverage', async () => {
    const html = await render(bostonBoard);
    const table = wordsOf(html.slice(html.indexOf('<table'), html.indexOf('</table>')));
    expect(table).toContain(
      'Score 0.996, follow-up, below target 1.01, meeting target 1.06, exceeding target 1.01, meeting target',
    );
    expect(table).toContain('F from 0.00 C B B B');
    expect(table).toContain('Uncapped before caps and floors 1.04 1.04 1.06 1.01');
    expect(table).toContain('16 of 23 metrics 21 of 23 metrics 21 of 23 metrics 22 of 23 metrics');
    expect(table).toContain('Day Mar 3 Week Feb 24–Mar 2 Month Feb 1–28 Quarter Dec 1–Feb 28');
  });

  it('gives every metric its facts, numbers, statuses and reasons', async () => {
    const html = await render(bostonBoard);
    expect(rowOf(html, 'Street lights fixed on time')).toBe(
      'Street lights fixed on time 5 of 19, 26%; target 80% 0.33, follow-up, below target ' +
        '0.39, follow-up, below target 0.54, follow-up, below target 0.51, follow-up, below target',
    );
    expect(rowOf(html, 'Traffic signals fixed on time')).toContain('1.054, exceeding target');
    expect(rowOf(html, 'Serious crimes')).toBe(
      'Serious crimes 15; 40.2 is usual Capped at 2.00; before: day 2.68. ' +
        '2.00, exceeding target, at the cap 1.25, exceeding target 1.13, exceeding target ' +
        '1.14, exceeding target',
    );
    expect(rowOf(html, 'Fire trucks there in four minutes')).toBe(
      'Fire trucks there in four minutes Late The newest value is for February 27, 2025. ' +
        'Day: the newest value is older than promised. no score: Late ' +
        '0.93, follow-up, below target 0.91, follow-up, below target 0.93, follow-up, below target',
    );
    expect(rowOf(html, 'School attendance')).toContain('No value was received for these days.');
    expect(html.match(/abbr="/g)).toHaveLength(23);
  });

  it('stands in three groups, best to worst, with the line between', async () => {
    const html = await render(bostonBoard);
    const words = wordsOf(html);
    const places = [
      'Above the line: 7',
      'Serious crimes',
      'Park upkeep done on time',
      'Below the line: 9',
      '311 calls answered in 30 seconds',
      'Street lights fixed on time',
      'No score for Monday: 7',
      'School attendance',
    ].map((text) => words.indexOf(text));
    expect(places).not.toContain(-1);
    expect([...places].sort((a, b) => a - b)).toEqual(places);
    expect(html.match(/<tbody[^>]*class="(above|below|none)"/g)).toHaveLength(3);
  });

  it('names the days, the twin and the permanent address', async () => {
    const html = await render(bostonBoard);
    expect(wordsOf(html)).toContain('Quarter December 1, 2024 to February 28, 2025');
    expect(html).toContain('href="/boston.json"');
    expect(html).toContain('href="/boston/on/2025-03-04"');
    expect(await render(bostonBoard, null)).toContain('href="/boston/on/2025-03-04.json"');
  });

  it('says how much weight is covered where weights differ', async () => {
    const { board, definitions } = bostonBoard;
    const day = { ...board.composite.day, coverage: 0.507 };
    const weighed = { ...board, composite: { ...board.composite, day } };
    expect(wordsOf(await render({ board: weighed, definitions }))).toContain(
      '16 of 23 metrics 50% of weight',
    );
  });
});

describe('a city with little to show', () => {
  it('has no empty wall when nothing is measured', async () => {
    const html = await render(emptyCity());
    expect(html).toContain('<h1>Emptyville has no metrics yet.</h1>');
    expect(html).not.toContain('<table');
    expect(html).not.toContain('Sample city');
  });

  it('keeps every metric on the wall when nothing is known', async () => {
    const html = await render(silentCity());
    expect(html).toContain('<h1>Silentown has no score on Monday.</h1>');
    expect(wordsOf(html)).toContain('0 of 23 metrics');
    expect(html.match(/class="slot"/g)).toHaveLength(4 + 23 * 4 + 1);
    expect(html).not.toMatch(/NaN|undefined|null/);
  });
});

describe('text from outside', () => {
  it('makes no element and no attribute', async () => {
    const tags = (html: string) =>
      html.match(/<(?:"[^"]*"|[^>"])*>/g)!.map((tag) => tag.replace(/"[^"]*"/g, ''));
    const plain = (await render(bostonBoard)).replaceAll(' class="grade"', '');
    expect(tags(await render(naughtyCity()))).toEqual(tags(plain));
  });
});
