import { UserError } from '../../model/index.ts';
import { type HeldRecord, heldLoads } from '../../pipeline/collect/held.ts';
import { orderPull } from '../../pipeline/collect/orders.ts';
import { setPaused } from '../../pipeline/collect/pause.ts';
import { publishing } from '../../pipeline/collect/publish-run.ts';
import { decideHeld } from '../../pipeline/collect/review.ts';
import { sourcesOf } from '../../pipeline/collect/sources.ts';
import { type Standing, standings } from '../../pipeline/collect/standing.ts';
import type { FormFault } from '../../web/form.tsx';
import { NotFound } from '../contract.ts';
import type { DeskAnswer, DeskFeature, Visit } from '../desk-contract.ts';
import { HeldPage } from './held.page.tsx';
import { lateRoutes } from './late.tsx';
import { setUpRoutes } from './set-up.tsx';
import { SourcePage } from './source.page.tsx';
import { SourcesPage } from './sources.page.tsx';
import { words } from './words.ts';

/** `/{city}/desk/sources`: where data come from, what became of each run, and what was held. */
export const sources: DeskFeature = {
  name: 'sources',
  menu: { label: words.menu, path: '/sources', action: 'sources.see' },
  routes: [
    { method: 'get', path: '/sources', action: 'sources.see', handle: listSources },
    { method: 'get', path: '/sources/:source', action: 'sources.see', handle: showSource },
    { method: 'post', path: '/sources/:source', action: 'sources.run', handle: changeSource },
    {
      method: 'get',
      path: '/held/:held',
      action: 'sources.see',
      handle: (visit) => heldPage(visit, []),
    },
    ...setUpRoutes,
    ...lateRoutes,
    { method: 'post', path: '/held/:held', action: 'sources.run', handle: decide },
  ],
};

async function listSources(visit: Visit): Promise<DeskAnswer> {
  const [all, runs, unsent] = await visit.stores.freely((platform) =>
    Promise.all([
      standings(platform, visit.city),
      platform.state.collecting.runs(visit.city.slug, null, 30),
      platform.state.collecting.unsentMails(),
    ]),
  );
  const faults = unsent
    .filter(({ city }) => city === visit.city.slug)
    .flatMap(({ fault }) => fault ?? []);
  const page = (
    <SourcesPage visit={visit} standings={all} runs={runs} mailFaults={[...new Set(faults)]} />
  );
  return { page };
}

async function standingOf(visit: Visit): Promise<Standing> {
  const all = await visit.stores.freely((platform) => standings(platform, visit.city));
  const found = all.find(({ source }) => source.slug === visit.params.source);
  if (found === undefined) throw new NotFound(words.noSuch, words.back);
  return found;
}

async function showSource(visit: Visit): Promise<DeskAnswer> {
  return { page: <SourcePage visit={visit} standing={await standingOf(visit)} /> };
}

async function changeSource(visit: Visit): Promise<DeskAnswer> {
  const { source } = await standingOf(visit);
  const { city, form, stores } = visit;
  const asked = form.get('do') ?? '';
  await stores.freely(async (platform) => {
    if (asked === 'pull') await orderPull(platform, city.slug, source.slug);
    if (asked === 'pause') await setPaused(platform, city.slug, source.slug, true);
    if (asked === 'resume') await setPaused(platform, city.slug, source.slug, false);
  });
  return { redirect: `/${city.slug}/desk/sources/${source.slug}?done=${doneOf(asked)}` };
}

function doneOf(asked: string): string {
  return Object.hasOwn(words.done, asked) ? asked : '';
}

async function heldOf(visit: Visit): Promise<HeldRecord> {
  const all = await visit.stores.freely((platform) => heldLoads(platform, visit.city.slug));
  const found = all.find(({ slug }) => slug === visit.params.held);
  if (found === undefined) throw new NotFound(words.noSuchHeld, words.back);
  return found;
}

async function heldPage(visit: Visit, faults: readonly FormFault[]): Promise<DeskAnswer> {
  const held = await heldOf(visit);
  const all = await visit.stores.freely((platform) => sourcesOf(platform, visit.city.slug));
  const title = all.find(({ slug }) => slug === held.load.source)?.title ?? held.load.source;
  const page = <HeldPage visit={visit} held={held} title={title} faults={faults} />;
  return { page, status: faults.length === 0 ? 200 : 422 };
}

async function decide(visit: Visit): Promise<DeskAnswer> {
  const { load } = await heldOf(visit);
  const { city, form, stores, params } = visit;
  const accept = form.get('do') === 'accept';
  const verdict = {
    ...{ city: city.slug, slug: params.held!, accept, why: form.get('why') ?? '' },
    version: Number(form.get('version')),
  };
  try {
    await stores.freely(async (platform) => {
      await decideHeld(platform, verdict);
      // The board does not say held any more.
      if (!accept) await orderPull(platform, city.slug, publishing);
    });
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return heldPage(visit, error.findings.map(faultOf));
  }
  const done = accept ? 'accept' : 'reject';
  return { redirect: `/${city.slug}/desk/sources/${load.source}?done=${done}` };
}

function faultOf({ column, message, remedy }: UserError['findings'][number]): FormFault {
  return { field: column === 'why' ? 'why' : null, message: `${message}. ${remedy}.` };
}
