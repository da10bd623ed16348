import { describe, expect, it } from 'vitest';
import { type CityIndex, Fault } from '../../model/index.ts';
import { bostonBoard, snapshotsOf } from './fixtures/boards.ts';
import { groupMetrics } from './order.ts';
import { entryOn, newestEntry, readScoreboard } from './report.ts';

const entry = (date: string, board: string) => ({ date, board, knownOn: '', publishedAt: '' });
const index: CityIndex = {
  city: 'boston',
  name: 'Boston',
  boards: [
    entry('2025-03-04', 'first'),
    entry('2025-03-05', 'second'),
    entry('2025-03-05', 'corrected'),
    entry('2025-03-04', 'late correction'),
  ],
};

describe('which board', () => {
  it('is newest by date, and of one date the one published last', () => {
    expect(newestEntry(index)?.board).toBe('corrected');
    expect(entryOn(index, '2025-03-04')?.board).toBe('late correction');
    expect(entryOn(index, '2025-03-06')).toBeUndefined();
    expect(newestEntry({ ...index, boards: [] })).toBeUndefined();
  });
});

describe('readScoreboard', () => {
  it('joins names to what was published and leaves the numbers alone', async () => {
    const snapshots = snapshotsOf(bostonBoard);
    const { boards } = (await snapshots.index('boston'))!;
    const report = await readScoreboard(snapshots, boards[0]!);
    expect(report.board).toBe(boards[0]!.board);
    expect(report.composite.day.score).toBe(bostonBoard.board.composite.day.score);
    expect(report.composite.day.missing).toContainEqual({
      metric: 'homicides',
      name: 'Homicides',
      reason: 'zero-count',
    });
    const lights = report.metrics.find(({ slug }) => slug === 'street-lights-on-time')!;
    expect(lights.topic).toEqual({ slug: 'basic-city-services', name: 'Basic city services' });
    expect(lights.scores.day).toMatchObject({ numerator: 5, denominator: 19, target: 0.8 });
    expect(lights.scores.day.receipt).toMatch(/^[0-9a-f]{64}$/);
    expect(report.topics.map(({ name }) => name)).toContain('Public safety');
  });

  it('says which document the archive lacks', async () => {
    const snapshots = { ...snapshotsOf(bostonBoard), definitions: async () => undefined };
    const { boards } = (await snapshots.index('boston'))!;
    await expect(readScoreboard(snapshots, boards[0]!)).rejects.toThrow(Fault);
    const gone = { ...snapshots, board: async () => undefined };
    await expect(readScoreboard(gone, boards[0]!)).rejects.toThrow(boards[0]!.board);
  });

  it('refuses a board whose definitions do not hold its metrics', async () => {
    const { board, definitions } = bostonBoard;
    const city = { ...definitions.city, metrics: definitions.city.metrics.slice(1) };
    const snapshots = snapshotsOf({ board, definitions: { ...definitions, city } });
    const { boards } = (await snapshots.index('boston'))!;
    await expect(readScoreboard(snapshots, boards[0]!)).rejects.toThrow(Fault);
  });
});

describe('groupMetrics', () => {
  it('puts every metric in one group, best first, missing scores by their week', async () => {
    const snapshots = snapshotsOf(bostonBoard);
    const { boards } = (await snapshots.index('boston'))!;
    const { metrics } = await readScoreboard(snapshots, boards[0]!);
    const { above, below, none } = groupMetrics(metrics);
    expect([above.length, below.length, none.length]).toEqual([7, 9, 7]);
    expect(above[0]?.slug).toBe('serious-crimes');
    expect(below.at(-1)?.slug).toBe('street-lights-on-time');
    expect(none.map(({ slug }) => slug)).toEqual([
      'shootings',
      'tree-care-on-time',
      'fire-response',
      'experience-surveys',
      'graffiti-on-time',
      'homicides',
      'school-attendance',
    ]);
  });
});
