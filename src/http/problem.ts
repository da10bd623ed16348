import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { NotFound } from '../features/contract.ts';
import type { Frame } from '../web/assets.tsx';
import { languageFacts, readerOf, type Told, told, usualLanguage } from '../web/language/index.ts';
import { renderProblem } from './problem.page.tsx';
import { serverWords } from './words/index.ts';

/** The one shape of every error that leaves the server. Says nothing about its inside. */
export interface Problem {
  readonly status: number;
  /** A stable word for programs. */
  readonly code: string;
  readonly message: Told;
  readonly remedy: Told;
}

export const noSuchPage: Problem = {
  status: 404,
  code: 'not-found',
  message: (language) => serverWords(language).noPage,
  remedy: (language) => serverWords(language).noPageRemedy,
};

/** What to tell the reader about something thrown. */
export function problemOf(error: unknown): Problem {
  if (error instanceof NotFound) {
    return { ...noSuchPage, message: error.says, remedy: error.remedy };
  }
  const { statusCode: status } = error as Partial<FastifyError>;
  if (status === 503) {
    return {
      status,
      code: 'too-slow',
      message: (language) => serverWords(language).tooSlow,
      remedy: (language) => serverWords(language).tooSlowRemedy,
    };
  }
  if (status !== undefined && status >= 400 && status < 500) {
    return {
      status,
      code: 'bad-request',
      message: (language) => serverWords(language).badRequest,
      remedy: (language) => serverWords(language).badRequestRemedy,
    };
  }
  return {
    status: 500,
    code: 'failed',
    message: (language) => serverWords(language).failed,
    remedy: (language) => serverWords(language).failedRemedy,
  };
}

/** Answers with a problem: JSON for a data twin's address and the API, a page for any other. */
export function sendProblem(
  request: FastifyRequest,
  reply: FastifyReply,
  frame: Frame,
  problem: Problem,
): FastifyReply {
  const [path = ''] = request.originalUrl.split('?');
  reply.code(problem.status).header('cache-control', 'no-store');
  // What went wrong is a page to read, not a file to keep.
  reply.removeHeader('content-disposition');
  // A lobby screen has nobody to press a key: it asks again until the board is back.
  if (isWall(request)) reply.header('refresh', secondsToRetry);
  if (path.endsWith('.json') || path.startsWith('/api/')) {
    return reply.type('application/json; charset=utf-8').send(problemText(problem));
  }
  const reader = readerOf(request.query, request.headers['accept-language']);
  return reply
    .type('text/html; charset=utf-8')
    .header('content-language', languageFacts[reader.language].tag)
    .send(renderProblem(frame, problem, reader, addressAsked(request)));
}

/** What was asked for, where it can be asked for again in another language. */
function addressAsked({ method, originalUrl }: FastifyRequest): string | undefined {
  return method === 'GET' && /^\/(?!\/)[^\\]*$/.test(originalUrl) ? originalUrl : undefined;
}

const secondsToRetry = 60;

function isWall({ query }: FastifyRequest): boolean {
  return (query as Readonly<Record<string, unknown>> | undefined)?.display === 'wall';
}

/** `{"error":{"code","message","remedy"}}`, for programs in the usual language. */
export function problemText({ code, message, remedy }: Omit<Problem, 'status'>): string {
  const texts = { message: told(message, usualLanguage), remedy: told(remedy, usualLanguage) };
  return JSON.stringify({ error: { code, ...texts } });
}
