import { atLeast, type StatedCriterion } from '../stated.ts';

export const performanceAnalytics: readonly StatedCriterion[] = [
  {
    id: 'PA1',
    practice: 'Performance and Analytics',
    title: 'Selecting and Using Performance Metrics for Strategic Goals and Priorities',
    summary:
      'Strategic goals exist, a varied set of measures is lined up with them, and data is used to judge progress.',
    checks: [
      {
        id: 'PA1.1',
        text: 'Strategic goals are identified',
        proof: 'document register: a strategic plan in force',
        basis: 'statement',
        automatic: 'full',
        question: atLeast(1, 'documents-in-force', { type: 'strategic-plan' }),
      },
      {
        id: 'PA1.2',
        text: 'A diverse set of measures is aligned',
        proof:
          'metrics that the strategic plan names, in force with owner and target: at least three topics',
        basis: 'statement',
        automatic: 'full',
        question: atLeast(3, 'plan-topics-measured'),
      },
      {
        id: 'PA1.3',
        text: 'Data is used to judge progress',
        proof:
          'share of the metrics that the strategic plan names with a value, a target and a status on the newest board',
        basis: 'statement',
        automatic: 'full',
        question: atLeast(0.8, 'plan-metrics-judged'),
      },
    ],
  },
  {
    id: 'PA2',
    practice: 'Performance and Analytics',
    title: 'Implementing Performance Management',
    summary:
      'At least quarterly the city holds performance meetings that review data and analysis, discuss it and decide about strategic goals.',
    checks: [
      {
        id: 'PA2.1',
        text: 'Meetings at least quarterly',
        proof: 'performance meetings log: >=1 held in each of the last 4 quarters',
        basis: 'statement',
        automatic: 'full',
        question: atLeast(4, 'meeting-quarters', { body: 'performance' }),
      },
      {
        id: 'PA2.2',
        text: 'Data and analysis are reviewed',
        proof:
          'in each of those quarters a held meeting with a metric or an analysis on its agenda',
        basis: 'statement',
        automatic: 'full',
        question: atLeast(4, 'meeting-quarters', { body: 'performance', with: 'data' }),
      },
      {
        id: 'PA2.3',
        text: 'Decisions about strategic goals are made',
        proof: 'in each of those quarters a held meeting with a decision about a metric',
        basis: 'statement',
        automatic: 'full',
        question: atLeast(4, 'meeting-quarters', {
          body: 'performance',
          with: 'decision-on-metric',
        }),
      },
    ],
  },
  {
    id: 'PA3',
    practice: 'Performance and Analytics',
    title: 'Sharing Goals and Progress',
    summary: 'Goals, measures and progress are shared with the public regularly.',
    checks: [
      {
        id: 'PA3.1',
        text: 'Strategic goals are public',
        proof: 'document register: a strategic plan in force with a public address',
        basis: 'statement',
        automatic: 'full',
        question: atLeast(1, 'documents-in-force', { type: 'strategic-plan', public: 'yes' }),
      },
      {
        id: 'PA3.2',
        text: 'Measures and progress are public',
        proof:
          'share of the metrics in force with an owner, a target and a score or reason on the public board',
        basis: 'statement',
        automatic: 'full',
        question: atLeast(1, 'metrics-public'),
      },
      {
        id: 'PA3.3',
        text: 'Regularly',
        proof: 'boards published in each of the last four calendar quarters',
        basis: 'statement',
        automatic: 'full',
        question: atLeast(4, 'publication-quarters'),
      },
    ],
  },
  {
    id: 'PA4',
    practice: 'Performance and Analytics',
    title: 'Evaluating Disparate Impact of Automated Decisions',
    summary:
      'Written rules or practices seek the benefits of automated decisions while lowering their risks, such as bias in collecting, choosing and analysing data.',
    checks: [
      {
        id: 'PA4.1',
        text: 'Documented policy or practice',
        proof: "policy register: type 'AI/automated decisions' approved",
        basis: 'statement',
        automatic: 'full',
        question: atLeast(1, 'documents-in-force', { type: 'automated-decisions' }),
      },
      {
        id: 'PA4.2',
        text: 'Risk such as bias is reduced',
        proof: 'register of algorithmic systems with impact review date and findings / systems',
        basis: 'statement',
        automatic: 'partial',
        question: null,
      },
    ],
  },
  {
    id: 'PA5',
    practice: 'Performance and Analytics',
    title: 'Using Analysis in Decisions',
    summary:
      'A lasting, regular process feeds analysis from the performance or analytics programme into decisions on resources, hiring and/or accessible services for strategic priorities.',
    checks: [
      {
        id: 'PA5.1',
        text: 'Process is sustained and regular',
        proof: 'decisions with linked analysis in each of the last 4 quarters',
        basis: 'statement',
        automatic: 'full',
        question: atLeast(4, 'decision-quarters', { from: 'analysis' }),
      },
      {
        id: 'PA5.2',
        text: 'Analysis informs resources, hiring or service delivery',
        proof: 'decision type in {resource, hiring, service} with linked analysis >= 1',
        basis: 'statement',
        automatic: 'full',
        question: atLeast(1, 'decisions', { from: 'analysis', about: 'resource,hiring,service' }),
      },
      {
        id: 'PA5.3',
        text: 'It concerns citywide priorities',
        proof: 'decision register: one with a linked analysis about a metric',
        basis: 'statement',
        automatic: 'full',
        question: atLeast(1, 'decisions', { from: 'analysis', about: 'metric' }),
      },
    ],
  },
];
