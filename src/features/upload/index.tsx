import { UserError } from '../../model/index.ts';
import { removeUpload, writeNote } from '../../pipeline/uploads/folder.ts';
import { isArriving } from '../../pipeline/uploads/parts.ts';
import { lookInto, mappingFrom, withoutBreakdown } from '../../pipeline/uploads/reading.ts';
import { judgeUpload, metricsOf, takeUpload, type Upload } from '../../pipeline/uploads/upload.ts';
import type { FormFault } from '../../web/form.tsx';
import { publishAfter, whenShown } from '../after-saving.ts';
import { NotFound } from '../contract.ts';
import type { DeskAnswer, DeskFeature, Visit } from '../desk-contract.ts';
import { addressOf, PreviewPage } from './preview.page.tsx';
import { readChoice, readingFaults } from './reading-form.tsx';
import { begin, departmentsOf, goOn, noteOf, receive, uploadPage } from './receive.tsx';
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
      runsScript: true,
      handle: async (visit) => uploadPage(visit, []),
    },
    {
      method: 'post',
      path: '/upload',
      action: 'file.take',
      runsScript: true,
      takesFile: true,
      minutes,
      handle: receive,
    },
    { method: 'post', path: '/upload/parts.json', action: 'file.take', handle: begin },
    {
      method: 'post',
      path: '/upload/:upload/parts.json',
      action: 'file.take',
      takesFile: true,
      minutes,
      handle: goOn,
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

async function uploadOf(visit: Visit): Promise<Upload> {
  const note = await noteOf(visit);
  if (isArriving(note)) throw new NotFound(words.noSuch, words.noSuchRemedy);
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
  const only = onlyOf(visit);
  const metrics = visit.city.metrics.filter(
    ({ slug, from }) => only.has(slug) && (one.kind === 'targets' || from === undefined),
  );
  const isPublishedAfter = hasBegun && visit.may('board.publish');
  const shown = isPublishedAfter ? words.publishedAfter : await whenShown(visit);
  const parts = { visit, upload: one, judgement, look, metrics, shown, faults };
  return { page: <PreviewPage {...parts} />, status: faults.length === 0 ? 200 : 422 };
}

async function decide(visit: Visit): Promise<DeskAnswer> {
  const note = await noteOf(visit);
  const asked = visit.form.get('do');
  if (asked === 'discard') {
    await removeUpload(visit.uploads, note.id);
    return { redirect: `/${visit.city.slug}/desk/upload?done=discarded` };
  }
  const one = await uploadOf(visit);
  if (asked === 'take') return take(visit, one);
  if (asked === 'read' || asked === 'leave-out') return readAgain(visit, one);
  return { redirect: addressOf(visit, one) };
}

async function readAgain(visit: Visit, one: Upload): Promise<DeskAnswer> {
  const { form } = visit;
  const look = await lookInto(visit.uploads, one);
  const mapping =
    form.get('do') === 'leave-out'
      ? withoutBreakdown(one, look, form.get('column') ?? '')
      : mappingFrom(readChoice(form), one, look.records[0] ?? []);
  if (Array.isArray(mapping)) return preview(visit, one, readingFaults(mapping));
  const changed = { ...one, mapping, readAs: 'said' as const };
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
  const board = await publishAfter(visit);
  return {
    redirect: `/${city.slug}/desk/deliveries/${taken.delivery.id}?done=taken&board=${board}`,
  };
}
