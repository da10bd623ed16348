import {
  type Assessment,
  type CriterionResult,
  type Standard,
  standards,
} from '../../../certification/index.ts';
import { type LiveRecords, readLiveRecords } from '../../../pipeline/live-records.ts';
import type { Platform } from '../../../pipeline/platform.ts';
import type { FormFault } from '../../../web/form.tsx';
import type { Language } from '../../../web/language/index.ts';
import { NotFound } from '../../contract.ts';
import type { Visit } from '../../desk-contract.ts';
import { measureIn } from '../../evidence.ts';
import { assessCity } from '../report.ts';
import { certificationWords } from '../words/index.ts';

/** What desk pages of certification say to someone, once it is known in which language. */
export function says(
  key:
    | 'unknownStandard'
    | 'unknownCriterion'
    | 'unknownRemedy'
    | 'noSubmissions'
    | 'noOlder'
    | 'menu',
): (language: Language) => string {
  return (language) => certificationWords(language).desk[key];
}

/** A city judged by the standard that a visit asks for. */
export interface Judged {
  readonly records: LiveRecords;
  readonly assessment: Assessment;
}

/** What the page of a criterion shows. */
export interface CriterionPageProps {
  readonly visit: Visit;
  readonly judged: Judged;
  readonly result: CriterionResult;
  /** The form that needs mending, and what in it; null: none was sent. */
  readonly sent: 'answer' | 'step' | 'checklist' | 'review' | null;
  readonly faults: readonly FormFault[];
  readonly notice: string | null;
}

/** The standard that an address or its query names; the first one where it names none. */
export function standardAsked({ params, query }: Visit): Standard {
  const id = params.standard ?? query.get('standard') ?? standards[0]!.id;
  const found = standards.find((one) => one.id === id);
  if (found === undefined) throw new NotFound(says('unknownStandard'), says('unknownRemedy'));
  return found;
}

/** The criterion that an address names; a 404 when the standard has none of that id. */
export function criterionAsked(visit: Visit, standard: Standard): string {
  const { criterion = '' } = visit.params;
  if (standard.criteria.some(({ id }) => id === criterion)) return criterion;
  throw new NotFound(says('unknownCriterion'), says('unknownRemedy'));
}

/** `extent`: how much of the audit log is compared again; for what is frozen, the whole. */
export async function judge(
  platform: Platform,
  visit: Visit,
  standard: Standard,
  extent: 'whole' | 'since-last' = 'since-last',
): Promise<Judged> {
  const records = await readLiveRecords(platform, visit.city.slug, null, extent);
  return { records, assessment: assessCity(records, standard, measureIn(records)) };
}
