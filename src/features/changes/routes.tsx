import type { FastifyRequest } from 'fastify';
import { renderDocument } from '../../web/layout.tsx';
import type { Feature, FeatureContext, Page } from '../contract.ts';
import { readBoard, typeOf } from '../published.ts';
import { changesAtom } from './atom.ts';
import type { ChangesReport } from './change.ts';
import { changesPage } from './changes.page.tsx';
import { readQuery, searchOf } from './query.ts';
import { readChanges } from './report.ts';
import { changesCsv, changesJson } from './twins.ts';

/** The public ledger: `/{city}/changes`, also as `.json`, `.csv` and `.atom`. */
export const changes: Feature = {
  name: 'changes',
  register(app, context) {
    const known = originMemory();
    for (const ending of ['', '.json', '.csv', '.atom']) {
      app.get(
        `/:city/changes${ending}`,
        async (request: FastifyRequest<{ Params: { city: string } }>, reply) => {
          const { type } = typeOf(`changes${ending}`);
          const query = readQuery(request.query);
          const published = await readBoard(context, request.params.city);
          const origin = type === 'atom' ? known(request) : null;
          // Only the page comes in pages.
          const asked = type === 'html' ? query : { ...query, page: 1 };
          return context.send(request, reply, {
            key: `changes ${published.entry.board} ${type} ${origin ?? ''} ${searchOf(asked)}`,
            type,
            render: async () =>
              textOf(context, await readChanges(context, published, asked), type, origin),
          });
        },
      );
    }
  },
};

function textOf(
  context: FeatureContext,
  report: ChangesReport,
  type: Page['type'],
  origin: string | null,
): string {
  if (type === 'json') return changesJson(report);
  if (type === 'csv') return changesCsv(report);
  if (type === 'atom') return changesAtom(report, origin);
  return renderDocument(changesPage({ frame: context.frame, report }));
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
