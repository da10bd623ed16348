import { describe, expect, it } from 'vitest';
import { renderDocument } from '../../web/layout.tsx';
import {
  bostonBoard,
  emptyCity,
  named,
  rescored,
  silentCity,
  snapshotsOf,
  withHistory,
} from '../boards/fixtures/boards.ts';
import { naughtyCity } from '../boards/fixtures/naughty-city.ts';
import { CitiesPage } from './cities.page.tsx';
import { citiesReport, newestBoards } from './cities.ts';

const frame = { stylesheet: '/s.css', numerals: '/n.woff2', icon: '/i.svg', sendFile: '' };
const now = Date.parse('2025-03-04T20:00:00Z') * 1000;
const towns = [
  withHistory(bostonBoard),
  rescored(named('alton', 'Alton'), '2025-03-03', { 'potholes-on-time': null }),
  rescored(named('alton', 'Alton'), '2025-03-04', { 'potholes-on-time': 1.9 }),
  silentCity(),
  emptyCity(),
];
const snapshots = snapshotsOf(...towns);

async function pageOf(
  cities: typeof snapshots,
  language: 'en' | 'es' = 'en',
  at = now,
): Promise<string> {
  const report = await citiesReport({ snapshots: cities });
  const reader = { language, isAsked: false };
  return renderDocument(<CitiesPage frame={frame} report={report} now={at} />, reader);
}

/** The row of a city without its tags. */
function rowOf(html: string, slug: string): string {
  const row = html.split('<tr').find((one) => one.includes(`href="/${slug}"`)) ?? '';
  return row
    .replace(/^[^>]*>/, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/ ([,.])/g, '$1');
}

describe('the list of cities', () => {
  it('shows the newest board of each, in words and in numbers', async () => {
    const html = await pageOf(snapshots);
    const boston = rowOf(html, 'boston');
    expect(boston).toContain('Boston Sample Boston just missed its target on Monday.');
    expect(boston).toContain('Grade C, from 16 of 23 metrics');
    expect(boston).toContain('Board of March 4, 2025; not a current report');
    expect(boston).toContain('0.996, follow-up Mar 3');
    const alton = rowOf(html, 'alton');
    expect(alton).toContain('Board of March 4, 2025 ');
    expect(alton).not.toContain('Sample');
  });

  it('draws recent days where there are any, and tells them in words', async () => {
    const html = await pageOf(snapshots);
    expect(html.match(/chart-spark/g)).toHaveLength(1);
    expect(rowOf(html, 'boston')).toContain('9 scores, lowest 0.996, highest 0.996.');
  });

  it('says so where nothing has a score, or nothing is measured', async () => {
    const html = await pageOf(snapshots);
    expect(rowOf(html, 'silentown')).toContain('0 of 23 metrics had a score');
    expect(rowOf(html, 'emptyville')).not.toContain('metrics had a score');
  });

  it('says where the days went on without a board', async () => {
    const html = await pageOf(snapshots, 'en', now + 2 * 86_400e6);
    expect(rowOf(html, 'alton')).toContain('March 6, 2025');
    expect(rowOf(html, 'boston')).not.toContain('March 6, 2025');
  });

  it('speaks Spanish', async () => {
    expect(rowOf(await pageOf(snapshots, 'es'), 'boston')).toContain(
      'Calificación C, con 16 de 23 métricas',
    );
  });

  it('has the same numbers for programs', async () => {
    const { cities } = await citiesReport({ snapshots });
    expect(cities.map(({ slug, date }) => [slug, date])).toEqual([
      ['boston', '2025-03-04'],
      ['alton', '2025-03-04'],
      ['silentown', '2025-03-04'],
      ['emptyville', '2025-03-04'],
    ]);
    expect(cities[0]).toMatchObject({
      name: 'Boston',
      asOf: bostonBoard.definitions.city.asOf,
      composite: { day: { score: bostonBoard.board.composite.day.score, grade: 'C', scored: 16 } },
    });
    expect(cities[0]!.recent.filter(({ score }) => score !== null)).toHaveLength(9);
  });

  it('is another one as soon as any city publishes', async () => {
    const before = await newestBoards({ snapshots });
    expect(await newestBoards({ snapshots: snapshotsOf(...towns) })).toEqual(before);
    const more = rescored(named('alton', 'Alton'), '2025-03-05', {});
    const after = await newestBoards({ snapshots: snapshotsOf(...towns, more) });
    expect(after.filter((one) => !before.includes(one))).toHaveLength(1);
  });

  it('says what to do while there is none', async () => {
    const html = await pageOf(snapshotsOf());
    expect(html).toContain('No board has been published yet');
    expect(html).toContain('civicstat init &lt;city-folder>');
  });

  it('makes no element of texts from outside', async () => {
    const tags = (html: string) => new Set(html.match(/<[a-z0-9]+/g));
    expect(tags(await pageOf(snapshotsOf(naughtyCity(), bostonBoard)))).toEqual(
      tags(await pageOf(snapshotsOf(named('plain', 'Plain'), bostonBoard))),
    );
  });
});
