import type { Criterion, Standard } from '../../contract.ts';
import { type StatedCriterion, whatWorksNotice } from '../stated.ts';
import { communityImpact } from './community-impact.ts';
import { dataDrivenBudgetFinance } from './data-driven-budget-finance.ts';
import { dataFoundations } from './data-foundations.ts';
import { dataSafeguards } from './data-safeguards.ts';
import { evaluations } from './evaluations.ts';
import { leadershipCapacity } from './leadership-capacity.ts';
import { openData } from './open-data.ts';
import { performanceAnalytics } from './performance-analytics.ts';
import { resultsDrivenContracting } from './results-driven-contracting.ts';
import { spanish } from './spanish.ts';

const stated: readonly StatedCriterion[] = [
  ...dataFoundations,
  ...dataSafeguards,
  ...evaluations,
  ...leadershipCapacity,
  ...dataDrivenBudgetFinance,
  ...resultsDrivenContracting,
  ...openData,
  ...communityImpact,
  ...performanceAnalytics,
];

/**
 * The What Works Cities standard in force: 43 criteria in 8 practices, a point each. Ids, titles,
 * counts and tier shares are facts. Summaries are paraphrases. The checks are this project's own,
 * because the official ones are shown to enrolled cities only; of each criterion those count that
 * follow from its public statement. Prerequisites are not published.
 */
export const wwc2022: Standard = {
  id: 'wwc-2022',
  name: 'What Works Cities Standard, version 3.0 (2022)',
  source: 'What Works Cities, public statements of the 43 criteria and of the tiers',
  notice: whatWorksNotice,
  practices: [
    'Data Management',
    'Evaluations',
    'Leadership and Capacity',
    'Data-Driven Budget and Finance',
    'Results-Driven Contracting',
    'Open Data',
    'Community Impact',
    'Performance and Analytics',
  ],
  points: 43,
  criteria: stated.map(working),
  tiers: {
    by: 'share',
    steps: [
      { name: 'silver', needs: 51 },
      { name: 'gold', needs: 68 },
      { name: 'platinum', needs: 85 },
    ],
  },
  eligibility: { population: 30_000, countries: 'North, Central and South America' },
  outcome:
    'One resident outcome that meets an outside standard, for example air pollution or households with high-speed broadband, with its value, date, outside standard and source.',
  spanish,
};

function working(one: StatedCriterion): Criterion {
  const counted = one.checks.filter(({ basis }) => basis === 'statement').map(({ id }) => id);
  return { ...one, points: 1, counted, rule: { kind: 'all' }, prerequisites: [] };
}
