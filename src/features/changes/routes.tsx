import type { FastifyRequest } from 'fastify';
import type { CsvForm } from '../../web/csv.ts';
import { renderDocument } from '../../web/layout.tsx';
import { attachment } from '../boards/attachment.ts';
import type { Feature, FeatureContext, Page, PageType } from '../contract.ts';
import { type PublishedBoard, readBoard } from '../published.ts';
import { changesAtom } from './atom.ts';
import { changesPage } from './changes.page.tsx';
import { type ChangesQuery, readQuery, searchOf } from './query.ts';
import { readChanges } from './report.ts';
import { changesSchema } from './schema.ts';
import { changeKinds } from './told.ts';
import { changesCsv, changesJson } from './twins.ts';

type CityRequest = FastifyRequest<{ Params: { city: string } }>;

/** The public ledger: `/{city}/changes`, also as `.json`, `.csv` (`?form=raw`) and `.atom`. */
export const changes: Feature = {
  name: 'changes',
  answers: [
    {
      path: '/{city}/changes',
      summary: 'The public ledger of what changed about the numbers.',
      shape: 'Changes',
      schema: changesSchema,
      query: {
        metric: 'The slug of a metric, or `_city` for the whole city.',
        kind: `One of ${changeKinds.join(', ')}.`,
        month: 'A month as YYYY-MM.',
      },
    },
  ],
  register(app, context) {
    const { site } = context;
    const originOf = site === null ? originMemory() : () => site;
    for (const type of ['html', 'json', 'csv', 'atom'] as const) {
      const ending = type === 'html' ? '' : `.${type}`;
      app.get(`/:city/changes${ending}`, async (request: CityRequest, reply) => {
        const published = await readBoard(context, request.params.city);
        const asked = askedIn(request, type);
        const page = pageOf(context, published, {
          ...asked,
          origin: type === 'atom' ? originOf(request) : null,
        });
        if (type !== 'csv') return context.send(request, reply, page);
        const name = attachment(`${published.index.city}-changes`, asked.form);
        reply.header('content-disposition', name);
        return context.send(request, reply, page).catch((error: unknown) => {
          // What went wrong is a page to read, not a file to keep.
          reply.removeHeader('content-disposition');
          throw error;
        });
      });
    }
  },
};

interface Asked {
  readonly type: PageType;
  readonly query: ChangesQuery;
  readonly form: CsvForm;
  /** Of a feed; null where it is not known. */
  readonly origin: string | null;
}

function askedIn({ query }: CityRequest, type: PageType): Omit<Asked, 'origin'> {
  const { form } = query as Readonly<Record<string, unknown>>;
  const read = readQuery(query);
  return {
    type,
    // Only the page comes in pages.
    query: type === 'html' ? read : { ...read, page: 1 },
    form: type === 'csv' && form === 'raw' ? 'raw' : 'safe',
  };
}

function pageOf(context: FeatureContext, published: PublishedBoard, asked: Asked): Page {
  const { type, query, form, origin } = asked;
  const { entry, index } = published;
  // A board of any date that is published again tells something new.
  const told = `${entry.board} ${index.boards.length}`;
  return {
    key: `changes ${told} ${type} ${form} ${origin} ${searchOf(query)}`,
    type,
    render: async (reader) => {
      const report = await readChanges(context, published, query);
      if (type === 'json') return changesJson(report);
      if (type === 'csv') return changesCsv(report, form);
      if (type === 'atom') return changesAtom(report, origin, reader);
      return renderDocument(changesPage({ frame: context.frame, report }), reader);
    },
  };
}

/** A site has one address or a few; whoever sends more hosts than these gets relative links. */
const mostOrigins = 8;
const hostName = /^(?:[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?|\[[\da-f:.]{2,45}\])(?::\d{1,5})?$/;

/** Says under which origin the site was asked for; null where that is not known. */
function originMemory(): (request: FastifyRequest) => string | null {
  const origins = new Set<string>();
  return ({ protocol, headers }) => {
    const host = headers.host?.toLowerCase() ?? '';
    if (!hostName.test(host)) return null;
    // Certificates are usually held by a proxy in front, which says so.
    const isSecure = protocol === 'https' || headers['x-forwarded-proto'] === 'https';
    const origin = `${isSecure ? 'https' : 'http'}://${host}`;
    if (origins.size < mostOrigins) origins.add(origin);
    return origins.has(origin) ? origin : null;
  };
}
