import type { Criterion, Standard } from '../../contract.ts';
import { atLeast } from '../stated.ts';
import { spanish } from './spanish.ts';

/**
 * An example, no standard of anybody: it shows a level by the count of indicators that a city
 * reports, with one indicator by n of m, one by weighted points, one in levels, and a prerequisite.
 */
export const exampleIndicators: Standard = {
  id: 'example-indicators',
  name: 'Example: a level by the count of indicators',
  source: 'Made up for this example',
  notice: 'This is an example and no standard of anybody.',
  practices: ['Core', 'Supporting'],
  points: 5,
  criteria: [
    indicator('E1', 'Core', 'A plan is published', [
      [
        'A strategic plan is in force',
        atLeast(1, 'documents-in-force', { type: 'strategic-plan' }),
      ],
    ]),
    {
      ...indicator('E2', 'Core', 'Someone is in charge', [
        [
          'Of performance',
          atLeast(1, 'role-holders', { responsibility: 'performance-management' }),
        ],
        ['Of data', atLeast(1, 'role-holders', { responsibility: 'data-strategy' })],
        ['Of evaluation', atLeast(1, 'role-holders', { responsibility: 'evaluation' })],
      ]),
      rule: { kind: 'at-least', count: 2 },
    },
    {
      ...indicator('E3', 'Supporting', 'Rules are written down', [
        ['Privacy', atLeast(1, 'documents-in-force', { type: 'privacy' })],
        ['Security', atLeast(1, 'documents-in-force', { type: 'security' })],
        ['Data quality', atLeast(1, 'documents-in-force', { type: 'data-quality' })],
      ]),
      rule: { kind: 'points', points: 3, weights: { 'E3.1': 2 } },
      prerequisites: ['E2'],
    },
    {
      ...indicator('E4', 'Supporting', 'People come together', [
        ['Staff are trained', atLeast(1, 'training-completions')],
        ['Residents are asked', atLeast(1, 'engagement-quarters')],
      ]),
      points: 2,
      rule: {
        kind: 'levels',
        steps: [
          { checks: 1, points: 1 },
          { checks: 2, points: 2 },
        ],
      },
    },
  ],
  tiers: {
    by: 'count',
    steps: [
      { name: 'beginning', needs: 1 },
      { name: 'reporting', needs: 3 },
      { name: 'leading', needs: 5 },
    ],
  },
  eligibility: null,
  outcome: null,
  spanish,
};

function indicator(
  id: string,
  practice: string,
  title: string,
  checks: readonly (readonly [string, ReturnType<typeof atLeast>])[],
): Criterion {
  const listed = checks.map(([text, question], index) => ({
    id: `${id}.${index + 1}`,
    text,
    proof: 'A record in force.',
    basis: 'proposed' as const,
    automatic: 'full' as const,
    question,
  }));
  return {
    id,
    practice,
    title,
    summary: `${title}.`,
    points: 1,
    checks: listed,
    counted: listed.map((check) => check.id),
    rule: { kind: 'all' },
    prerequisites: [],
  };
}
