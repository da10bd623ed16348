import { atLeast, moreThan, type StatedCriterion } from '../stated.ts';

export const resultsDrivenContracting: readonly StatedCriterion[] = [
  {
    id: 'RDC1',
    practice: 'Results-Driven Contracting',
    title: 'Defining Goals for Key Procurements',
    summary:
      'Key procurements, contracts or grants carry stated strategic goals and wished-for outcomes.',
    checks: [
      {
        id: 'RDC1.1',
        text: 'Key procurements are identified',
        proof: "contracts flagged 'key' >= 1",
        basis: 'statement',
        automatic: 'full',
        question: atLeast(1, 'key-contracts'),
      },
      {
        id: 'RDC1.2',
        text: 'Each has goals and outcomes',
        proof: 'key contracts with >=1 goal and >=1 outcome / key contracts',
        basis: 'statement',
        automatic: 'full',
        question: atLeast(1, 'key-contracts-with-goals'),
      },
    ],
  },
  {
    id: 'RDC2',
    practice: 'Results-Driven Contracting',
    title: 'Measuring Outcomes for Key Procurements',
    summary:
      'Outcome measures are followed during key contracts and show when a vendor goes off track.',
    checks: [
      {
        id: 'RDC2.1',
        text: 'Outcome measures exist',
        proof: 'key contracts with >=1 outcome measure and values in the last reporting period',
        basis: 'statement',
        automatic: 'full',
        question: atLeast(1, 'key-contracts-measured'),
      },
      {
        id: 'RDC2.2',
        text: 'Off-track performance is flagged while the contract runs',
        proof: 'status rule off-track fired before contract end; alert and response logged',
        basis: 'statement',
        automatic: 'full',
        question: atLeast(1, 'contract-alerts-answered'),
      },
    ],
  },
  {
    id: 'RDC3',
    practice: 'Results-Driven Contracting',
    title: 'Assessing Vendor Performance',
    summary: "Vendors' performance is rated so similar vendors can be compared.",
    checks: [
      {
        id: 'RDC3.1',
        text: 'Performance is assessed',
        proof: 'vendor assessments with date <= 12 months / active key vendors',
        basis: 'statement',
        automatic: 'full',
        question: moreThan(0.5, 'vendors-assessed', { months: '12' }),
      },
      {
        id: 'RDC3.2',
        text: 'Similar vendors can be compared',
        proof: 'service groups with >=2 assessed vendors on the same measures',
        basis: 'statement',
        automatic: 'full',
        question: atLeast(1, 'vendor-groups-comparable'),
      },
    ],
  },
  {
    id: 'RDC4',
    practice: 'Results-Driven Contracting',
    title: 'Structuring Procurements to Support Strategic Goals',
    summary: "Contract design gives vendors reasons to work toward the city's stated goals.",
    checks: [
      {
        id: 'RDC4.1',
        text: 'Approach links incentives to goals',
        proof:
          'key contracts with incentive type (payment by result, bonus, renewal condition) linked to a goal',
        basis: 'statement',
        automatic: 'partial',
        question: null,
      },
    ],
  },
  {
    id: 'RDC5',
    practice: 'Results-Driven Contracting',
    title: 'Using Data to Manage Contracts and Improve Outcomes and Performance',
    summary:
      'Contracts are managed actively with disaggregated performance data, meeting the contractor each quarter or more often.',
    checks: [
      {
        id: 'RDC5.1',
        text: 'Contractor engaged at least quarterly',
        proof: 'contract check-ins log: >=1 per quarter for each key contract during its term',
        basis: 'statement',
        automatic: 'full',
        question: atLeast(4, 'contract-checkin-quarters'),
      },
      {
        id: 'RDC5.2',
        text: 'Disaggregated performance data is used',
        proof: 'check-ins referencing a measure with breakdowns',
        basis: 'statement',
        automatic: 'full',
        question: atLeast(1, 'contract-checkins', { with: 'breakdown' }),
      },
      {
        id: 'RDC5.3',
        text: 'It aims at better outcomes',
        proof: 'actions agreed at check-ins and closed',
        basis: 'statement',
        automatic: 'full',
        question: atLeast(1, 'contract-checkins', { with: 'closed-action' }),
      },
    ],
  },
  {
    id: 'RDC6',
    practice: 'Results-Driven Contracting',
    title: 'Making Informed Contracting Decisions',
    summary:
      'Vendor performance data is reviewed before selecting, renewing or widening contracts.',
    checks: [
      {
        id: 'RDC6.1',
        text: 'Performance data informs selection, renewal or expansion',
        proof:
          'contract decisions (select/renew/expand) with linked vendor assessment / all such decisions',
        basis: 'statement',
        automatic: 'full',
        question: moreThan(0.5, 'contract-decisions-with-assessment'),
      },
    ],
  },
  {
    id: 'RDC7',
    practice: 'Results-Driven Contracting',
    title: 'Open and Shared Procurement Data',
    summary:
      'Procurement data is opened and shared at each stage to raise competition, transparency and accountability.',
    checks: [
      {
        id: 'RDC7.1',
        text: 'Data is opened across the whole cycle',
        proof:
          'open datasets covering plan, tender, award, contract, payment stages; last update of each',
        basis: 'statement',
        automatic: 'partial',
        question: null,
      },
      {
        id: 'RDC7.2',
        text: 'It serves competition',
        proof: 'bids per tender over time',
        basis: 'statement',
        automatic: 'partial',
        question: null,
      },
    ],
  },
  {
    id: 'RDC8',
    practice: 'Results-Driven Contracting',
    title: 'Supporting Vendor Participation and Competition',
    summary:
      'The city makes it easier for vendors to take part, designs tenders more vendors can answer, and/or builds vendor capacity.',
    checks: [
      {
        id: 'RDC8.1',
        text: 'At least one of: easier systems, wider tenders, vendor capacity',
        proof:
          'improvement actions by type; bids per tender, first-time bidders, share by vendor category',
        basis: 'statement',
        automatic: 'partial',
        question: null,
      },
    ],
  },
];
