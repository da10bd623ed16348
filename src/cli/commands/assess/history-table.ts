import type { Turn } from '../../../features/certification/history.ts';

/** A line for each day on which a city's standing changed, for people. */
export function historyTable(turns: readonly Turn[]): string {
  const lines = turns.map(({ date, points, tier, changes }) => {
    const said = changes.map(({ criterion, from, to }) => `${criterion} ${from} -> ${to}`);
    const standing = `${String(points).padStart(3)} points  ${(tier ?? 'no tier').padEnd(9)}`;
    return `${date} ${standing} ${said.join(', ')}`.trimEnd();
  });
  return `${lines.join('\n')}\n`;
}
