import { atLeast, moreThan, type StatedCriterion } from '../stated.ts';

/** Data Management, DM5 to DM9. */
export const dataSafeguards: readonly StatedCriterion[] = [
  {
    id: 'DM5',
    practice: 'Data Management',
    title: 'Protecting Data Privacy and Confidentiality',
    summary:
      'Written rules or practices protect the privacy and confidentiality of data the city holds.',
    checks: [
      {
        id: 'DM5.1',
        text: 'Documented privacy rules',
        proof: "policy register: approved document of type 'privacy', not past review date",
        basis: 'statement',
        automatic: 'full',
        question: atLeast(1, 'documents-in-force', { type: 'privacy' }),
      },
      {
        id: 'DM5.2',
        text: 'Data is classified by sensitivity',
        proof: 'share of inventory entries with classification set',
        basis: 'proposed',
        automatic: 'full',
        question: atLeast(1, 'inventory-classified'),
      },
      {
        id: 'DM5.3',
        text: 'Privacy is considered before release or sharing',
        proof:
          'share of published or shared datasets with a completed privacy review; small-cell suppression applied',
        basis: 'proposed',
        automatic: 'partial',
        question: null,
      },
    ],
  },
  {
    id: 'DM6',
    practice: 'Data Management',
    title: 'Managing Data Security',
    summary: 'Written rules or practices lower the risk of breach, loss or tampering.',
    checks: [
      {
        id: 'DM6.1',
        text: 'Documented security rules',
        proof: "policy register: approved document of type 'security', not past review date",
        basis: 'statement',
        automatic: 'full',
        question: atLeast(1, 'documents-in-force', { type: 'security' }),
      },
      {
        id: 'DM6.2',
        text: 'Breach, loss and manipulation are each covered',
        proof: 'policy tags cover the three risks (attested)',
        basis: 'statement',
        automatic: 'none',
        question: null,
      },
      {
        id: 'DM6.3',
        text: 'Controls run in this system',
        proof:
          'the audit log verified now, and in the last 12 months a restore drill and an access review that passed',
        basis: 'proposed',
        automatic: 'partial',
        question: atLeast(3, 'controls-proven'),
      },
    ],
  },
  {
    id: 'DM7',
    practice: 'Data Management',
    title: 'Qualitative Data Practices',
    summary:
      "A written strategy or process makes sure residents' and other outsiders' views are gathered routinely and used in decisions.",
    checks: [
      {
        id: 'DM7.1',
        text: 'Documented strategy or process',
        proof: "policy register: approved document of type 'community input'",
        basis: 'statement',
        automatic: 'full',
        question: atLeast(1, 'documents-in-force', { type: 'community-input' }),
      },
      {
        id: 'DM7.2',
        text: 'Input is collected routinely',
        proof:
          'engagement activities log: >=1 per quarter in the last 12 months; number of responses',
        basis: 'statement',
        automatic: 'full',
        question: atLeast(4, 'engagement-quarters'),
      },
      {
        id: 'DM7.3',
        text: 'It informs decisions',
        proof: 'decisions or actions linked to an engagement activity >= 1 in 12 months',
        basis: 'statement',
        automatic: 'full',
        question: atLeast(1, 'decisions', { from: 'engagement' }),
      },
    ],
  },
  {
    id: 'DM8',
    practice: 'Data Management',
    title: 'Disaggregated Data for Decision-Making',
    summary:
      'For key citywide priorities the city gathers and studies data split by place and by population group to inform decisions.',
    checks: [
      {
        id: 'DM8.1',
        text: 'Data is split by geography',
        proof: 'share of priority measures with >=1 geographic breakdown holding values',
        basis: 'statement',
        automatic: 'full',
        question: moreThan(0.5, 'metrics-broken-down', { by: 'place' }),
      },
      {
        id: 'DM8.2',
        text: 'Data is split by demographic group',
        proof: 'share of priority measures with >=1 demographic breakdown holding values',
        basis: 'statement',
        automatic: 'full',
        question: moreThan(0.5, 'metrics-broken-down', { by: 'group' }),
      },
      {
        id: 'DM8.3',
        text: 'The splits inform decisions on citywide priorities',
        proof: 'decisions or actions whose evidence links point to a breakdown view',
        basis: 'statement',
        automatic: 'full',
        question: atLeast(1, 'decisions', { from: 'breakdown' }),
      },
    ],
  },
  {
    id: 'DM9',
    practice: 'Data Management',
    title: 'Data Service Standard',
    summary:
      'A public written standard says how good data and analytics services are built and run across the city.',
    checks: [
      {
        id: 'DM9.1',
        text: 'A standard is documented',
        proof: "policy register: document of type 'data service standard' approved",
        basis: 'statement',
        automatic: 'full',
        question: atLeast(1, 'documents-in-force', { type: 'data-service-standard' }),
      },
      {
        id: 'DM9.2',
        text: 'It is public',
        proof: 'published flag and public address answer',
        basis: 'statement',
        automatic: 'full',
        question: atLeast(1, 'documents-in-force', {
          type: 'data-service-standard',
          public: 'yes',
        }),
      },
      {
        id: 'DM9.3',
        text: 'It applies citywide',
        proof:
          'data products with a self-check against the standard / all data products; departments covered',
        basis: 'statement',
        automatic: 'partial',
        question: null,
      },
    ],
  },
];
