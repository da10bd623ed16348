import type { Day, Instant } from '../model/index.ts';
import type { StateStore } from '../state/contract.ts';

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
