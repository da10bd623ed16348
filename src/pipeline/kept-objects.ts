import type { StateStore } from '../state/contract.ts';
import type { Kept } from './registers/contract.ts';
import { type SubmissionRecord, submissionKind } from './submissions.ts';

/** An object of the archive that a record names. */
export interface KeptObject {
  /** What names it, for people. */
  readonly name: string;
  readonly hash: string;
}

/** What a city's documents, also in earlier versions, and its frozen submissions rest on. */
export async function keptObjects(
  state: Pick<StateStore, 'recordHistory'>,
  city: string,
): Promise<KeptObject[]> {
  const documents = await state.recordHistory(city, 'document', null);
  const submissions = await state.recordHistory(city, submissionKind, null);
  return [
    ...documents.flatMap(({ slug, body }) => {
      const file = body === null ? null : (JSON.parse(body) as Kept<unknown>).file;
      return file === null ? [] : [{ name: `${city} document ${slug}`, hash: file.hash }];
    }),
    ...submissions.flatMap(({ slug, body }) => {
      if (body === null) return [];
      const { document, progress, objects } = JSON.parse(body) as SubmissionRecord;
      const name = `${city} submission ${slug}`;
      return [document, ...(progress === null ? [] : [progress]), ...objects].map((hash) => ({
        name,
        hash,
      }));
    }),
  ];
}
