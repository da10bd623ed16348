import { type FastifyInstance, fastify } from 'fastify';
import { usualReader } from '../../web/language/index.ts';
import type { Page } from '../contract.ts';
import { snapshotsWithLedgers, type WithLedger } from './fixtures/ledger-city.ts';
import { changes } from './routes.tsx';

const frame = { stylesheet: '/s.css', numerals: '/n.woff2', icon: '/i.svg', sendFile: '' };

interface Served {
  readonly app: FastifyInstance;
  readonly pages: Page[];
}

/** The feature alone on a server that keeps nothing, and the pages it was asked for. */
export function served(...cities: readonly WithLedger[]): Served {
  return servedAt(null, ...cities);
}

/** The same on a site that says its address. */
export function servedAt(site: string | null, ...cities: readonly WithLedger[]): Served {
  const app = fastify();
  const pages: Page[] = [];
  changes.register(app, {
    snapshots: snapshotsWithLedgers(...cities),
    clock: () => 0,
    frame,
    site,
    send: async (_request, reply, page) => {
      pages.push(page);
      const types = { html: 'text/html', json: 'application/json', csv: 'text/csv', atom: 'x/x' };
      return reply.type(types[page.type]).send(await page.render(usualReader));
    },
  });
  return { app, pages };
}
