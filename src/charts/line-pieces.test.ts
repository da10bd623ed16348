import { describe, expect, it } from 'vitest';
import { linePieces } from './line-pieces.ts';

const point = (day: number, y: number | null) => ({ day, x: day * 10, y });

describe('linePieces', () => {
  it('breaks at a point without a number and at a day that is not there', () => {
    const points = [
      point(1, 5),
      point(2, 6),
      point(3, null),
      point(4, 7),
      point(6, 8),
      point(7, 9),
    ];
    expect(linePieces(points, 1)).toEqual({
      path: 'M10 5L20 6M60 8L70 9',
      lone: [{ x: 40, y: 7 }],
    });
  });

  it('joins points a period apart', () => {
    expect(linePieces([point(1, 5), point(8, 6)], 7).path).toBe('M10 5L80 6');
  });

  it('has nothing for no points', () => {
    expect(linePieces([], 1)).toEqual({ path: '', lone: [] });
  });
});
