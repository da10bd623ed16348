import type { Day, Instant } from '../model/index.ts';
import type { StateStore } from '../state/contract.ts';
import type { Kept } from './registers/contract.ts';

/** The kind under which frozen submissions are recorded. */
export const submissionKind = 'certification-submission';

/** What is recorded of a frozen submission. */
export interface SubmissionRecord {
  /** Archive hash of its document. */
  readonly document: string;
  readonly standard: string;
  readonly date: Day;
  readonly points: number;
  readonly tier: string | null;
  /** Archive hash of what the public may see of it; null: it is not public. */
  readonly progress: string | null;
  /** Archive hashes of everything else it rests on. */
  readonly objects: readonly string[];
}

/** A submission with when and by whom it was frozen. */
export type Submission = SubmissionRecord & { readonly at: Instant; readonly actor: string };

/** A city's frozen submissions, oldest first. */
export async function submissionsOf(
  state: Pick<StateStore, 'records'>,
  city: string,
): Promise<Submission[]> {
  const records = await state.records(city, submissionKind);
  return records
    .map(({ body, at, actor }) => ({ ...(JSON.parse(body!) as SubmissionRecord), at, actor }))
    .sort((a, b) => a.at - b.at);
}

/**
 * What a city shows the public of its way to certification: what was frozen last for a standard
 * whose progress is public now. Null: nothing.
 */
export async function publicProgress(
  state: Pick<StateStore, 'records'>,
  city: string,
): Promise<string | null> {
  const settings = await state.records(city, 'certification-settings');
  const open = settings.flatMap(({ slug, body }) =>
    (JSON.parse(body!) as Kept<{ readonly public: boolean }>).entry.public ? [slug] : [],
  );
  const shown = (await submissionsOf(state, city)).filter(
    ({ standard, progress }) => progress !== null && open.includes(standard),
  );
  return shown.at(-1)?.progress ?? null;
}
