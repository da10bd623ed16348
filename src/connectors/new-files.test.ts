import { expect, it } from 'vitest';
import { newFiles } from './new-files.ts';

const now = Temporal.Instant.from('2026-03-02T12:00:00Z');
const at = (name: string, seconds: number) => ({
  name,
  changed: now.epochMilliseconds - seconds * 1000,
  bytes: 9,
});
const settings = { pattern: '*.csv', take: 'each', quietSeconds: 10 };

it('leaves a file that may still be written, and says so', () => {
  const notes: string[] = [];
  const question = { settings, now, cursor: null, say: (note: string) => notes.push(note) };
  const all = [at('resting.csv', 10), at('growing.csv', 9), at('growing.txt', 1)];
  expect([...newFiles(all, question)].map(({ file }) => file.name)).toEqual(['resting.csv']);
  expect(notes).toEqual([expect.stringContaining('growing.csv changed less than 10 seconds')]);
});

it('gives nothing twice, and forgets what is gone', () => {
  const question = { settings, now, say: () => undefined };
  const all = [at('a.csv', 20), at('b.csv', 30)];
  const first = [...newFiles(all, { ...question, cursor: null })];
  expect(first.map(({ file }) => file.name)).toEqual(['b.csv', 'a.csv']);
  const { cursor } = first.at(-1)!;
  expect([...newFiles(all, { ...question, cursor })]).toEqual([]);
  const changed = [at('a.csv', 15)];
  expect([...newFiles(changed, { ...question, cursor })].map((one) => one.cursor)).toEqual([
    changed,
  ]);
});
