import type { MapTilePlace, TileMapInput } from './index.ts';

const tile = (
  label: string,
  row: number,
  column: number,
  value: number | null,
  cases: number | null = 10,
): MapTilePlace => ({ label, name: label, row, column, value, cases });

/** Some of Boston's neighborhoods with made-up values. */
export const tileMapStories: Readonly<Record<string, TileMapInput>> = {
  'Sample: neighborhoods': {
    tiles: [
      tile('Charlestown', 0, 2, 0.62, 12),
      tile('East Boston', 0, 3, 0.71, 40),
      tile('Allston Brighton', 1, 0, 0.8, 31),
      tile('Back Bay', 1, 1, 0.55, 9),
      tile('Beacon Hill', 1, 2, null, null),
      tile('Downtown', 1, 3, 0.93, 64),
      tile('Jamaica Plain', 2, 0, 0.75, 18),
      tile('Roxbury', 2, 1, 0.84, 55),
    ],
    others: [{ name: 'Chestnut Hill', value: 1, cases: 1 }],
  },
  'Sample: all equal': { tiles: [tile('North', 0, 0, 4), tile('South', 1, 0, 4)], others: [] },
  'Sample: below zero': { tiles: [tile('North', 0, 0, -4), tile('South', 1, 0, 4)], others: [] },
  'Sample: one tile': { tiles: [tile('North', 0, 0, 4)], others: [] },
  'Sample: nothing': {
    tiles: [tile('North', 0, 0, null, null)],
    others: [{ name: 'South', value: null, cases: null }],
  },
};
