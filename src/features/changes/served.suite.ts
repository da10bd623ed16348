import { type FastifyInstance, fastify } from 'fastify';
import { usualReader } from '../../web/language/index.ts';
import type { Page } from '../contract.ts';
import { snapshotsWithLedgers, type WithLedger } from './fixtures/ledger-city.ts';
import { changes } from './routes.tsx';

const frame = { stylesheet: '/s.css', numerals: '/n.woff2', icon: '/i.svg', sendFile: '' };

/** The feature alone on a server that keeps nothing, and the pages it was asked for. */
export function served(...cities: readonly WithLedger[]): {
  readonly app: FastifyInstance;
  readonly pages: Page[];
} {
  const app = fastify();
  const pages: Page[] = [];
  changes.register(app, {
    snapshots: snapshotsWithLedgers(...cities),
    clock: () => 0,
    frame,
    send: async (_request, reply, page) => {
      pages.push(page);
      const types = { html: 'text/html', json: 'application/json', csv: 'text/csv', atom: 'x/x' };
      return reply.type(types[page.type]).send(await page.render(usualReader));
    },
  });
  return { app, pages };
}
