import { atLeast, type StatedCriterion } from '../stated.ts';

export const openData: readonly StatedCriterion[] = [
  {
    id: 'OD1',
    practice: 'Open Data',
    title: 'Open Data Policy',
    summary:
      'A public, codified open data policy commits the city to transparency and to disclosing data and data practices on its own initiative.',
    checks: [
      {
        id: 'OD1.1',
        text: 'Policy is codified and public',
        proof: "policy register: type 'open data', legal form, adoption date, public address",
        basis: 'statement',
        automatic: 'full',
        question: atLeast(1, 'documents-in-force', { type: 'open-data', public: 'yes' }),
      },
      {
        id: 'OD1.2',
        text: 'It commits to proactive disclosure of data and data practices',
        proof: 'clause checklist attested',
        basis: 'statement',
        automatic: 'none',
        question: null,
      },
    ],
  },
  {
    id: 'OD2',
    practice: 'Open Data',
    title: 'User Guidance for Open and Shared Data',
    summary:
      'Clear how-to help lets staff and the public find, analyse and use open and shared data.',
    checks: [
      {
        id: 'OD2.1',
        text: 'Guidance exists for internal and external users',
        proof:
          'published guidance pages by audience; share of published datasets with description and data dictionary',
        basis: 'statement',
        automatic: 'partial',
        question: atLeast(1, 'documents-in-force', { type: 'data-guidance', public: 'yes' }),
      },
      {
        id: 'OD2.2',
        text: 'It covers access, analysis and use',
        proof: 'guidance tagged by these topics; page views',
        basis: 'statement',
        automatic: 'partial',
        question: null,
      },
    ],
  },
  {
    id: 'OD3',
    practice: 'Open Data',
    title: 'Open Data Portal',
    summary: 'Open data is published in one central public place online.',
    checks: [
      {
        id: 'OD3.1',
        text: 'Central public location',
        proof: 'public catalogue address answers; count of published datasets',
        basis: 'statement',
        automatic: 'full',
        question: atLeast(1, 'catalogue-public'),
      },
      {
        id: 'OD3.2',
        text: 'Data is really published and kept up',
        proof: 'published datasets updated within their declared frequency / all published',
        basis: 'proposed',
        automatic: 'full',
        question: atLeast(0.8, 'catalogue-fresh'),
      },
    ],
  },
  {
    id: 'OD4',
    practice: 'Open Data',
    title: 'User Insights About Open and Shared Data',
    summary:
      'The city records what it learns about data users and builds their needs into services and transparency practice.',
    checks: [
      {
        id: 'OD4.1',
        text: 'Insights are tracked and documented',
        proof: 'usage statistics, user surveys and requests stored in 12 months',
        basis: 'statement',
        automatic: 'full',
        question: atLeast(1, 'data-user-insights', { months: '12' }),
      },
      {
        id: 'OD4.2',
        text: 'Internal and external users are both covered',
        proof: 'insight records by audience',
        basis: 'statement',
        automatic: 'full',
        question: atLeast(2, 'data-user-insight-audiences'),
      },
      {
        id: 'OD4.3',
        text: 'Needs change the design',
        proof: 'changes or backlog items linked to an insight',
        basis: 'statement',
        automatic: 'partial',
        question: null,
      },
    ],
  },
];
