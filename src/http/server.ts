import { fastifyHelmet } from '@fastify/helmet';
import {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  fastify,
  LogController,
} from 'fastify';
import type { Snapshots } from '../archive/snapshots.ts';
import type { Page } from '../features/contract.ts';
import { deskFeatures, features } from '../features/index.ts';
import type { Instant } from '../model/index.ts';
import type { Outside } from '../pipeline/collect/contract.ts';
import type { Stores } from '../pipeline/stores.ts';
import { type Asset, type Frame, loadAssets } from '../web/assets.tsx';
import { languageFacts, readerOf, usualReader } from '../web/language/index.ts';
import { plainBody, sendBody, textBody } from './body.ts';
import { answerBrokenRequest } from './broken-request.ts';
import { contentPolicy } from './content-policy.ts';
import { registerDesk } from './desk/desk.ts';
import { openApiDocument, twinOf } from './open-api.ts';
import { openPages } from './pages.ts';
import { noSuchPage, problemOf, sendProblem } from './problem.ts';
import { serverWords } from './words/index.ts';

/** What the server is made of; public pages read the snapshots and nothing else. */
export interface ServerParts {
  readonly snapshots: Snapshots;
  readonly log: FastifyBaseLogger;
  readonly clock: () => Instant;
  /** The address under which people reach the site; left out or null: it goes by what is asked. */
  readonly site?: string | null;
  /** What staff work with; left out: there is no sign-in, and no desk. */
  readonly staff?: {
    readonly stores: Stores;
    /** So many bytes that nobody can guess. */
    readonly random: (bytes: number) => Buffer;
    /** The folder of files that were sent and not taken in yet. */
    readonly uploads: string;
    /** What sources are reached by. */
    readonly outside: Outside;
  };
}

const publicMinute = 'public, max-age=60';
const pageMemoryBytes = 64 * 1024 * 1024;
const limits = {
  // A file may take an hour to arrive; everything else is timed below.
  requestTimeout: 3_600_000,
  handlerTimeout: 10_000,
  connectionTimeout: 30_000,
  keepAliveTimeout: 5_000,
  bodyLimit: 64 * 1024,
  http: { maxHeaderSize: 8 * 1024, headersTimeout: 10_000 },
  routerOptions: { maxParamLength: 8 * 1024 },
} as const;

/** How long a request other than a file may take to arrive. */
const arrivalMilliseconds = 10_000;

/** No own address has another character, a percent sign included, before its query. */
const ownAddress = /^\/[\w.~/-]*(?:\?|$)/;
const hostName = /^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d{1,5})?$/i;

/**
 * The server, not yet listening. Public pages answer from snapshots and memory only and never wait
 * for a database; only the desk does. Every error has one shape: a page, or `{error: {code, message, remedy}}` where
 * the address ends in `.json`.
 * @example const app = createServer({ snapshots, log, clock }); await app.listen({ port: 3000 });
 */
export function createServer(parts: ServerParts): FastifyInstance {
  const { snapshots, log, clock, site = null, staff } = parts;
  const { frame, assets } = loadAssets();
  const app = fastify({
    ...limits,
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    rewriteUrl: ({ url = '' }) =>
      ownAddress.test(url) ? (twinOf(url) ?? url) : '/not-an-address/',
    clientErrorHandler: answerBrokenRequest,
    // A proxy on this machine says who asks; nobody else is believed.
    trustProxy: 'loopback',
  });
  secure(app);
  letOtherSitesRead(app);
  hurrySenders(app);
  answerProblems(app, frame);
  describeApi(app);
  app.get('/health', (_request, reply) => reply.header('cache-control', 'no-store').send('ok'));
  for (const asset of assets) serveAsset(app, asset);
  const pages = openPages(pageMemoryBytes);
  const send = async (request: FastifyRequest, reply: FastifyReply, page: Page) => {
    const reader = isForPeople(page)
      ? readerOf(request.query, request.headers['accept-language'])
      : usualReader;
    const body = await pages(page, reader);
    if (isForPeople(page)) {
      reply.header('content-language', languageFacts[reader.language].tag);
      if (!reader.isAsked) reply.header('vary', 'Accept-Language');
    }
    return sendBody(request, reply, body, publicMinute);
  };
  const context = { snapshots, clock, frame, site, send };
  for (const feature of features) feature.register(app, context);
  if (staff !== undefined) registerDesk(app, { ...staff, features: deskFeatures, frame, clock });
  return app;
}

function describeApi(app: FastifyInstance): void {
  const document = openApiDocument(features.flatMap(({ answers }) => answers));
  const body = textBody(
    'application/json; charset=utf-8',
    `${JSON.stringify(document, null, 1)}\n`,
  );
  app.get('/api/v1/openapi.json', async (request, reply) =>
    sendBody(request, reply, await body, publicMinute),
  );
}

const isData = ({ url }: FastifyRequest) => /^\/api\/|\.(?:json|csv|atom)(?:\?|$)/.test(url);

/**
 * The pages of other sites may read data, and what is wrong with a request for them. They are
 * public, and browsers send and keep no cookie along: the desk stays closed to them.
 */
function letOtherSitesRead(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    if (isData(request)) reply.header('access-control-allow-origin', '*');
  });
  // Browsers ask first where a request has headers of its own, as `If-None-Match`.
  app.options('/*', (request, reply) => {
    if (!isData(request)) return reply.callNotFound();
    return reply
      .code(204)
      .headers({
        'access-control-allow-methods': 'GET, HEAD',
        'access-control-allow-headers': '*',
        'access-control-max-age': 86_400,
      })
      .send();
  });
}

/** Other texts are for programs and have one language. */
function isForPeople({ type }: Page): boolean {
  return type === 'html' || type === 'atom';
}

/** Hangs up on whoever sends a form too slowly; files have their own limits. */
function hurrySenders(app: FastifyInstance): void {
  app.addHook('onRequest', async ({ raw, routeOptions }) => {
    const { takesFile } = routeOptions.config as { readonly takesFile?: boolean };
    if (takesFile || raw.method === 'GET' || raw.method === 'HEAD') return;
    const timer = setTimeout(() => {
      answerBrokenRequest(
        Object.assign(new Error('too slow'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' }),
        raw.socket,
      );
    }, arrivalMilliseconds);
    raw.once('end', () => clearTimeout(timer)).once('close', () => clearTimeout(timer));
  });
}

function secure(app: FastifyInstance): void {
  app.register(fastifyHelmet, {
    contentSecurityPolicy: contentPolicy,
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
    // Whether a name is reached by TLS only is for whoever holds its certificate to say.
    strictTransportSecurity: false,
  });
  app.addHook('onRequest', async (request) => {
    const { host } = request.headers;
    if (host === undefined || hostName.test(host)) return;
    throw Object.assign(new Error('malformed host'), { statusCode: 400 });
  });
}

function answerProblems(app: FastifyInstance, frame: Frame): void {
  app.setErrorHandler((error, request, reply) => {
    const problem = problemOf(error);
    if (problem.status >= 500) request.log.error({ err: error, url: request.originalUrl });
    return sendProblem(request, reply, frame, problem);
  });
  app.setNotFoundHandler((request, reply) => {
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    if (!isRead) {
      reply.header('allow', 'GET, HEAD');
      return sendProblem(request, reply, frame, {
        status: 405,
        code: 'method-not-allowed',
        message: (language) => serverWords(language).readOnly,
        remedy: (language) => serverWords(language).readOnlyRemedy,
      });
    }
    const [path = '', ...query] = request.originalUrl.split('?');
    // Two slashes at the front would lead to another host.
    if (/^(?:\/[\w.~-]+)+\/$/.test(path)) {
      return reply.redirect([path.slice(0, -1), ...query].join('?'), 308);
    }
    return sendProblem(request, reply, frame, noSuchPage);
  });
}

function serveAsset(app: FastifyInstance, asset: Asset): void {
  const isText = asset.type !== 'font/woff2';
  const body = isText
    ? textBody(asset.type, asset.bytes.toString('utf8'))
    : Promise.resolve(plainBody(asset.type, asset.bytes));
  app.get(asset.path, async (request, reply) =>
    sendBody(request, reply, await body, 'public, max-age=31536000, immutable'),
  );
}
