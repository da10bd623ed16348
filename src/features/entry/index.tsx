import { type CellText, emptyCell, placeKey } from '../../pipeline/entry/cell.ts';
import { saveEntry, type TypedCell, typedMetrics } from '../../pipeline/entry/save.ts';
import { waitingNumbers } from '../../pipeline/entry/waiting.ts';
import { whenShown } from '../after-saving.ts';
import type { DeskAnswer, DeskFeature, Visit } from '../desk-contract.ts';
import { DepartmentsPage } from './departments.page.tsx';
import { EntryPage } from './entry.page.tsx';
import { readGrid, readView, searchOf, type View } from './form.ts';
import { readPasted } from './paste.ts';
import { readEntryReport, type Sent } from './report.ts';
import { decideWaiting, showWaiting } from './waiting.tsx';
import { noticeOfSaving, words } from './words.ts';

/** A whole grid of a month, with what each cell showed. */
const gridBytes = 1024 * 1024;

/** `/{city}/desk/entry`: numbers typed by hand, and the approval of those that want it. */
export const entry: DeskFeature = {
  name: 'entry',
  menu: { label: words.menu, path: '/entry', action: 'entry.see' },
  routes: [
    { method: 'get', path: '/entry', action: 'entry.see', handle: chooseDepartment },
    { method: 'get', path: '/entry/:department', action: 'entry.see', handle: showEntry },
    {
      method: 'post',
      path: '/entry/:department',
      action: 'entry.type',
      bodyBytes: gridBytes,
      handle: typeEntry,
    },
    {
      method: 'get',
      path: '/entry/:department/waiting',
      action: 'entry.approve',
      handle: (visit) => showWaiting(visit, []),
    },
    {
      method: 'post',
      path: '/entry/:department/waiting',
      action: 'entry.approve',
      handle: decideWaiting,
    },
  ],
};

async function chooseDepartment(visit: Visit): Promise<DeskAnswer> {
  const { city } = visit;
  const seen = city.departments.filter(
    ({ slug }) => visit.may('entry.see', slug) && typedMetrics(city, slug).length > 0,
  );
  const [only] = seen;
  if (seen.length === 1) return { redirect: `/${city.slug}/desk/entry/${only!.slug}` };
  const waiting = await visit.stores.freely(({ state }) => waitingNumbers(state, city.slug));
  const departments = seen.map(({ slug, name }) => {
    const own = new Set(typedMetrics(city, slug).map((metric) => metric.slug));
    const waits = [...waiting.values()].filter(
      ({ status, metric }) => status === 'waiting' && own.has(metric),
    );
    return { slug, name, waiting: waits.length };
  });
  return { page: <DepartmentsPage visit={visit} departments={departments} /> };
}

async function showEntry(visit: Visit): Promise<DeskAnswer> {
  const { query, today } = visit;
  const report = await readEntryReport(visit, readView(query, today), null);
  const count = (name: string) => Math.trunc(Number(query.get(name))) || 0;
  const counts = { taken: count('saved'), waiting: count('waiting'), emptied: count('emptied') };
  const said = query.has('saved') ? [noticeOfSaving(counts)] : [];
  if (counts.taken > 0) said.push(await whenShown(visit));
  const notice = said.length === 0 ? null : said.join(' ');
  const page = (
    <EntryPage visit={visit} report={report} notice={notice} blockFaults={[]} block="" />
  );
  return { page };
}

async function typeEntry(visit: Visit): Promise<DeskAnswer> {
  const { query, today, form, params, city, person } = visit;
  const view = readView(query, today);
  const department = params.department!;
  const metrics = typedMetrics(city, department);
  const cells = readGrid(form, metrics, view.days);
  if (form.get('do') === 'paste') return pasteEntry(visit, view, cells);
  const saved = await visit.stores.inTurn((platform) =>
    saveEntry(platform, {
      ...{ city, department, today, cells, person },
      span: { first: view.days[0]!, last: view.days.at(-1)! },
      mayUnlock: visit.may('entry.unlock', department),
    }),
  );
  if (saved.kind === 'faults') return again(visit, view, { cells, faults: saved.faults });
  const counts = new URLSearchParams({
    saved: String(saved.taken),
    waiting: String(saved.waiting),
    emptied: String(saved.emptied),
  });
  return { redirect: `/${city.slug}/desk/entry/${department}${searchOf(view)}&${counts}` };
}

/** The page with what was typed, and what needs mending. */
async function again(visit: Visit, view: View, sent: Sent): Promise<DeskAnswer> {
  const report = await readEntryReport(visit, view, sent);
  const page = <EntryPage visit={visit} report={report} notice={null} blockFaults={[]} block="" />;
  return { page, status: 422 };
}

/** The page with a block laid over what was typed; nothing is saved yet. */
async function pasteEntry(
  visit: Visit,
  view: View,
  cells: readonly TypedCell[],
): Promise<DeskAnswer> {
  const block = visit.form.get('block') ?? '';
  const metrics = typedMetrics(visit.city, visit.params.department!);
  const pasted = readPasted(block, metrics, view.days);
  const laid = cells.map((cell) => lay(cell, pasted.cells.get(placeKey(cell))));
  const report = await readEntryReport(visit, view, { cells: laid, faults: [] });
  const isWhole = pasted.faults.length === 0;
  const blockFaults = [...pasted.faults, ...(isWhole ? [] : [words.notPasted])].map((message) => ({
    field: 'block',
    message,
  }));
  const notice = isWhole ? words.pasted(pasted.cells.size) : null;
  const page = (
    <EntryPage
      visit={visit}
      report={report}
      notice={notice}
      blockFaults={blockFaults}
      block={isWhole ? '' : block}
    />
  );
  return { page, status: isWhole ? 200 : 422 };
}

function lay(cell: TypedCell, pasted: CellText | undefined): TypedCell {
  return pasted === undefined ? cell : { ...cell, typed: { ...emptyCell, ...pasted } };
}
