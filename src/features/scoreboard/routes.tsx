import type { FastifyReply, FastifyRequest } from 'fastify';
import { localDay, parseDay } from '../../calendar/index.ts';
import type { BoardEntry, CityIndex, Day } from '../../model/index.ts';
import type { CsvForm } from '../../web/csv.ts';
import { formatDay } from '../../web/dates.ts';
import { addressFor, listOf, type Reader, readerOf } from '../../web/language/index.ts';
import { renderDocument } from '../../web/layout.tsx';
import { noBoardYet, noDate, noFeed } from '../boards/absent.ts';
import { attachment } from '../boards/attachment.ts';
import { boardCsv } from '../boards/csv.ts';
import { recentDays } from '../boards/history.ts';
import { type Feature, type FeatureContext, NotFound, type Page } from '../contract.ts';
import {
  entriesBeside,
  entryOn,
  newestEntry,
  oldestEntry,
  publicIndex,
  readEntry,
  typeOf,
} from '../published.ts';
import { BoardPage } from './board.page.tsx';
import { CitiesPage } from './cities.page.tsx';
import { citiesReport, newestBoards } from './cities.ts';
import { neighbourhood } from './comparison.ts';
import { asksFilter, filterOf, noFilter } from './filter.ts';
import { quarterHourOf } from './quarter-hour.ts';
import { readScoreboard, type ScoreboardReport } from './report.ts';
import { citiesSchema, scoreboardSchema } from './schema.ts';
import { wallAnswer } from './wall.tsx';
import { scoreboardWords } from './words/index.ts';

type Query = Readonly<Record<string, unknown>>;

/**
 * The public board: `/`, `/{city}` and `/{city}/on/{date}`, the last two also as `.json` and `.csv`;
 * `/{city}/on?date=…` leads to a date's board.
 */
export const scoreboard: Feature = {
  name: 'scoreboard',
  answers: [
    {
      path: '',
      summary: 'The cities that have published a board, each with its newest scores.',
      shape: 'Cities',
      schema: citiesSchema,
    },
    {
      path: '/{city}',
      summary: "A city's newest board.",
      shape: 'Scoreboard',
      schema: scoreboardSchema,
    },
    {
      path: '/{city}/on/{date}',
      summary: 'The board of a date, as published last.',
      shape: 'Scoreboard',
      schema: scoreboardSchema,
    },
  ],
  register(app, context) {
    app.get('/', async (request, reply) => sendCities(context, request, reply));
    app.get('/cities.json', async (request, reply) => {
      const key = `cities json ${await newestBoards(context)}`;
      const render = async () => `${JSON.stringify(await citiesReport(context), null, 1)}\n`;
      return context.send(request, reply, { key, type: 'json', render });
    });
    app.get('/:city', async (request: FastifyRequest<{ Params: { city: string } }>, reply) => {
      const { name, type } = typeOf(request.params.city);
      const index = await publicIndex(context, name);
      const entry = newestEntry(index);
      if (entry === undefined) throw noBoard(index);
      return sendBoard(context, request, reply, { index, entry, type, isNewest: true });
    });
    app.get('/:city/on', async (request: FastifyRequest<{ Params: { city: string } }>, reply) => {
      const index = await publicIndex(context, request.params.city);
      const address = addressOn(index, (request.query as Query).date);
      return reply.redirect(addressFor(address, readerIn(request)), 302);
    });
    app.get(
      '/:city/on/:date',
      async (request: FastifyRequest<{ Params: { city: string; date: string } }>, reply) => {
        const { name: date, type } = typeOf(request.params.date);
        const index = await publicIndex(context, request.params.city);
        const entry = entryOn(index, date);
        if (entry === undefined) throw noBoard(index, parseDay(date));
        return sendBoard(context, request, reply, { index, entry, type, isNewest: false });
      },
    );
  },
};

async function sendCities(context: FeatureContext, request: FastifyRequest, reply: FastifyReply) {
  const cities = await context.snapshots.cities();
  const [only, ...others] = cities;
  if (only !== undefined && others.length === 0) {
    return reply.redirect(addressFor(`/${only.slug}`, readerIn(request)), 302);
  }
  const now = context.clock();
  return context.send(request, reply, {
    key: `cities html ${quarterHourOf(now)} ${await newestBoards(context)}`,
    type: 'html',
    render: async (reader) => {
      const report = await citiesReport(context);
      return renderDocument(<CitiesPage {...{ frame: context.frame, report, now }} />, reader);
    },
  });
}

function readerIn({ query, headers }: FastifyRequest): Reader {
  return readerOf(query, headers['accept-language']);
}

/** Where the date form leads; `NotFound` names the nearest boards. */
function addressOn(index: CityIndex, date: unknown): string {
  if (typeof date !== 'string' || date === '') return `/${index.city}`;
  const day = parseDay(date);
  if (day === null) throw noDate();
  if (entryOn(index, day) === undefined) throw noBoard(index, day);
  return `/${index.city}/on/${day}`;
}

function noBoard(index: CityIndex, day: Day | null = null): NotFound {
  if (day === null) return noBoardYet(index);
  const { before, after } = entriesBeside(index, day);
  const nearest = [before, after].flatMap((entry) => entry?.date ?? []);
  const addresses = nearest.map((one) => `/${index.city}/on/${one}`);
  return new NotFound(
    (language) =>
      scoreboardWords(language).turn.noBoardOf({
        city: index.name,
        day: formatDay(day, language),
      }),
    (language) =>
      scoreboardWords(language).turn.nearest({
        count: addresses.length,
        addresses: listOf(addresses, language),
      }),
  );
}

interface Asked {
  readonly index: CityIndex;
  readonly entry: BoardEntry;
  readonly type: Page['type'];
  readonly isNewest: boolean;
}

async function sendBoard(
  context: FeatureContext,
  request: FastifyRequest,
  reply: FastifyReply,
  asked: Asked,
) {
  const { index, entry, type, isNewest } = asked;
  const query = request.query as Query;
  if (type === 'atom') throw noFeed(index.city);
  if (type === 'html') {
    if (isNewest && query.display === 'wall') {
      const { page, refresh } = await wallAnswer(context, query, asked);
      // A header, not an element: it turns the page just so, and the page stays valid to machines.
      if (refresh !== null) reply.header('refresh', refresh);
      return context.send(request, reply, page);
    }
    return context.send(request, reply, await boardPage(context, query, asked));
  }
  const form = type === 'csv' && query.form === 'raw' ? 'raw' : 'safe';
  if (type === 'csv') {
    reply.header('content-disposition', attachment(`${index.city}-${entry.date}`, form));
  }
  const page: Page = {
    key: `board ${type} ${form} ${neighbourhood(index, entry)}`,
    type,
    render: async () => {
      const report = await readScoreboard(context, await readEntry(context, index, entry));
      return type === 'json' ? `${JSON.stringify(report, null, 1)}\n` : scoreboardCsv(report, form);
    },
  };
  return context.send(request, reply, page);
}

function scoreboardCsv(report: ScoreboardReport, form: CsvForm): string {
  const { slug, name } = report.city;
  const city = { kind: 'city' as const, slug, name, composite: report.composite };
  const topics = report.topics.map((one) => ({ kind: 'topic' as const, ...one }));
  const departments = report.departments.map((one) => ({ kind: 'department' as const, ...one }));
  return boardCsv(report, [city, ...topics, ...departments], report.metrics, form);
}

/** The page of a board. The archive is asked before it is made only where a filter must be known. */
async function boardPage(
  context: FeatureContext,
  query: Query,
  { index, entry, isNewest }: Asked,
): Promise<Page> {
  const filter = asksFilter(query)
    ? filterOf(query, (await readEntry(context, index, entry)).board)
    : noFilter;
  const now = context.clock();
  const range = { first: oldestEntry(index)!.date, last: newestEntry(index)!.date };
  const moment = isNewest ? quarterHourOf(now) : 'dated';
  const place = `${neighbourhood(index, entry)} ${range.first} ${range.last} ${moment}`;
  return {
    key: `board html ${place} ${filter.topic} ${filter.department}`,
    type: 'html',
    render: async (reader) => {
      const published = await readEntry(context, index, entry);
      const report = await readScoreboard(context, published);
      const history = await recentDays(context.snapshots, published.board);
      const today = isNewest ? localDay(now, published.city.timeZone) : null;
      return renderDocument(
        <BoardPage {...{ frame: context.frame, report, history, filter, today, range }} />,
        reader,
      );
    },
  };
}
