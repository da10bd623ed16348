import { Socket } from 'node:net';
import { Readable } from 'node:stream';
import { fastifyMultipart } from '@fastify/multipart';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { localDay } from '../../calendar/index.ts';
import { NotFound } from '../../features/contract.ts';
import type { DeskAnswer, DeskFeature, DeskRoute, Visit } from '../../features/desk-contract.ts';
import { Refusal } from '../../features/refusal.ts';
import { type Action, authorisations, type CityDefinition, isAllowed } from '../../model/index.ts';
import { actorOf } from '../../pipeline/access/person.ts';
import type { SignedIn } from '../../pipeline/access/session.ts';
import { loadCity } from '../../pipeline/city.ts';
import type { Stores } from '../../pipeline/stores.ts';
import type { DeskFrame } from '../../web/desk-layout.tsx';
import {
  addressFor,
  languageFacts,
  type Reader,
  readerOf,
  usualReader,
} from '../../web/language/index.ts';
import { renderDocument } from '../../web/layout.tsx';
import { scriptPolicy } from '../content-policy.ts';
import { receiveForm } from './receive-form.ts';
import { demandSameSite } from './same-site.ts';
import { prepareScope } from './scope.ts';
import { type DeskParts, demandToken, formOf, whoAsks } from './session.ts';
import { registerSignIn } from './sign-in.tsx';

/** Adds the pages behind the sign-in: everything here asks the stores, and who is asking. */
export function registerDesk(app: FastifyInstance, parts: DeskParts): void {
  app.register(async (scope) => {
    prepareScope(scope, parts.frame);
    await scope.register(fastifyMultipart);
    registerSignIn(scope, parts);
    for (const feature of parts.features) {
      for (const route of feature.routes) registerRoute(scope, parts, feature, route);
    }
  });
}

const formBytes = 64 * 1024;

function registerRoute(
  scope: FastifyInstance,
  parts: DeskParts,
  { isTranslated = false }: DeskFeature,
  route: DeskRoute,
): void {
  // What nobody was given is refused before it can be asked for.
  if (!Object.hasOwn(authorisations, route.action)) {
    throw new Error(`the action ${route.action} has no row in the authorisation table`);
  }
  scope.route({
    ...(route.runsScript ? { helmet: { contentSecurityPolicy: scriptPolicy } } : {}),
    ...(route.minutes === undefined ? {} : { handlerTimeout: route.minutes * 60_000 }),
    config: { takesFile: route.takesFile ?? false },
    method: route.method.toUpperCase(),
    url: `/:city/desk${route.path}`,
    bodyLimit: route.bodyBytes ?? formBytes,
    handler: async (request, reply) => {
      const signedIn = await whoAsks(request, parts);
      if (signedIn === null) return askToSignIn(request, reply);
      const reader = isTranslated ? readerFrom(request) : usualReader;
      const address = isTranslated && route.method === 'get' ? addressOf(request) : null;
      const visit = await openVisit(request, parts, route, { signedIn, reader, address });
      waitFor(request, route);
      return send(reply, await route.handle(visit), reader);
    },
  });
}

function readerFrom({ query, headers }: FastifyRequest): Reader {
  return readerOf(query, headers['accept-language']);
}

/** A page's own path and query, without its language. */
function addressOf({ originalUrl }: FastifyRequest): string {
  const [path = '', search = ''] = originalUrl.split('?');
  const pairs = search.split('&').filter((pair) => pair !== '' && !pair.startsWith('lang='));
  return pairs.length === 0 ? path : `${path}?${pairs.join('&')}`;
}

/** A connection on which nothing moves is closed, unless an answer is worth waiting for. */
function waitFor({ raw: { socket } }: FastifyRequest, { minutes }: DeskRoute): void {
  if (minutes !== undefined && socket instanceof Socket) socket.setTimeout(minutes * 60_000);
}

function askToSignIn(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (request.method === 'GET' || request.method === 'HEAD') {
    const query = new URLSearchParams({ next: request.originalUrl });
    return reply.redirect(`/sign-in?${query}`, 303);
  }
  throw new Refusal({
    status: 401,
    code: 'signed-out',
    message: 'You are not signed in any more, and nothing was saved.',
    remedy:
      'Sign in in another window. Then go back here with your browser: what you typed is usually still there.',
  });
}

async function openVisit(
  request: FastifyRequest,
  parts: DeskParts,
  route: DeskRoute,
  asking: {
    readonly signedIn: SignedIn;
    readonly reader: Reader;
    readonly address: string | null;
  },
): Promise<Visit> {
  const { signedIn, reader, address } = asking;
  const { city: slug = '', ...params } = request.params as Record<string, string>;
  const city = await cityOf(parts, slug);
  const now = parts.clock();
  const realToday = localDay(now, city.timeZone);
  const { person } = signedIn;
  const may = (action: Action, department: string | null = null) =>
    isAllowed(person.grants, action, { city: slug, department, today: realToday });
  const demand = (action: Action, department?: string) => {
    if (!may(action, department)) throw notAllowed();
  };
  demand(route.action, params.department);
  refuseStrangeDepartment(city, params.department);
  const { form, file } = await sentWith(request, parts, route, signedIn);
  const [, query = ''] = request.originalUrl.split('?');
  const stores = actingAs(parts.stores, actorOf(person));
  const menu = menuOf(parts, city, may, route);
  const { frame } = parts;
  const { formToken } = signedIn;
  const desk = { frame, city, personName: person.name, formToken, address, menu };
  const asked = { params, query: new URLSearchParams(query), form, file };
  const today = city.asOf ?? realToday;
  const { random, uploads, outside } = parts;
  return {
    ...{ person, city, language: reader.language, ...asked, now, today, realToday },
    ...{ random, uploads, outside, desk, stores, may, demand },
  };
}

/** The form of a request, from this site and this session, and the file that came with it. */
async function sentWith(
  request: FastifyRequest,
  parts: DeskParts,
  route: DeskRoute,
  signedIn: SignedIn,
): Promise<Pick<Visit, 'form' | 'file'>> {
  if (route.method === 'get') return { form: new URLSearchParams(), file: null };
  demandSameSite(request);
  const demand = (form: URLSearchParams) => demandToken(form, signedIn);
  if (route.takesFile && request.isMultipart())
    return receiveForm(request, parts, { demand, mostBytes: route.fileBytes });
  const form = formOf(request);
  demand(form);
  return { form, file: null };
}

async function cityOf({ stores }: DeskParts, slug: string): Promise<CityDefinition> {
  const city = await stores.freely(async (platform) => {
    const isThere = (await platform.state.cities()).includes(slug);
    return isThere ? (await loadCity(platform, slug)).city : null;
  });
  if (city !== null) return city;
  throw new NotFound('There is no such city here.', 'Begin at the list of cities.');
}

function refuseStrangeDepartment(city: CityDefinition, department: string | undefined): void {
  if (department === undefined) return;
  if (city.departments.some(({ slug }) => slug === department)) return;
  throw new NotFound('There is no such department here.', 'Choose one on the desk’s first page.');
}

function notAllowed(): Refusal {
  return new Refusal({
    status: 403,
    code: 'not-allowed',
    message: 'Your role does not allow this.',
    remedy: 'Ask an administrator of your city for the role that does.',
  });
}

function actingAs(stores: Stores, actor: string): Stores {
  return {
    freely: (work) => stores.freely((platform) => work({ ...platform, actor })),
    inTurn: (work) => stores.inTurn((platform) => work({ ...platform, actor })),
  };
}

function menuOf(
  { features }: DeskParts,
  city: CityDefinition,
  may: Visit['may'],
  route: DeskRoute,
): DeskFrame['menu'] {
  return features.flatMap(({ menu: line, routes }) => {
    if (line === undefined || !may(line.action)) return [];
    const { label, path } = line;
    return [{ href: `/${city.slug}/desk${path}`, label, current: routes.includes(route) }];
  });
}

function send(reply: FastifyReply, answer: DeskAnswer, reader: Reader): FastifyReply {
  if ('redirect' in answer) return reply.redirect(addressFor(answer.redirect, reader), 303);
  if ('json' in answer) return reply.type('application/json').send(JSON.stringify(answer.json));
  if ('download' in answer) {
    const { name, type, bytes } = answer.download;
    reply.header('content-disposition', `attachment; filename="${name.replace(/[^\w.-]/g, '-')}"`);
    return reply
      .type(type)
      .send(bytes instanceof Uint8Array ? Buffer.from(bytes) : Readable.from(bytes));
  }
  return reply
    .code(answer.status ?? 200)
    .type('text/html; charset=utf-8')
    .header('content-language', languageFacts[reader.language].tag)
    .send(renderDocument(answer.page, reader));
}
