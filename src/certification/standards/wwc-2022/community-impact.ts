import { atLeast, type StatedCriterion } from '../stated.ts';

export const communityImpact: readonly StatedCriterion[] = [
  {
    id: 'CI1',
    practice: 'Community Impact',
    title: 'Community Data Training and Collaboration',
    summary:
      'The city helps community members and organisations learn about, and work with, city data and analytics.',
    checks: [
      {
        id: 'CI1.1',
        text: 'Efforts to educate and activate exist',
        proof: 'community events/trainings log with participants, last 12 months',
        basis: 'statement',
        automatic: 'partial',
        question: atLeast(1, 'engagements', { type: 'training' }),
      },
      {
        id: 'CI1.2',
        text: 'Individuals and organisations are reached',
        proof: 'participants by type',
        basis: 'statement',
        automatic: 'partial',
        question: null,
      },
    ],
  },
  {
    id: 'CI2',
    practice: 'Community Impact',
    title: 'Analytics Service Delivery',
    summary:
      'The city builds internal and resident-facing analytics services that use data in its inventory to improve life and work.',
    checks: [
      {
        id: 'CI2.1',
        text: 'Internal service exists',
        proof: 'data products with audience internal and >=1 linked inventory dataset',
        basis: 'statement',
        automatic: 'full',
        question: atLeast(1, 'data-products', { audience: 'internal' }),
      },
      {
        id: 'CI2.2',
        text: 'Resident-facing service exists',
        proof: 'data products with audience public and >=1 linked inventory dataset',
        basis: 'statement',
        automatic: 'full',
        question: atLeast(1, 'data-products', { audience: 'public' }),
      },
      {
        id: 'CI2.3',
        text: 'They improve something',
        proof: 'product linked to a measure with before/after',
        basis: 'statement',
        automatic: 'partial',
        question: null,
      },
    ],
  },
  {
    id: 'CI3',
    practice: 'Community Impact',
    title: 'Promotion of Data & Evidence',
    summary:
      "Evidence from the city's own data adds to wider knowledge and spurs outside partners to do the same.",
    checks: [
      {
        id: 'CI3.1',
        text: 'Evidence is shared outward',
        proof: 'publications, talks, shared code or data with date',
        basis: 'statement',
        automatic: 'partial',
        question: null,
      },
      {
        id: 'CI3.2',
        text: 'Partners are involved',
        proof: 'partner records linked to a shared product',
        basis: 'statement',
        automatic: 'partial',
        question: null,
      },
    ],
  },
];
