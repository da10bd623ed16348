import type { Answer, Standard } from './contract.ts';

/** One criterion of an older standard and what became of it. */
export interface Mapping {
  readonly from: string;
  /** Null: nothing in the newer standard asks for the same. */
  readonly to: string | null;
  /** Why the two are taken for the same, or why there is none. */
  readonly reason: string;
}

/** From the criteria of 2018 to those of 2022, by this project's reading of both. */
export const from2018to2022: readonly Mapping[] = [
  { from: 'DG1', to: 'DM2', reason: 'Both ask for a comprehensive inventory of data.' },
  {
    from: 'DG2',
    to: 'DM1',
    reason: 'Both ask for written responsibilities and a body that meets every quarter.',
  },
  { from: 'DG3', to: 'DM4', reason: 'Both ask the city to work on the quality of its data.' },
  { from: 'E1', to: 'EVAL1', reason: 'Both ask for a written commitment to evaluate.' },
  {
    from: 'E2',
    to: null,
    reason: 'Standards and tools for evaluators are no criterion of their own in 2022.',
  },
  { from: 'OD1', to: 'OD1', reason: 'Both ask for a public, codified open data policy.' },
  {
    from: 'OD2',
    to: null,
    reason: 'How open data get published is no criterion of its own in 2022.',
  },
  {
    from: 'PA1',
    to: 'PA1',
    reason: 'Both ask for strategic goals with measures, and for progress to be judged by data.',
  },
  {
    from: 'RDC6',
    to: 'RDC6',
    reason: 'Both ask for vendor performance to be reviewed before contracts are made or renewed.',
  },
  { from: 'SE1', to: 'OD4', reason: 'Both ask the city to learn from the users of its open data.' },
  { from: 'SE2', to: 'OD2', reason: 'Both ask for help in reaching and using city data.' },
  {
    from: 'SE3',
    to: null,
    reason: 'Working with users on open data policy is no criterion of its own in 2022.',
  },
  {
    from: 'SE4',
    to: 'CI1',
    reason: 'Both ask the city to bring the community to work with city data.',
  },
];

/** An answer taken over to another standard, or why it was left behind. */
export interface Carried {
  readonly answer: Answer;
  readonly mapping: Mapping;
  /** Null: left behind. */
  readonly carried: Answer | null;
}

/**
 * Takes answers on whole criteria over by a map. Answers on single checks stay behind, because the
 * checks of the two standards differ; an overruling is carried as an answer that does not overrule,
 * because it was decided by another wording.
 */
export function carryOver(
  answers: readonly Answer[],
  map: readonly Mapping[],
  to: Standard,
): Carried[] {
  return answers.flatMap((answer): Carried[] => {
    const mapping = map.find(({ from }) => from === answer.criterion);
    if (mapping === undefined || answer.check !== null) return [];
    const target = to.criteria.find(({ id }) => id === mapping.to);
    if (target === undefined) return [{ answer, mapping, carried: null }];
    const reason = `${answer.reason} (carried over from ${answer.criterion}: ${mapping.reason})`;
    return [
      { answer, mapping, carried: { ...answer, criterion: target.id, overrules: false, reason } },
    ];
  });
}
