import type { FastifyRequest } from 'fastify';
import { Refusal } from '../../features/refusal.ts';

/**
 * Refuses a form that a browser sent from another site's page. Browsers say where a form comes
 * from; programs that are none do not, and cannot be misled into sending one.
 */
export function demandSameSite({ headers, host }: FastifyRequest): void {
  const site = headers['sec-fetch-site'];
  const { origin } = headers;
  const isOwn =
    site === undefined
      ? origin === undefined || URL.parse(origin)?.host === host.toLowerCase()
      : site === 'same-origin';
  if (isOwn) return;
  throw new Refusal({
    status: 403,
    code: 'foreign-form',
    message: 'This form did not come from a page of this site.',
    remedy: 'Open the page here and send the form again. Nothing was changed.',
  });
}
