import { atLeast, moreThan, type StatedCriterion } from '../stated.ts';

export const dataDrivenBudgetFinance: readonly StatedCriterion[] = [
  {
    id: 'BF1',
    practice: 'Data-Driven Budget and Finance',
    title: 'Data-Driven Budget and Financial Processes',
    summary:
      "Numbers and residents' input are used to line the budget and other money processes up with strategic priorities and with community needs.",
    checks: [
      {
        id: 'BF1.1',
        text: 'Budget is tied to strategic priorities',
        proof: 'share of budget lines or requests linked to a goal',
        basis: 'statement',
        automatic: 'full',
        question: moreThan(0.5, 'budget-lines-with-goal'),
      },
      {
        id: 'BF1.2',
        text: 'Quantitative data is used',
        proof: 'share of requests with >=1 linked measure',
        basis: 'statement',
        automatic: 'full',
        question: moreThan(0.5, 'budget-requests-with-metric'),
      },
      {
        id: 'BF1.3',
        text: 'Qualitative data is used',
        proof: 'share of requests, or of priorities, with a linked engagement result',
        basis: 'statement',
        automatic: 'partial',
        question: null,
      },
      {
        id: 'BF1.4',
        text: 'Community need is weighed',
        proof: 'need index or disaggregated measure linked to allocation',
        basis: 'statement',
        automatic: 'partial',
        question: null,
      },
    ],
  },
  {
    id: 'BF2',
    practice: 'Data-Driven Budget and Finance',
    title: 'Data-Driven Budget and Financial Decisions',
    summary:
      'A lasting, regular process uses analysed quantitative and qualitative data for budget decisions on practices, programmes or policies.',
    checks: [
      {
        id: 'BF2.1',
        text: 'Process is sustained and regular',
        proof: 'budget review sessions held in each of the last 2 budget cycles',
        basis: 'statement',
        automatic: 'full',
        question: atLeast(2, 'budget-review-cycles'),
      },
      {
        id: 'BF2.2',
        text: 'Decisions rest on analysed data',
        proof: 'budget decisions with a linked analysis / all logged budget decisions',
        basis: 'statement',
        automatic: 'full',
        question: moreThan(0.5, 'budget-decisions-with-analysis'),
      },
    ],
  },
  {
    id: 'BF3',
    practice: 'Data-Driven Budget and Finance',
    title: 'Leveraging Funds for Outcomes',
    summary:
      'Within the last 24 months the city put new or existing money into evidence-based programmes that answer community needs.',
    checks: [
      {
        id: 'BF3.1',
        text: 'Money was allocated or moved in the last 24 months',
        proof: 'budget changes with date >= today-24 months, amount and from/to programme',
        basis: 'statement',
        automatic: 'full',
        question: atLeast(1, 'budget-moves', { months: '24' }),
      },
      {
        id: 'BF3.2',
        text: 'It went to evidence-based programmes',
        proof: 'target programme has evidence level set',
        basis: 'statement',
        automatic: 'full',
        question: atLeast(1, 'budget-moves', { months: '24', with: 'evidence-level' }),
      },
      {
        id: 'BF3.3',
        text: 'It answers community need',
        proof: 'linked need measure or engagement result',
        basis: 'statement',
        automatic: 'partial',
        question: null,
      },
    ],
  },
];
