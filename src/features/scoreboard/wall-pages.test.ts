import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bostonBoard } from '../boards/fixtures/boards.ts';
import { type BoardMetric, boardReport, type Group } from '../boards/report.ts';
import { linesInColumn, wallPages } from './wall-pages.ts';

const { board, definitions } = bostonBoard;
const report = boardReport({
  index: { city: 'boston', name: 'Boston', boards: [] },
  entry: { date: board.date, board: '', knownOn: '', publishedAt: '' },
  board,
  city: definitions.city,
});

/** Topics of the given sizes, all metrics alike. */
function city(sizes: readonly number[]) {
  const topics: Group[] = sizes.map((_, at) => ({
    slug: `t${at}`,
    name: `T${at}`,
    composite: report.composite,
  }));
  const metrics: BoardMetric[] = topics.flatMap((topic, at) =>
    Array.from({ length: sizes[at]! }, (_, of) => ({
      ...report.metrics[0]!,
      slug: `m${at}-${of}`,
      topic,
    })),
  );
  return { topics, metrics };
}

describe('wallPages', () => {
  it('shows every metric once, in columns that have room, topics torn only where they must be', () => {
    const size = fc.integer({ min: 0, max: 30 });
    fc.assert(
      fc.property(fc.array(size, { maxLength: 12 }), (sizes) => {
        const { topics, metrics } = city(sizes);
        const pages = wallPages({ topics, metrics });
        const columns = pages.flat();
        const shown = columns.flat().flatMap((block) => block.metrics.map(({ slug }) => slug));
        expect(shown.toSorted()).toEqual(metrics.map(({ slug }) => slug).toSorted());
        for (const column of columns) {
          const lines = column.reduce((sum, block) => sum + 1 + block.metrics.length, 0);
          expect(lines).toBeLessThanOrEqual(linesInColumn);
        }
        for (const { topic, continued } of columns.flat()) {
          const own = metrics.filter((metric) => metric.topic.slug === topic.slug).length;
          if (continued) expect(own).toBeGreaterThan(linesInColumn - 1);
        }
        expect(pages.length).toBeGreaterThan(0);
      }),
    );
  });

  it('has best first in a topic', () => {
    const safety = wallPages(report)[0]![0]![0]!;
    expect(safety.topic.name).toBe('Public safety');
    expect(safety.metrics[0]!.slug).toBe('serious-crimes');
  });
});
