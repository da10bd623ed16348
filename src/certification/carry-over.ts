import type { Day } from '../model/index.ts';
import type { Answer, Standard } from './contract.ts';

/** One criterion of an older standard and what became of it. */
export interface Mapping {
  readonly from: string;
  /** Null: nothing in the newer standard asks for the same. */
  readonly to: string | null;
  /** Why the two are taken for the same, or why there is none. */
  readonly reason: string;
  readonly spanish: string;
}

/** From the criteria of 2018 to those of 2022, by this project's reading of both. */
export const from2018to2022: readonly Mapping[] = [
  {
    from: 'DG1',
    to: 'DM2',
    reason: 'Both ask for a comprehensive inventory of data.',
    spanish: 'Ambos piden un inventario completo de datos.',
  },
  {
    from: 'DG2',
    to: 'DM1',
    reason: 'Both ask for written responsibilities and a body that meets every quarter.',
    spanish: 'Ambos piden responsabilidades por escrito y un órgano que se reúna cada trimestre.',
  },
  {
    from: 'DG3',
    to: 'DM4',
    reason: 'Both ask the city to work on the quality of its data.',
    spanish: 'Ambos piden que la ciudad trabaje en la calidad de sus datos.',
  },
  {
    from: 'E1',
    to: 'EVAL1',
    reason: 'Both ask for a written commitment to evaluate.',
    spanish: 'Ambos piden un compromiso escrito de evaluar.',
  },
  {
    from: 'E2',
    to: null,
    reason: 'Standards and tools for evaluators are no criterion of their own in 2022.',
    spanish: 'En 2022 las normas y herramientas para evaluadores no son un criterio propio.',
  },
  {
    from: 'OD1',
    to: 'OD1',
    reason: 'Both ask for a public, codified open data policy.',
    spanish: 'Ambos piden una política de datos abiertos pública y codificada.',
  },
  {
    from: 'OD2',
    to: null,
    reason: 'How open data get published is no criterion of its own in 2022.',
    spanish: 'En 2022 la manera de publicar datos abiertos no es un criterio propio.',
  },
  {
    from: 'PA1',
    to: 'PA1',
    reason: 'Both ask for strategic goals with measures, and for progress to be judged by data.',
    spanish: 'Ambos piden metas estratégicas con medidas y que el avance se juzgue con datos.',
  },
  {
    from: 'RDC6',
    to: 'RDC6',
    reason: 'Both ask for vendor performance to be reviewed before contracts are made or renewed.',
    spanish:
      'Ambos piden revisar el desempeño de los proveedores antes de firmar o renovar contratos.',
  },
  {
    from: 'SE1',
    to: 'OD4',
    reason: 'Both ask the city to learn from the users of its open data.',
    spanish: 'Ambos piden que la ciudad aprenda de los usuarios de sus datos abiertos.',
  },
  {
    from: 'SE2',
    to: 'OD2',
    reason: 'Both ask for help in reaching and using city data.',
    spanish: 'Ambos piden ayuda para consultar y usar los datos de la ciudad.',
  },
  {
    from: 'SE3',
    to: null,
    reason: 'Working with users on open data policy is no criterion of its own in 2022.',
    spanish:
      'En 2022 trabajar con los usuarios en la política de datos abiertos no es un criterio propio.',
  },
  {
    from: 'SE4',
    to: 'CI1',
    reason: 'Both ask the city to bring the community to work with city data.',
    spanish:
      'Ambos piden que la ciudad lleve a la comunidad a trabajar con los datos de la ciudad.',
  },
];

/** Where answers can be taken over: from an older standard to a newer one. */
export interface CarryMap {
  readonly from: string;
  readonly to: string;
  readonly mappings: readonly Mapping[];
}

export const carryMaps: readonly CarryMap[] = [
  { from: 'wwc-2018', to: 'wwc-2022', mappings: from2018to2022 },
];

/** Why an answer stays behind. */
export type LeftBehind = 'no-successor' | 'single-check' | 'ran-out' | 'answered-already';

/** An answer taken over to another standard, or why it was left behind. */
export interface Carried {
  readonly answer: Answer;
  /** Null: the older standard has no such criterion. */
  readonly mapping: Mapping | null;
  /** Null: left behind. */
  readonly carried: Answer | null;
  /** Null: carried. */
  readonly left: LeftBehind | null;
}

/**
 * Takes answers on whole criteria over by a map. Answers on single checks stay behind, because the
 * checks of the two standards differ; so do answers that ran out by `date`, and those of people who
 * said something of the newer criterion already. An overruling is carried as an answer that does not
 * overrule, because it was decided by another wording.
 * @param present the answers that the newer standard has already
 */
export function carryOver(
  answers: readonly Answer[],
  map: readonly Mapping[],
  to: { readonly standard: Standard; readonly present: readonly Answer[]; readonly date: Day },
): Carried[] {
  return answers.map((answer): Carried => {
    const mapping = map.find(({ from }) => from === answer.criterion) ?? null;
    const target = to.standard.criteria.find(({ id }) => id === mapping?.to);
    const leave = (left: LeftBehind): Carried => ({ answer, mapping, carried: null, left });
    if (mapping === null || target === undefined) return leave('no-successor');
    if (answer.check !== null) return leave('single-check');
    if (answer.through !== null && answer.through < to.date) return leave('ran-out');
    const said = to.present.some(
      ({ criterion, check, respondent }) =>
        criterion === target.id && check === null && respondent === answer.respondent,
    );
    if (said) return leave('answered-already');
    const reason = `${answer.reason} (carried over from ${answer.criterion}: ${mapping.reason})`;
    const carried = { ...answer, criterion: target.id, overrules: false, reason };
    return { answer, mapping, carried, left: null };
  });
}
