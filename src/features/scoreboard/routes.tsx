import type { FastifyRequest } from 'fastify';
import { localDay } from '../../calendar/index.ts';
import type { BoardEntry, CityIndex } from '../../model/index.ts';
import { renderDocument } from '../../web/layout.tsx';
import { type Feature, type FeatureContext, NotFound, type Page } from '../contract.ts';
import { BoardPage } from './board.page.tsx';
import { CitiesPage } from './cities.page.tsx';
import { entryOn, newestEntry, readScoreboard } from './report.ts';

/** Every time zone's midnight falls on a quarter of an hour: as often may "today" change. */
const quarterHourMicroseconds = 15 * 60 * 1_000_000;

/** The public board: `/`, `/{city}`, `/{city}/on/{date}`, the last two also as `.json`. */
export const scoreboard: Feature = {
  name: 'scoreboard',
  register(app, context) {
    const { snapshots, send } = context;
    app.get('/', async (request, reply) => {
      const cities = await snapshots.cities();
      const [only, ...others] = cities;
      if (only !== undefined && others.length === 0) return reply.redirect(`/${only.slug}`, 302);
      return send(request, reply, {
        key: `cities ${JSON.stringify(cities)}`,
        type: 'html',
        render: async () => renderDocument(<CitiesPage frame={context.frame} cities={cities} />),
      });
    });

    app.get('/:city', async (request: FastifyRequest<{ Params: { city: string } }>, reply) => {
      const { name: city, type } = typeOf(request.params.city);
      const index = await cityIndex(context, city);
      const entry = newestEntry(index);
      if (entry === undefined) throw noBoard(index);
      return send(request, reply, page(context, entry, type, true));
    });

    app.get(
      '/:city/on/:date',
      async (request: FastifyRequest<{ Params: { city: string; date: string } }>, reply) => {
        const { name: date, type } = typeOf(request.params.date);
        const index = await cityIndex(context, request.params.city);
        const entry = entryOn(index, date);
        if (entry === undefined) throw noBoard(index);
        return send(request, reply, page(context, entry, type, false));
      },
    );
  },
};

/** A page's data twin has the page's address with `.json` behind it. */
function typeOf(last: string): { readonly name: string; readonly type: Page['type'] } {
  return last.endsWith('.json')
    ? { name: last.slice(0, -'.json'.length), type: 'json' }
    : { name: last, type: 'html' };
}

async function cityIndex({ snapshots }: FeatureContext, slug: string): Promise<CityIndex> {
  const index = await snapshots.index(slug);
  if (index !== undefined) return index;
  throw new NotFound('There is no such city here.', 'Begin at the list of cities.');
}

function noBoard(index: CityIndex): NotFound {
  return new NotFound(
    `${index.name} has no board of this date.`,
    `The newest board is at /${index.city}.`,
  );
}

function page(
  context: FeatureContext,
  entry: BoardEntry,
  type: Page['type'],
  isNewest: boolean,
): Page {
  const now = context.clock();
  const quarterHour = Math.floor(now / quarterHourMicroseconds);
  if (type === 'json') {
    return {
      key: `board ${entry.board} json`,
      type,
      render: async () =>
        `${JSON.stringify(await readScoreboard(context.snapshots, entry), null, 1)}\n`,
    };
  }
  return {
    key: `board ${entry.board} ${isNewest ? quarterHour : 'dated'}`,
    type,
    render: async () => {
      const report = await readScoreboard(context.snapshots, entry);
      const today = isNewest ? localDay(now, report.city.timeZone) : null;
      return renderDocument(<BoardPage frame={context.frame} report={report} today={today} />);
    },
  };
}
