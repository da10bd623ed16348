import { atLeast, type StatedCriterion } from '../stated.ts';

export const evaluations: readonly StatedCriterion[] = [
  {
    id: 'EVAL1',
    practice: 'Evaluations',
    title: 'Establishing City-Wide Evaluation Commitments',
    summary:
      'A citywide commitment to evaluation is written down and put into practice (for instance a policy, an agenda, a budget rule or earmarked money).',
    checks: [
      {
        id: 'EVAL1.1',
        text: 'A commitment is documented',
        proof: "policy register: document of type 'evaluation policy/agenda' or budget rule",
        basis: 'statement',
        automatic: 'full',
        question: atLeast(1, 'documents-in-force', { type: 'evaluation-policy' }),
      },
      {
        id: 'EVAL1.2',
        text: 'It is implemented',
        proof:
          'evaluations started after the commitment date >= 1; departments with >=1 evaluation',
        basis: 'statement',
        automatic: 'full',
        question: atLeast(1, 'evaluations-started'),
      },
    ],
  },
  {
    id: 'EVAL2',
    practice: 'Evaluations',
    title: 'Launching Rigorous Evaluations',
    summary:
      'The city regularly picks and starts rigorous evaluations (process, experimental or quasi-experimental).',
    checks: [
      {
        id: 'EVAL2.1',
        text: 'Candidates are identified regularly',
        proof: "evaluation pipeline: items in state 'proposed' with date, >=1 in 12 months",
        basis: 'statement',
        automatic: 'full',
        question: atLeast(1, 'evaluations-proposed', { months: '12' }),
      },
      {
        id: 'EVAL2.2',
        text: 'Evaluations are launched',
        proof:
          'evaluations with start date in the last 12 months >= 1 and method in {process, experimental, quasi-experimental}',
        basis: 'statement',
        automatic: 'full',
        question: atLeast(1, 'evaluations-started', { months: '12' }),
      },
      {
        id: 'EVAL2.3',
        text: 'They are resourced',
        proof: 'owner and budget or staff time filled',
        basis: 'proposed',
        automatic: 'full',
        question: atLeast(1, 'evaluations-resourced'),
      },
    ],
  },
  {
    id: 'EVAL3',
    practice: 'Evaluations',
    title: 'Using Rigorous Evaluation Results to Make Decisions',
    summary: 'Results of rigorous evaluations regularly lead to decisions.',
    checks: [
      {
        id: 'EVAL3.1',
        text: 'Results lead to decisions',
        proof: 'completed evaluations with >=1 linked decision / completed evaluations',
        basis: 'statement',
        automatic: 'full',
        question: atLeast(1, 'evaluations-with-decision'),
      },
      {
        id: 'EVAL3.2',
        text: 'It happens regularly',
        proof: 'such decisions in each of the last 2 years',
        basis: 'statement',
        automatic: 'full',
        question: atLeast(2, 'evaluation-decision-years'),
      },
    ],
  },
  {
    id: 'EVAL4',
    practice: 'Evaluations',
    title: 'Adapting Evidence-Based Programs',
    summary:
      'The city has a way to find and adapt programmes proven elsewhere (research, clearinghouses, other cities).',
    checks: [
      {
        id: 'EVAL4.1',
        text: 'A process exists',
        proof: "policy register or workflow 'programme adoption' documented",
        basis: 'statement',
        automatic: 'full',
        question: atLeast(1, 'documents-in-force', { type: 'programme-adoption' }),
      },
      {
        id: 'EVAL4.2',
        text: 'Outside evidence is used',
        proof:
          'programmes with evidence source of type research/clearinghouse/other city and evidence level',
        basis: 'statement',
        automatic: 'full',
        question: null,
      },
      {
        id: 'EVAL4.3',
        text: 'Programmes are adapted',
        proof: 'programmes with adaptation note and local result measure',
        basis: 'statement',
        automatic: 'partial',
        question: null,
      },
    ],
  },
];
