import { describe, expect, it } from 'vitest';
import { nearest } from './nearest.ts';

describe('nearest', () => {
  it.each([
    ['topik', 'topic'],
    ['Topic', 'topic'],
    ['tpoic', 'topic'],
    ['targt', 'target'],
    ['targets', 'target'],
    ['zzz', null],
    ['', null],
    ['t'.repeat(65), null],
  ])('%s means %s', (word, meant) => {
    expect(nearest(word, ['target', 'topic', 'weight'])).toBe(meant);
  });

  it('takes the nearest of several', () => {
    expect(nearest('monda', ['sunday', 'monday'])).toBe('monday');
  });
});
