import { describe, expect, it } from 'vitest';
import { type CityIndex, Fault } from '../model/index.ts';
import { bostonBoard, snapshotsOf } from './boards/fixtures/boards.ts';
import { NotFound } from './contract.ts';
import {
  entriesBeside,
  entryOn,
  newestEntry,
  oldestEntry,
  readBoard,
  typeOf,
} from './published.ts';

const entry = (date: string, board: string) => ({ date, board, knownOn: '', publishedAt: '' });
const index: CityIndex = {
  city: 'boston',
  name: 'Boston',
  boards: [
    entry('2025-03-04', 'first'),
    entry('2025-03-05', 'second'),
    entry('2025-03-05', 'corrected'),
    entry('2025-03-04', 'late correction'),
    entry('2025-03-01', 'filled in'),
  ],
};
const empty = { ...index, boards: [] };

describe('which board', () => {
  it('is newest by date, and of one date the one published last', () => {
    expect(newestEntry(index)?.board).toBe('corrected');
    expect(oldestEntry(index)?.board).toBe('filled in');
    expect(entryOn(index, '2025-03-04')?.board).toBe('late correction');
    expect(entryOn(index, '2025-03-06')).toBeUndefined();
    expect(newestEntry(empty)).toBeUndefined();
    expect(oldestEntry(empty)).toBeUndefined();
  });

  it.each([
    ['2025-03-04', '2025-03-01', '2025-03-05'],
    ['2025-03-02', '2025-03-01', '2025-03-04'],
    ['2025-03-05', '2025-03-04', undefined],
    ['2025-03-01', undefined, '2025-03-04'],
    ['2024-01-01', undefined, '2025-03-01'],
    ['2026-01-01', '2025-03-05', undefined],
  ])('stands beside %s: %s and %s', (date, before, after) => {
    const beside = entriesBeside(index, date);
    expect([beside.before?.date, beside.after?.date]).toEqual([before, after]);
    expect(entriesBeside(empty, date)).toEqual({ before: undefined, after: undefined });
  });
});

describe('readBoard', () => {
  it('reads the newest board or that of a date', async () => {
    const context = { snapshots: snapshotsOf(bostonBoard) };
    expect((await readBoard(context, 'boston')).board.date).toBe('2025-03-04');
    expect((await readBoard(context, 'boston', '2025-03-04')).city.name).toBe('Boston');
    await expect(readBoard(context, 'boston', '2025-03-05')).rejects.toThrow(NotFound);
    await expect(readBoard(context, 'salem')).rejects.toThrow(NotFound);
  });

  it('says which document the archive lacks', async () => {
    const snapshots = { ...snapshotsOf(bostonBoard), definitions: async () => undefined };
    await expect(readBoard({ snapshots }, 'boston')).rejects.toThrow(Fault);
    const { boards } = (await snapshots.index('boston'))!;
    const gone = { ...snapshots, board: async () => undefined };
    await expect(readBoard({ snapshots: gone }, 'boston')).rejects.toThrow(boards[0]!.board);
  });
});

describe('typeOf', () => {
  it('splits a twin from its page', () => {
    expect(typeOf('boston.csv')).toEqual({ name: 'boston', type: 'csv' });
    expect(typeOf('2025-03-04')).toEqual({ name: '2025-03-04', type: 'html' });
    expect(typeOf('a.pdf')).toEqual({ name: 'a.pdf', type: 'html' });
  });
});
