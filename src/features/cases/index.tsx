import type { MetricDefinition } from '../../model/index.ts';
import {
  type CaseFilter,
  casesBehind,
  casesByDimension,
  type NumberOfCases,
  numberOfCases,
  recordCasesTaken,
} from '../../pipeline/events/behind.ts';
import { csvLine } from '../../web/csv.ts';
import type { Language } from '../../web/language/index.ts';
import { NotFound } from '../contract.ts';
import type { DeskAnswer, DeskFeature, Visit } from '../desk-contract.ts';
import { askedFilter, askedNumber } from './asked.ts';
import { CasesPage } from './cases.page.tsx';
import { type ListedMetric, NumbersPage } from './numbers.page.tsx';
import { casesWords } from './words/index.ts';

const minutes = 10;

/** `/{city}/desk/cases`: from a number of a board to the cases it was made of. */
export const cases: DeskFeature = {
  name: 'cases',
  isTranslated: true,
  menu: { label: (language) => casesWords(language).menu, path: '/cases', action: 'cases.see' },
  routes: [
    { method: 'get', path: '/cases', action: 'cases.see', handle: list },
    { method: 'get', path: '/cases/:metric', action: 'cases.see', minutes, handle: show },
    { method: 'get', path: '/cases/:metric/csv', action: 'cases.see', minutes, handle: take },
  ],
};

/** Whether the person may see the cases of a metric, by its department and what they are about. */
function maySee(visit: Visit, { department, from }: MetricDefinition): boolean {
  const dataset = visit.city.datasets?.find(({ slug }) => slug === from?.dataset);
  if (dataset === undefined || !visit.may('cases.see', department)) return false;
  return dataset.about === 'things' || visit.may('cases.persons', department);
}

async function list(visit: Visit): Promise<DeskAnswer> {
  const metrics = visit.city.metrics.filter((metric) => maySee(visit, metric));
  const listed = await visit.stores.freely(async (platform) => {
    const found: ListedMetric[] = [];
    const index = await platform.snapshots.index(visit.city.slug);
    const newest = index?.boards.toSorted((a, b) => (a.date < b.date ? -1 : 1)).at(-1);
    const board = newest && (await platform.snapshots.board(newest.board));
    for (const metric of metrics) {
      const numbers = board?.metrics.find((one) => one.metric === metric.slug);
      if (numbers !== undefined) found.push({ metric, scores: numbers.scores });
    }
    return { date: board?.date ?? null, metrics: found };
  });
  return { page: <NumbersPage visit={visit} {...listed} /> };
}

/** What an address asks for, where the person may see it. */
async function behind(visit: Visit) {
  const metric = visit.city.metrics.find(({ slug }) => slug === visit.params.metric);
  const dataset = visit.city.datasets?.find(({ slug }) => slug === metric?.from?.dataset);
  if (metric === undefined || dataset === undefined) throw absent();
  visit.demand('cases.see', metric.department);
  if (dataset.about === 'persons') visit.demand('cases.persons', metric.department);
  const asked = { metric: metric.slug, ...askedNumber(visit.query) };
  const number = await visit.stores.freely((platform) =>
    numberOfCases(platform, visit.city.slug, asked),
  );
  if (number === null) throw absent();
  // What was about persons once still is.
  if (number.dataset.about === 'persons') visit.demand('cases.persons', metric.department);
  return { metric, number, filter: askedFilter(visit.query, number.dataset, number.parts) };
}

function absent(): NotFound {
  return new NotFound(
    (language: Language) => casesWords(language).absent.number,
    (language: Language) => casesWords(language).absent.list,
  );
}

const onPage = 50;

async function show(visit: Visit): Promise<DeskAnswer> {
  const { metric, number, filter } = await behind(visit);
  const page = Math.max(1, Math.trunc(Number(visit.query.get('page'))) || 1);
  const from = (page - 1) * onPage;
  const unfiltered = { part: 'all' as const, by: new Map() };
  const [choices, fitting, rows] = await visit.stores.freely((platform) =>
    Promise.all([
      casesByDimension(platform, number, unfiltered),
      casesByDimension(platform, number, filter),
      casesBehind(platform, number, filter, { from, limit: onPage + 1 }),
    ]),
  );
  const [dimension] = number.dataset.dimensions;
  const total = fitting
    .filter(({ column }) => column === dimension)
    .reduce((sum, one) => sum + one.cases, 0);
  const given = { visit, metric, number, filter, choices, page };
  return {
    page: (
      <CasesPage
        {...given}
        total={dimension === undefined ? null : total}
        rows={rows.slice(0, onPage)}
        first={from + 1}
        isLast={rows.length <= onPage}
      />
    ),
  };
}

async function take(visit: Visit): Promise<DeskAnswer> {
  const { city, stores } = visit;
  const { metric, number, filter } = await behind(visit);
  await stores.freely((platform) =>
    recordCasesTaken(platform, city.slug, metric.slug, number, filter),
  );
  const { first, last } = number.score.span;
  const name = `${city.slug}-${metric.slug}-${first}-${last}.csv`;
  const bytes = csvOf(visit, number, filter);
  return { download: { name, type: 'text/csv; charset=utf-8', bytes } };
}

const inPiece = 5000;

/** Made in pieces while it is sent: a year of cases need not fit into memory. */
async function* csvOf(
  { stores }: Visit,
  number: NumberOfCases,
  filter: CaseFilter,
): AsyncIterable<string> {
  yield `${csvLine([...number.dataset.columns.map(({ name }) => name), 'delivery'])}\r\n`;
  for (let from = 0; ; from += inPiece) {
    const rows = await stores.freely((platform) =>
      casesBehind(platform, number, filter, { from, limit: inPiece }),
    );
    yield rows.map(({ values, delivery }) => `${csvLine([...values, delivery])}\r\n`).join('');
    if (rows.length < inPiece) return;
  }
}
