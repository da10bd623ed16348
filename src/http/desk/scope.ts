import type { FastifyInstance } from 'fastify';
import { Refusal } from '../../features/refusal.ts';
import { describeFinding, Fault, UserError } from '../../model/index.ts';
import { Stale } from '../../state/contract.ts';
import type { Frame } from '../../web/assets.tsx';
import { type Problem, problemOf, sendProblem } from '../problem.ts';

/** Work of staff may wait for a load that is under way. */
const patienceMilliseconds = 60_000;

/**
 * Makes a part of the server a place for staff: nothing is kept by browsers or proxies, forms are
 * read, and when the stores cannot be reached it says so in plain words.
 */
export function prepareScope(scope: FastifyInstance, frame: Frame): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => done(null, new URLSearchParams(String(body))),
  );
  scope.addHook('onRoute', (route) => {
    route.handlerTimeout ??= patienceMilliseconds;
  });
  scope.addHook('onRequest', async (_request, reply) => {
    reply.header('cache-control', 'no-store');
    // Without a referrer browsers say `null` where a form comes from.
    reply.header('referrer-policy', 'same-origin');
  });
  scope.setErrorHandler((error, request, reply) => {
    const problem = staffProblem(error);
    if (problem.status >= 500) request.log.error({ err: error, url: request.originalUrl });
    return sendProblem(request, reply, frame, problem);
  });
}

function staffProblem(error: unknown): Problem {
  if (error instanceof Refusal) return error;
  if (error instanceof UserError) {
    return {
      status: 422,
      code: 'needs-mending',
      message: 'This could not be done.',
      remedy: error.findings.map(describeFinding).join(' '),
    };
  }
  if (error instanceof Stale) {
    return {
      status: 409,
      code: 'changed-meanwhile',
      message: 'Somebody else changed this in the meantime, and nothing was saved.',
      remedy: 'Load the page again, look at what it says now, and repeat what is still needed.',
    };
  }
  if (!(error instanceof Fault)) return problemOf(error);
  return {
    status: 503,
    code: 'unavailable',
    message: 'The desk cannot work just now.',
    remedy: `Nothing was changed. Try again in a minute; the public pages go on meanwhile. The server’s log says why.`,
  };
}
