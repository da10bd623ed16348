import {
  type ReceivedFile,
  readNote,
  removeUpload,
  writeNote,
} from '../../pipeline/uploads/folder.ts';
import {
  type ArrivingFile,
  beginParts,
  isArriving,
  takePart,
  type UploadNote,
  uploadsOf,
} from '../../pipeline/uploads/parts.ts';
import { lookAtUpload, type UploadQuestion } from '../../pipeline/uploads/upload.ts';
import type { FormFault } from '../../web/form.tsx';
import { NotFound } from '../contract.ts';
import type { DeskAnswer, Visit } from '../desk-contract.ts';
import { Refusal } from '../refusal.ts';
import { addressOf } from './preview.page.tsx';
import { demandRoom } from './room.ts';
import { UploadPage } from './upload.page.tsx';
import { words } from './words.ts';

/** A form with a file, from a browser without the page's script or with a small file. */
export async function receive(visit: Visit): Promise<DeskAnswer> {
  const { file, uploads } = visit;
  const question = questionOf(visit);
  const faults = faultsOf(visit, question);
  if (visit.file === null) faults.push({ field: 'file', message: words.noFile });
  if (faults.length > 0 || file === null || question === null) {
    if (file !== null) await removeUpload(uploads, file.id);
    return uploadPage(visit, faults);
  }
  return { redirect: addressOf(visit, await arrived(visit, file, question)) };
}

/** The form that brings a file, and the files that wait. */
export async function uploadPage(visit: Visit, faults: readonly FormFault[]): Promise<DeskAnswer> {
  const { city, person, uploads } = visit;
  const left = await uploadsOf(uploads, { city: city.slug, by: person.slug });
  return {
    page: <UploadPage visit={visit} left={left} faults={faults} />,
    status: faults.length === 0 ? 200 : 422,
  };
}

/** A file is here whole: says how it would be read. */
async function arrived(visit: Visit, file: ReceivedFile, question: UploadQuestion) {
  const { stores, uploads } = visit;
  const looked = await stores.freely((platform) => lookAtUpload(platform, uploads, file, question));
  await writeNote(uploads, file.id, looked);
  return looked;
}

/** The page's script begins to send a file in parts, or asks how far it came. */
export async function begin(visit: Visit): Promise<DeskAnswer> {
  const { form, uploads } = visit;
  const question = questionOf(visit);
  const faults = faultsOf(visit, question);
  const [bytes, modified] = [Number(form.get('bytes')), Number(form.get('modified'))];
  const isFile = Number.isSafeInteger(bytes) && bytes > 0 && Number.isSafeInteger(modified);
  if (!isFile) faults.push({ field: 'file', message: words.noFile });
  if (faults.length > 0 || question === null) {
    const message = faults.map((fault) => fault.message).join(' ');
    throw new Refusal({ status: 422, code: 'needs-mending', message, remedy: words.sendAgain });
  }
  await demandRoom(uploads, bytes);
  const name = form.get('name') ?? '';
  const file = { id: visit.random(16).toString('hex'), name, bytes, modified };
  const note = await beginParts(uploads, question, file);
  return { json: isArriving(note) ? progressOf(visit, note) : { next: addressOf(visit, note) } };
}

function progressOf(visit: Visit, { id, received }: ArrivingFile) {
  return { received, parts: `/${visit.city.slug}/desk/upload/${id}/parts.json` };
}

/** The next part of a file. After the last one the answer says where to go on. */
export async function goOn(visit: Visit): Promise<DeskAnswer> {
  const { file: part, uploads, form } = visit;
  const note = await noteOf(visit);
  if (!isArriving(note)) return { json: { next: addressOf(visit, note) } };
  if (part === null) return { json: progressOf(visit, note) };
  const now = await takePart(uploads, note, part, Number(form.get('from')));
  if (now.received < now.bytes) return { json: progressOf(visit, now) };
  const { id, name, bytes, modified, city, by, department, kind, dataset } = now;
  const question = { city, by, department, kind, dataset };
  const looked = await arrived(visit, { id, name, bytes, modified }, question);
  return { json: { next: addressOf(visit, looked) } };
}

function questionOf({ city, person, form }: Visit): UploadQuestion | null {
  const department = form.get('department') ?? '';
  if (!city.departments.some(({ slug }) => slug === department)) return null;
  const base = { city: city.slug, by: person.slug, department };
  const [kind = '', dataset = ''] = (form.get('holds') ?? '').split(':');
  if (kind === 'events' && (city.datasets ?? []).some(({ slug }) => slug === dataset)) {
    return { ...base, kind, dataset };
  }
  return {
    ...base,
    kind: kind === 'observations' || kind === 'targets' ? kind : 'told',
    dataset: null,
  };
}

function faultsOf(visit: Visit, question: UploadQuestion | null): FormFault[] {
  const faults: FormFault[] = [];
  if (question === null) faults.push({ field: 'department', message: words.noDepartment });
  else visit.demand('file.take', question.department);
  const touched = question?.dataset == null ? [] : departmentsOf(visit, question.dataset);
  if (!touched.every((department) => visit.may('file.take', department))) {
    faults.push({ field: 'holds', message: words.notYourCases });
  }
  return faults;
}

/** The departments whose metrics a dataset's cases make; of cases that make none, all. */
export function departmentsOf({ city }: Visit, dataset: string): string[] {
  const made = city.metrics.filter(({ from }) => from?.dataset === dataset);
  if (made.length > 0) return made.map(({ department }) => department);
  return city.departments.map(({ slug }) => slug);
}

/** What is known of the upload in the address; only whoever sent it sees it. */
export async function noteOf(visit: Visit): Promise<UploadNote> {
  const note = (await readNote(visit.uploads, visit.params.upload!)) as UploadNote | null;
  if (note === null || note.by !== visit.person.slug || note.city !== visit.city.slug) {
    throw new NotFound(words.noSuch, words.noSuchRemedy);
  }
  visit.demand('file.take', note.department);
  return note;
}
