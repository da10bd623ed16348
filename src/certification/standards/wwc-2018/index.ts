import type { Standard } from '../../contract.ts';
import { whatWorksNotice } from '../stated.ts';
import { known } from './known.ts';
import { spanish } from './spanish.ts';

/**
 * The predecessor, in use to 2022: 45 criteria, of which something was published for 13. The other
 * 32 are not filled by invention: they are in the points and not in the list.
 */
export const wwc2018: Standard = {
  id: 'wwc-2018',
  name: 'What Works Cities criteria of 2018 (in use to 2022; 13 of 45 known)',
  source: 'What Works Cities, published guide of 2018, and reports of certified cities',
  notice: whatWorksNotice,
  practices: [...new Set(known.map(({ practice }) => practice))],
  points: 45,
  criteria: known.map((one) => ({
    ...one,
    points: 1,
    counted: one.checks.map(({ id }) => id),
    prerequisites: [],
  })),
  tiers: {
    by: 'share',
    steps: [
      { name: 'silver', needs: 51 },
      { name: 'gold', needs: 67 },
      { name: 'platinum', needs: 84 },
    ],
  },
  eligibility: { population: 30_000, countries: 'United States' },
  outcome: null,
  spanish,
};
