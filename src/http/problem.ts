import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { NotFound } from '../features/contract.ts';
import type { Frame } from '../web/assets.tsx';
import { renderProblem } from './problem.page.tsx';

/** The one shape of every error that leaves the server. Says nothing about its inside. */
export interface Problem {
  readonly status: number;
  /** A stable word for programs. */
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
}

export const noSuchPage: Problem = {
  status: 404,
  code: 'not-found',
  message: 'There is no such page.',
  remedy: 'Check the address, or begin at the first page.',
};

/** What to tell the reader about something thrown. */
export function problemOf(error: unknown): Problem {
  if (error instanceof NotFound) {
    return { ...noSuchPage, message: error.message, remedy: error.remedy };
  }
  const { statusCode: status } = error as Partial<FastifyError>;
  if (status === 503) {
    return {
      status,
      code: 'too-slow',
      message: 'The answer took too long.',
      remedy: 'Try again in a minute.',
    };
  }
  if (status !== undefined && status >= 400 && status < 500) {
    return {
      status,
      code: 'bad-request',
      message: 'The server does not understand this request.',
      remedy: 'Check the address and what was sent with it.',
    };
  }
  return {
    status: 500,
    code: 'failed',
    message: 'Something failed on the server.',
    remedy: 'Try again in a minute. Whoever runs the server finds the cause in its log.',
  };
}

/** Answers with a problem: JSON for a data twin's address, a page for any other. */
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
  if (path.endsWith('.json')) {
    return reply.type('application/json; charset=utf-8').send(problemText(problem));
  }
  return reply
    .type('text/html; charset=utf-8')
    .send(renderProblem(frame, problem.message, problem.remedy));
}

const secondsToRetry = 60;

function isWall({ query }: FastifyRequest): boolean {
  return (query as Readonly<Record<string, unknown>> | undefined)?.display === 'wall';
}

/** `{"error":{"code","message","remedy"}}` */
export function problemText({ code, message, remedy }: Omit<Problem, 'status'>): string {
  return JSON.stringify({ error: { code, message, remedy } });
}
