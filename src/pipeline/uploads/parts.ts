import { joinPart, type ReceivedFile, readNotes, removeUpload, writeNote } from './folder.ts';
import type { Upload, UploadQuestion } from './upload.ts';

/** A file of which the first part is here. It comes whole by and by, over several connections. */
export interface ArrivingFile extends Required<ReceivedFile>, UploadQuestion {
  /** So many of its bytes are safe on the disk. */
  readonly received: number;
}

/** What is known of a file that was sent, or is being sent. */
export type UploadNote = Upload | ArrivingFile;

/** Whether a file is not here whole. */
export function isArriving(note: UploadNote): note is ArrivingFile {
  return 'received' in note;
}

/** The files that a person sent, or began to send, and did not take in. */
export async function uploadsOf(
  folder: string,
  { city, by }: Pick<UploadQuestion, 'city' | 'by'>,
): Promise<UploadNote[]> {
  const notes = (await readNotes(folder)) as UploadNote[];
  return notes.filter((note) => note.city === city && note.by === by);
}

/**
 * Begins to receive a file in parts. One that the same person began to send before, by its name,
 * size and time of its last change, goes on where it stopped; one that is here whole is given.
 */
export async function beginParts(
  folder: string,
  question: UploadQuestion,
  file: Required<ReceivedFile>,
): Promise<UploadNote> {
  const known = (await uploadsOf(folder, question)).find(
    ({ name, bytes, modified }) =>
      name === file.name && bytes === file.bytes && modified === file.modified,
  );
  if (known !== undefined && !isArriving(known)) return known;
  const begun = { ...file, received: 0, ...known, ...question };
  await writeNote(folder, begun.id, begun);
  return begun;
}

/**
 * Takes the part that begins at the byte `from`. A part that does not go on where the file stops is
 * left out: the answer says how much is here, and so what to send.
 */
export async function takePart(
  folder: string,
  file: ArrivingFile,
  part: ReceivedFile,
  from: number,
): Promise<ArrivingFile> {
  const received = from + part.bytes;
  if (from !== file.received || received > file.bytes) {
    await removeUpload(folder, part.id);
    return file;
  }
  await joinPart(folder, file.id, part, from);
  const now = { ...file, received };
  await writeNote(folder, file.id, now);
  return now;
}
