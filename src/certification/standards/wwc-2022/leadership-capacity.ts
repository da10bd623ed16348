import { atLeast, type StatedCriterion } from '../stated.ts';

export const leadershipCapacity: readonly StatedCriterion[] = [
  {
    id: 'LC1',
    practice: 'Leadership and Capacity',
    title: 'Executive Commitment to Data Informed Government',
    summary:
      'The mayor or chief executive keeps telling and showing staff that governing with data and evidence is expected.',
    checks: [
      {
        id: 'LC1.1',
        text: 'The chief executive communicates the expectation',
        proof: "messages or directives of the chief executive tagged 'data' in the last 12 months",
        basis: 'statement',
        automatic: 'partial',
        question: atLeast(1, 'documents-in-force', { type: 'executive-message', months: '12' }),
      },
      {
        id: 'LC1.2',
        text: 'The chief executive demonstrates it',
        proof:
          'performance meetings with the chief executive present in each of the last four calendar quarters',
        basis: 'statement',
        automatic: 'full',
        question: atLeast(4, 'meeting-quarters', { body: 'performance', with: 'chief-executive' }),
      },
    ],
  },
  {
    id: 'LC2',
    practice: 'Leadership and Capacity',
    title: 'Use of Public Communications',
    summary:
      'City leaders regularly use data when they publicly explain investments, policies, impact and progress.',
    checks: [
      {
        id: 'LC2.1',
        text: 'Leaders communicate publicly with data',
        proof:
          'public stories or pages by leaders embedding >=1 measure; count in 12 months and per quarter',
        basis: 'statement',
        automatic: 'partial',
        question: null,
      },
      {
        id: 'LC2.2',
        text: 'They explain decisions, impact or progress',
        proof: 'story type tag (decision, impact, progress)',
        basis: 'statement',
        automatic: 'partial',
        question: null,
      },
    ],
  },
  {
    id: 'LC3',
    practice: 'Leadership and Capacity',
    title: 'Data Workforce Culture and Trainings',
    summary: 'Staff are trained and empowered to manage and use city data in decisions.',
    checks: [
      {
        id: 'LC3.1',
        text: 'Staff are trained',
        proof: 'training register: completions in the last 12 months',
        basis: 'statement',
        automatic: 'full',
        question: atLeast(1, 'training-completions'),
      },
      {
        id: 'LC3.2',
        text: 'Both management and use of data are covered',
        proof: 'training register: runs about managing and about using data in the last 12 months',
        basis: 'statement',
        automatic: 'full',
        question: atLeast(2, 'training-subjects'),
      },
      {
        id: 'LC3.3',
        text: 'Staff are empowered',
        proof: 'active non-analyst users of the platform per department (logins, edits) in 90 days',
        basis: 'statement',
        automatic: 'partial',
        question: null,
      },
    ],
  },
  {
    id: 'LC4',
    practice: 'Leadership and Capacity',
    title: 'Performance Management Leadership',
    summary: 'A named leader or team is responsible for citywide performance management.',
    checks: [
      {
        id: 'LC4.1',
        text: 'A leader and/or team is designated',
        proof:
          "role register: responsibility 'citywide performance management' has >=1 active holder (person or team) with start date and appointing document",
        basis: 'statement',
        automatic: 'full',
        question: atLeast(1, 'role-holders', { responsibility: 'performance-management' }),
      },
      {
        id: 'LC4.2',
        text: 'They act on it',
        proof: 'meetings attended or decisions owned by that holder in the last 12 months',
        basis: 'proposed',
        automatic: 'full',
        question: atLeast(1, 'role-activity', { responsibility: 'performance-management' }),
      },
    ],
  },
  {
    id: 'LC5',
    practice: 'Leadership and Capacity',
    title: 'Data Leadership',
    summary:
      'A named leader or team is responsible for citywide data strategy, delivery and governance.',
    checks: [
      {
        id: 'LC5.1',
        text: 'A leader and/or team is designated',
        proof:
          "role register: responsibility 'citywide data strategy, delivery and governance' has >=1 active holder (person or team) with start date and appointing document",
        basis: 'statement',
        automatic: 'full',
        question: atLeast(1, 'role-holders', { responsibility: 'data-strategy' }),
      },
      {
        id: 'LC5.2',
        text: 'They act on it',
        proof: 'meetings attended or decisions owned by that holder in the last 12 months',
        basis: 'proposed',
        automatic: 'full',
        question: atLeast(1, 'role-activity', { responsibility: 'data-strategy' }),
      },
    ],
  },
  {
    id: 'LC6',
    practice: 'Leadership and Capacity',
    title: 'Rigorous Evaluation Leadership & Expertise',
    summary:
      'A named leader or team is responsible for making sure departments carry out evaluations.',
    checks: [
      {
        id: 'LC6.1',
        text: 'A leader and/or team is designated',
        proof:
          "role register: responsibility 'making sure departments carry out evaluations' has >=1 active holder (person or team) with start date and appointing document",
        basis: 'statement',
        automatic: 'full',
        question: atLeast(1, 'role-holders', { responsibility: 'evaluation' }),
      },
      {
        id: 'LC6.2',
        text: 'They act on it',
        proof: 'meetings attended or decisions owned by that holder in the last 12 months',
        basis: 'proposed',
        automatic: 'full',
        question: atLeast(1, 'role-activity', { responsibility: 'evaluation' }),
      },
    ],
  },
  {
    id: 'LC7',
    practice: 'Leadership and Capacity',
    title: 'Results-Driven Contracting Leadership',
    summary:
      'A named leader or team is responsible for applying results-driven contracting to the pipeline of key procurements, contracts or grants.',
    checks: [
      {
        id: 'LC7.1',
        text: 'A leader and/or team is designated',
        proof:
          "role register: responsibility 'applying results-driven contracting to the pipeline of key procurements, contracts or grants' has >=1 active holder (person or team) with start date and appointing document",
        basis: 'statement',
        automatic: 'full',
        question: atLeast(1, 'role-holders', { responsibility: 'results-driven-contracting' }),
      },
      {
        id: 'LC7.2',
        text: 'They act on it',
        proof: 'meetings attended or decisions owned by that holder in the last 12 months',
        basis: 'proposed',
        automatic: 'full',
        question: atLeast(1, 'role-activity', { responsibility: 'results-driven-contracting' }),
      },
    ],
  },
];
