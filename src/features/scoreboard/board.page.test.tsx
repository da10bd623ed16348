import { describe, expect, it } from 'vitest';
import type { Score } from '../../model/index.ts';
import { renderDocument } from '../../web/layout.tsx';
import {
  bostonBoard,
  emptyCity,
  named,
  type Published,
  rescored,
  silentCity,
  snapshotsOf,
  withHistory,
} from '../boards/fixtures/boards.ts';
import { naughtyCity } from '../boards/fixtures/naughty-city.ts';
import { recentDays } from '../boards/history.ts';
import { readBoard } from '../published.ts';
import { BoardPage } from './board.page.tsx';
import { type Filter, noFilter } from './filter.ts';
import { readScoreboard } from './report.ts';

const frame = { stylesheet: '/s.css', numerals: '/n.woff2', icon: '/i.svg', sendFile: '' };

interface Look {
  readonly today?: string | null;
  readonly filter?: Filter;
  /** Boards published before this one. */
  readonly earlier?: readonly Published[];
}

async function render(published: Published, look: Look = {}): Promise<string> {
  const { today = '2025-03-04', filter = noFilter, earlier = [] } = look;
  const context = { snapshots: snapshotsOf(...earlier, published) };
  const read = await readBoard(context, published.board.city, published.board.date);
  const report = await readScoreboard(context, read);
  const history = await recentDays(context.snapshots, read.board);
  const range = { first: '2025-01-18', last: '2025-04-10' };
  return renderDocument(<BoardPage {...{ frame, report, history, filter, today, range }} />);
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
      'Sample city: numbers up to March 4, 2025, not a current report. Source: City of Boston, Analyze Boston.',
    );
    expect(words).toContain('Board of Tuesday, March 4, 2025, for Monday, March 3, 2025');
  });

  it('gives the city four scores with status, grade, uncapped score and coverage', async () => {
    const html = await render(bostonBoard);
    const table = wordsOf(html.slice(html.indexOf('<table'), html.indexOf('</table>')));
    expect(table).toContain('Score 0.996, follow-up 1.01, meeting 1.06, exceeding 1.01, meeting');
    expect(table).toContain('F from 0.00 C B B B');
    expect(table).toContain('Uncapped before caps and floors 1.04 1.04 1.06 1.01');
    expect(table).toContain('16 of 23 metrics 21 of 23 metrics 21 of 23 metrics 22 of 23 metrics');
    expect(table).toContain('Day Mar 3 Week Feb 24–Mar 2 Month Feb 1–28 Quarter Dec 1–Feb 28');
  });

  it('gives every metric its facts, numbers, statuses and reasons', async () => {
    const html = await render(bostonBoard);
    expect(rowOf(html, 'Street lights fixed on time')).toBe(
      'BCS Street lights fixed on time Topic: Basic city services. 5 of 19, 26%; target 80% ' +
        '0.33, follow-up ' +
        '0.39, follow-up 0.54, follow-up 0.51, follow-up',
    );
    expect(rowOf(html, 'Traffic signals fixed on time')).toContain('1.054, exceeding');
    expect(rowOf(html, 'Serious crimes')).toBe(
      'PUB Serious crimes Topic: Public safety. 15; 40.2 is usual Capped at 2.00; before: day 2.68. ' +
        '2.00, exceeding cap, at the cap 1.25, exceeding 1.13, exceeding ' +
        '1.14, exceeding',
    );
    expect(rowOf(html, 'Fire trucks there in four minutes')).toBe(
      'PUB Fire trucks there in four minutes Late Topic: Public safety. The newest value is for February 27, 2025. ' +
        'Day: the newest value is older than promised. no score: Late ' +
        '0.93, follow-up 0.91, follow-up 0.93, follow-up',
    );
    expect(rowOf(html, 'School attendance')).toContain(
      'EDU School attendance No data Topic: Education. No value has come yet. no score: No data',
    );
    expect(html.match(/class="row-head/g)).toHaveLength(23);
  });

  it('stands in three groups, best to worst, with the line between', async () => {
    const html = await render(bostonBoard);
    const words = wordsOf(html.slice(html.indexOf('class="scores metrics"')));
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
    expect(wordsOf(html)).toContain('Revised not since it was published');
    expect(html).toContain('href="/boston.json"');
    expect(html).toContain('href="/boston/on/2025-03-04"');
    expect(await render(bostonBoard, { today: null })).toContain(
      'href="/boston/on/2025-03-04.json"',
    );
  });

  it('rounds the weight, but never to all of it; says on how little a grade stands', async () => {
    const covered = async (coverage: number) => {
      const { composite } = bostonBoard.board;
      const day = { ...composite.day, coverage };
      const board = { ...bostonBoard.board, composite: { ...composite, day } };
      return wordsOf(await render({ ...bostonBoard, board }));
    };
    expect(await covered(0.698)).toContain('16 of 23 metrics 70% of weight');
    expect(await covered(0.996)).toContain('16 of 23 metrics 99.6% of weight');
    expect(await covered(0.45)).toContain('C on 16 of 23 metrics B');
    expect(await covered(0.5)).not.toContain('C on 16');
  });

  it('leaves out a metric that is retired in all periods, and says where it is', async () => {
    const metrics = bostonBoard.board.metrics.map((metric) => {
      if (metric.metric !== 'library-users') return metric;
      const gone = (score: Score): Score => ({ ...score, score: null, reason: 'retired' });
      const { day, week, month, quarter } = metric.scores;
      const scores = {
        day: gone(day),
        week: gone(week),
        month: gone(month),
        quarter: gone(quarter),
      };
      return { ...metric, scores };
    });
    const html = await render({ ...bostonBoard, board: { ...bostonBoard.board, metrics } });
    expect(html).not.toContain('abbr="Library users"');
    expect(wordsOf(html)).toContain('One metric is retired and not listed here. All metrics');
    expect(wordsOf(html)).toContain('of 22 metrics had a score');
  });

  it('says how much weight is covered where weights differ', async () => {
    const { board, definitions } = bostonBoard;
    const day = { ...board.composite.day, coverage: 0.507 };
    const weighed = { ...board, composite: { ...board.composite, day } };
    expect(wordsOf(await render({ board: weighed, definitions }))).toContain(
      '16 of 23 metrics 51% of weight',
    );
  });
});

describe('what moved the city', () => {
  const before = rescored(bostonBoard, '2025-03-03', {
    'street-lights-on-time': 1.25,
    'library-users': 1.2,
    homicides: 2,
  });
  const weekAgo = rescored(bostonBoard, '2025-02-25', { 'pothole-on-time': 1.3 });

  it('is said by distance from target without a board before', async () => {
    const words = wordsOf(await render(bostonBoard));
    expect(words).toContain(
      'Serious crimes and Library users pulled the day up; Street lights fixed on time and Street signs put up on time pulled it down. 16 of 23 metrics had a score: 7 on or above target, 9 below.',
    );
    expect(words).toContain('Change no board was published before');
    expect(words).toContain(
      'No board was published before this one, so there is nothing to compare',
    );
  });

  it('is said in a sentence, by period, and metric by metric', async () => {
    const html = await render(bostonBoard, { earlier: [before] });
    const words = wordsOf(html);
    expect(words).toContain(
      'The score fell by 0.08 since the board before: Homicides (no score now) and Street lights fixed on time pulled it down; Library users pulled it up.',
    );
    expect(words).toContain('Change since the board of March 3, 2025 −0.08 ');
    expect(words).toContain('Why the day fell by 0.08');
    expect(words).toContain('Street lights fixed on time 1.25 → 0.33');
    expect(words).toContain('Homicides 2.00 → no score');
    expect(words).toContain(
      'No board was published for Tuesday, February 25, 2025, so there is nothing to compare with.',
    );
  });

  it('is compared with the same weekday and with last week too', async () => {
    const words = wordsOf(await render(bostonBoard, { earlier: [weekAgo, before] }));
    expect(words).toContain('Compared with the same weekday a week before, Monday, February 24');
    expect(words).toContain('Compared with the week on last week’s board, February 17 to 23');
    expect(words).not.toContain('No board was published');
  });
});

describe('a filtered board', () => {
  const filter = { topic: 'public-safety', department: null };
  it('lists a topic’s metrics, says so, and keeps the whole city’s score', async () => {
    const html = await render(bostonBoard, { filter });
    const words = wordsOf(html);
    expect(html.match(/class="row-head/g)).toHaveLength(6);
    expect(words).toContain(
      'Only metrics of the topic Public safety are listed. That is 6 of 23 metrics; the numbers above are the whole city’s. Show all metrics Public safety on its own: 1.44',
    );
    expect(words).toContain('0.996, follow-up');
    expect(html).toContain('href="/boston/topics/public-safety"');
    expect(html).toContain('<option value="public-safety" selected');
  });

  it('says when nothing has both', async () => {
    const none = { topic: 'education', department: 'boston-fire' };
    const html = await render(bostonBoard, { filter: none, today: null });
    expect(wordsOf(html)).toContain('No metric has both. Choose another topic or department.');
    expect(html).toContain('action="/boston/on/2025-03-04"');
    expect(html).not.toContain('class="scores metrics"');
  });
});

describe('a number that one metric carries', () => {
  it('is warned of in words, uncapped', async () => {
    const html = await render(rescored(bostonBoard, '2025-03-04', { 'serious-crimes': 29 }));
    expect(wordsOf(html)).toContain(
      'One metric alone carries the day: Serious crimes, with a score of 29.00. Without it the day would be 0.93.',
    );
  });

  it('is no news where it is capped: both numbers stand there', async () => {
    const words = wordsOf(await render(bostonBoard));
    expect(words).not.toContain('alone carries');
    expect(words).toContain('Capped at 2.00; before: day 2.68.');
  });
});

describe('when a board was made', () => {
  it('is said where it was made later from what was known', async () => {
    const knownOn = '2025-03-05T00:00:00-05:00';
    const late = { ...bostonBoard, board: { ...bostonBoard.board, knownOn } };
    const words = wordsOf(
      await render({ ...late, publishedAt: '2025-06-01T09:00:00-04:00' }, { today: null }),
    );
    expect(words).toContain(
      'Reconstructed on June 1, 2025 from what was known at the end of March 4, 2025.',
    );
    expect(wordsOf(await render(bostonBoard))).not.toContain('Reconstructed');
  });

  it('is said where no newer one came', async () => {
    const words = wordsOf(await render(named('salem', 'Salem'), { today: '2025-03-09' }));
    expect(words).toContain('Today is Sunday, March 9, 2025. No newer board has been published.');
  });
});

describe('the recent weeks', () => {
  it('stand beside the scores as lines and words', async () => {
    const html = await render(withHistory(bostonBoard));
    expect(html.match(/chart-spark/g)!.length).toBeGreaterThan(10);
    expect(wordsOf(html)).toContain('9 scores, lowest 0.996, highest 0.996.');
    expect(await render(bostonBoard)).not.toContain('chart-spark');
  });
});

describe('a city with little to show', () => {
  it('has no empty wall when nothing is measured', async () => {
    const html = await render(emptyCity());
    expect(html).toContain('<h1>Emptyville has no metrics now.</h1>');
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
