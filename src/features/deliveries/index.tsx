import { UserError } from '../../model/index.ts';
import type { Platform } from '../../pipeline/platform.ts';
import { silentReport } from '../../pipeline/platform.ts';
import { planUndo, undoDelivery, undoneBy } from '../../pipeline/undo.ts';
import { metricsOf } from '../../pipeline/uploads/upload.ts';
import type { FormFault } from '../../web/form.tsx';
import { boardAfterInWords, publishAfter } from '../after-saving.ts';
import { NotFound } from '../contract.ts';
import type { DeskAnswer, DeskFeature, Visit } from '../desk-contract.ts';
import { came, type UndoPlan } from './came.ts';
import { DeliveriesPage } from './deliveries.page.tsx';
import { DeliveryPage } from './delivery.page.tsx';
import { words } from './words.ts';

const minutes = 10;

/** `/{city}/desk/deliveries`: all that came in, and its undoing. */
export const deliveries: DeskFeature = {
  name: 'deliveries',
  menu: { label: words.menu, path: '/deliveries', action: 'delivery.see' },
  routes: [
    { method: 'get', path: '/deliveries', action: 'delivery.see', handle: list },
    {
      method: 'get',
      path: '/deliveries/:delivery',
      action: 'delivery.see',
      minutes,
      handle: (visit) => show(visit, []),
    },
    {
      method: 'post',
      path: '/deliveries/:delivery',
      action: 'delivery.undo',
      minutes,
      handle: undo,
    },
  ],
};

const onPage = 50;

async function list(visit: Visit): Promise<DeskAnswer> {
  const all = await visit.stores.freely((platform) => came(platform, visit.city.slug));
  const asked = Math.trunc(Number(visit.query.get('page'))) || 1;
  const pages = Math.max(1, Math.ceil(all.length / onPage));
  const page = Math.min(Math.max(asked, 1), pages);
  const shown = all.slice((page - 1) * onPage, page * onPage);
  return { page: <DeliveriesPage visit={visit} all={shown} page={page} pages={pages} /> };
}

async function show(visit: Visit, faults: readonly FormFault[]): Promise<DeskAnswer> {
  const { city, params, stores } = visit;
  const [one, plan] = await stores.inTurn(async (platform) => {
    const found = (await came(platform, city.slug)).find(
      ({ delivery }) => delivery.id === params.delivery,
    );
    if (found === undefined) throw new NotFound(words.noSuch, words.back);
    const isAsked = visit.may('delivery.undo') && found.undone === null;
    return [found, isAsked ? await planOf(visit, platform, found.delivery.id) : null] as const;
  });
  const page = (
    <DeliveryPage
      visit={visit}
      one={one}
      plan={plan}
      undoes={undoneBy(one.delivery)}
      notice={faults.length > 0 ? null : await noticeOf(visit)}
      faults={faults}
    />
  );
  return { page, status: faults.length === 0 ? 200 : 422 };
}

async function noticeOf(visit: Visit): Promise<string | null> {
  const done = words.done[visit.query.get('done') ?? ''];
  if (done === undefined) return null;
  return `${done} ${await boardAfterInWords(visit, visit.query.get('board'))}`;
}

async function planOf(visit: Visit, platform: Platform, id: string): Promise<UndoPlan> {
  try {
    const { rows } = await planUndo(platform, visit.city.slug, id);
    const only = mayUndo(visit);
    if (rows.every(({ metric }) => only.has(metric))) return { kind: 'rows', rows };
    return { kind: 'refused', why: words.ofOthers };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const [finding] = error.findings;
    return { kind: 'refused', why: `${finding!.message}. ${finding!.remedy}.` };
  }
}

function mayUndo(visit: Visit): ReadonlySet<string> {
  return metricsOf(visit.city, ({ department }) => visit.may('delivery.undo', department));
}

async function undo(visit: Visit): Promise<DeskAnswer> {
  const { city, form, params, stores } = visit;
  const why = form.get('why') ?? '';
  const question = { city: city.slug, delivery: params.delivery!, why, only: mayUndo(visit) };
  try {
    const { delivery } = await stores.inTurn((platform) =>
      undoDelivery(platform, question, silentReport),
    );
    const board = await publishAfter(visit);
    return { redirect: `/${city.slug}/desk/deliveries/${delivery.id}?done=undone&board=${board}` };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return show(visit, error.findings.map(faultOf));
  }
}

function faultOf({ column, message, remedy }: UserError['findings'][number]): FormFault {
  return { field: column === 'why' ? 'why' : null, message: `${message}. ${remedy}.` };
}
