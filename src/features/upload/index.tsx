import { Fault, UserError } from '../../model/index.ts';
import { publishIfBegun } from '../../pipeline/collect/publish-run.ts';
import { type Platform, silentReport } from '../../pipeline/platform.ts';
import { readNote, removeUpload, writeNote } from '../../pipeline/uploads/folder.ts';
import { lookInto, mappingFrom } from '../../pipeline/uploads/reading.ts';
import {
  judgeUpload,
  lookAtUpload,
  metricsOf,
  takeUpload,
  type Upload,
  type UploadQuestion,
} from '../../pipeline/uploads/upload.ts';
import type { FormFault } from '../../web/form.tsx';
import { NotFound } from '../contract.ts';
import type { DeskAnswer, DeskFeature, Visit } from '../desk-contract.ts';
import { addressOf, PreviewPage } from './preview.page.tsx';
import { chosenTwice, readChoice } from './reading-form.tsx';
import { UploadPage } from './upload.page.tsx';
import { words } from './words.ts';

/** A gigabyte over a slow line, or read through. */
const minutes = 60;

/** `/{city}/desk/upload`: a file is sent, looked at, and taken in or removed. */
export const upload: DeskFeature = {
  name: 'upload',
  menu: { label: words.menu, path: '/upload', action: 'file.take' },
  routes: [
    {
      method: 'get',
      path: '/upload',
      action: 'file.take',
      handle: async (visit) => ({ page: <UploadPage visit={visit} faults={[]} /> }),
    },
    {
      method: 'post',
      path: '/upload',
      action: 'file.take',
      takesFile: true,
      minutes,
      handle: receive,
    },
    {
      method: 'get',
      path: '/upload/:upload',
      action: 'file.take',
      minutes,
      handle: async (visit) => preview(visit, await uploadOf(visit), []),
    },
    { method: 'post', path: '/upload/:upload', action: 'file.take', minutes, handle: decide },
  ],
};

async function receive(visit: Visit): Promise<DeskAnswer> {
  const { file, uploads } = visit;
  const question = questionOf(visit);
  const faults = faultsOf(visit, question);
  if (faults.length > 0 || file === null || question === null) {
    if (file !== null) await removeUpload(uploads, file.id);
    return { page: <UploadPage visit={visit} faults={faults} />, status: 422 };
  }
  const looked = await visit.stores.freely((platform) =>
    lookAtUpload(platform, uploads, file, question),
  );
  await writeNote(uploads, file.id, looked);
  return { redirect: addressOf(visit, looked) };
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
  if (visit.file === null) faults.push({ field: 'file', message: words.noFile });
  const touched = question?.dataset == null ? [] : departmentsOf(visit, question.dataset);
  if (!touched.every((department) => visit.may('file.take', department))) {
    faults.push({ field: 'holds', message: words.notYourCases });
  }
  return faults;
}

/** The departments whose metrics a dataset's cases make; of cases that make none, all. */
function departmentsOf({ city }: Visit, dataset: string): string[] {
  const made = city.metrics.filter(({ from }) => from?.dataset === dataset);
  if (made.length > 0) return made.map(({ department }) => department);
  return city.departments.map(({ slug }) => slug);
}

async function uploadOf(visit: Visit): Promise<Upload> {
  const note = (await readNote(visit.uploads, visit.params.upload!)) as Upload | null;
  if (note === null || note.by !== visit.person.slug || note.city !== visit.city.slug) {
    throw new NotFound(words.noSuch, words.noSuchRemedy);
  }
  visit.demand('file.take', note.department);
  return note;
}

/**
 * The metrics whose numbers the person may bring. A file passes by approval and locked days, so
 * that it takes somebody who may approve or unlock.
 */
function onlyOf({ city, may }: Visit): ReadonlySet<string> {
  return metricsOf(
    city,
    ({ department, approval, lockAfterDays }) =>
      may('file.take', department) &&
      (approval !== 'required' || may('entry.approve', department)) &&
      (lockAfterDays === undefined || may('entry.unlock', department)),
  );
}

async function preview(
  visit: Visit,
  one: Upload,
  faults: readonly FormFault[],
): Promise<DeskAnswer> {
  const { uploads, stores } = visit;
  const [judgement, hasBegun] = await stores.inTurn(async (platform) => [
    await judgeUpload(platform, uploads, one, onlyOf(visit)),
    (await platform.state.published(visit.city.slug)).length > 0,
  ]);
  const look = await lookInto(uploads, one);
  const isPublishedAfter = hasBegun && visit.may('board.publish');
  const parts = { visit, upload: one, judgement, look, isPublishedAfter, faults };
  return { page: <PreviewPage {...parts} />, status: faults.length === 0 ? 200 : 422 };
}

async function decide(visit: Visit): Promise<DeskAnswer> {
  const one = await uploadOf(visit);
  const asked = visit.form.get('do');
  if (asked === 'take') return take(visit, one);
  if (asked === 'read') return readAgain(visit, one);
  if (asked !== 'discard') return { redirect: addressOf(visit, one) };
  await removeUpload(visit.uploads, one.id);
  return { redirect: `/${visit.city.slug}/desk/upload?done=discarded` };
}

async function readAgain(visit: Visit, one: Upload): Promise<DeskAnswer> {
  const { records } = await lookInto(visit.uploads, one);
  const mapping = mappingFrom(readChoice(visit.form), one, records[0] ?? []);
  if (Array.isArray(mapping)) return preview(visit, one, chosenTwice(mapping));
  const changed = { ...one, mapping, isRemembered: false };
  await writeNote(visit.uploads, one.id, changed);
  return { redirect: addressOf(visit, one) };
}

async function take(visit: Visit, one: Upload): Promise<DeskAnswer> {
  const { stores, uploads, city, form } = visit;
  const touched = one.dataset === null ? [] : departmentsOf(visit, one.dataset);
  for (const department of touched) visit.demand('file.take', department);
  const seal = form.get('seal') ?? '';
  const taken = await stores
    .inTurn((platform) => takeUpload(platform, uploads, one, onlyOf(visit), seal))
    .catch((error: unknown) => {
      // The page says what is wrong now.
      if (error instanceof UserError) return { kind: 'changed-meanwhile' } as const;
      throw error;
    });
  if (taken.kind === 'changed-meanwhile') {
    return preview(visit, one, [{ field: null, message: words.changedMeanwhile }]);
  }
  await removeUpload(uploads, one.id);
  if (taken.kind === 'nothing-new') {
    return { redirect: `/${city.slug}/desk/upload?done=nothing-new` };
  }
  const done = visit.may('board.publish')
    ? await stores.inTurn((platform) => publishAfter(platform, city.slug))
    : 'taken';
  return { redirect: `/${city.slug}/desk/deliveries/${taken.delivery.id}?done=${done}` };
}

async function publishAfter(platform: Platform, city: string): Promise<string> {
  try {
    return (await publishIfBegun(platform, city, silentReport)) ? 'published' : 'taken';
  } catch (error) {
    if (!(error instanceof UserError || error instanceof Fault)) throw error;
    // What was taken in is safe; that the board stands still is said where the person looks next.
    return 'unpublished';
  }
}
