import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { localDay } from '../../calendar/index.ts';
import {
  CodePage,
  PasswordPage,
  SignedInPage,
  SignInPage,
} from '../../features/sign-in/sign-in.page.tsx';
import { redemptionFaults, words } from '../../features/sign-in/words.ts';
import { grantsIn, type Instant } from '../../model/index.ts';
import type { Access } from '../../pipeline/access/access.ts';
import { type CodeOwner, codeOwner, redeemCode } from '../../pipeline/access/code.ts';
import { endSession, type SignedIn } from '../../pipeline/access/session.ts';
import { signIn } from '../../pipeline/access/sign-in.ts';
import { loadCity } from '../../pipeline/city.ts';
import type { FormFault } from '../../web/form.tsx';
import { renderDocument } from '../../web/layout.tsx';
import { readToken, writeToken } from './cookie.ts';
import { demandSameSite } from './same-site.ts';
import { accessOf, type DeskParts, demandToken, formOf, whoAsks } from './session.ts';

/** `/sign-in`, `/sign-in/code` and `/sign-out`. */
export function registerSignIn(scope: FastifyInstance, parts: DeskParts): void {
  const { frame } = parts;
  scope.get('/sign-in', async (request, reply) => {
    const signedIn = await whoAsks(request, parts);
    if (signedIn !== null) return whereTo(reply, parts, signedIn);
    const next = ownPath((request.query as Record<string, unknown>).next);
    return page(reply, <SignInPage frame={frame} faults={[]} email="" next={next} />);
  });
  scope.post('/sign-in', (request, reply) => trySignIn(request, reply, parts));
  scope.get('/sign-in/code', async (_request, reply) =>
    page(reply, <CodePage frame={frame} faults={[]} />),
  );
  scope.post('/sign-in/code', (request, reply) => tryCode(request, reply, parts));
  scope.post('/sign-out', async (request, reply) => {
    demandSameSite(request);
    const signedIn = await whoAsks(request, parts);
    if (signedIn !== null) {
      demandToken(formOf(request), signedIn);
      await withAccess(parts, (access) => endSession(access, readToken(request)!));
    }
    writeToken(request, reply, null);
    return reply.redirect('/sign-in', 303);
  });
}

function withAccess<T>(parts: DeskParts, work: (access: Access) => Promise<T>): Promise<T> {
  return parts.stores.freely((platform) => work(accessOf(parts, platform)));
}

function page(reply: FastifyReply, content: VNode, status = 200): FastifyReply {
  return reply.code(status).type('text/html; charset=utf-8').send(renderDocument(content));
}

async function trySignIn(request: FastifyRequest, reply: FastifyReply, parts: DeskParts) {
  demandSameSite(request);
  const form = formOf(request);
  const email = form.get('email') ?? '';
  const next = ownPath(form.get('next'));
  const given = { email, password: form.get('password') ?? '', address: request.ip };
  const answer = await withAccess(parts, (access) => signIn(access, given));
  if (answer.kind === 'signed-in') {
    writeToken(request, reply, answer.token);
    return reply.redirect(next === '' ? '/sign-in' : next, 303);
  }
  request.log.warn({ address: request.ip, answer: answer.kind }, 'sign-in refused');
  const faults: FormFault[] =
    answer.kind === 'wait'
      ? [waitFault(parts, answer.until)]
      : [
          { field: 'email', message: words.refused },
          { field: null, message: words.refusedRemedy },
        ];
  const form2 = <SignInPage frame={parts.frame} faults={faults} email={email} next={next} />;
  return page(reply, form2, answer.kind === 'wait' ? 429 : 422);
}

function waitFault({ clock }: DeskParts, until: Instant): FormFault {
  const minutes = Math.max(1, Math.ceil((until - clock()) / 60_000_000));
  return { field: null, message: words.wait(minutes) };
}

async function tryCode(request: FastifyRequest, reply: FastifyReply, parts: DeskParts) {
  demandSameSite(request);
  const form = formOf(request);
  const code = form.get('code') ?? '';
  const typed = { name: form.get('name') ?? '', email: form.get('email') ?? '' };
  if (form.get('step') !== 'password') {
    const owner = await withAccess(parts, (access) => codeOwner(access, code, request.ip));
    return askForPassword(reply, parts, { owner, code, typed, faults: [] });
  }
  const given = {
    code,
    address: request.ip,
    ...typed,
    password: form.get('password') ?? '',
    repeated: form.get('repeated') ?? '',
  };
  const answer = await withAccess(parts, (access) => redeemCode(access, given));
  if (answer.kind === 'signed-in') {
    writeToken(request, reply, answer.token);
    return reply.redirect('/sign-in', 303);
  }
  if (answer.kind !== 'faults') {
    return askForPassword(reply, parts, { owner: answer, code, typed, faults: [] });
  }
  const faults = answer.faults.map((fault) => redemptionFaults[fault]);
  return askForPassword(reply, parts, { owner: answer.owner, code, typed, faults });
}

/** The next step for whoever a code is for; back to the first one when it is for nobody. */
function askForPassword(
  reply: FastifyReply,
  parts: DeskParts,
  asked: {
    readonly owner: CodeOwner;
    readonly code: string;
    readonly typed: { readonly name: string; readonly email: string };
    readonly faults: readonly FormFault[];
  },
): FastifyReply {
  const { owner, code, typed, faults } = asked;
  const { frame } = parts;
  if (owner.kind === 'wait') {
    return page(reply, <CodePage frame={frame} faults={[waitFault(parts, owner.until)]} />, 429);
  }
  if (owner.kind === 'unknown') {
    const unknown = [{ field: 'code', message: words.unknownCode }];
    return page(reply, <CodePage frame={frame} faults={unknown} />, 422);
  }
  const personName = owner.kind === 'person' ? owner.person.name : null;
  const content = (
    <PasswordPage frame={frame} faults={faults} code={code} personName={personName} typed={typed} />
  );
  return page(reply, content, faults.length === 0 ? 200 : 422);
}

/** Somebody who is signed in goes to the desk; of several, one is chosen. */
async function whereTo(
  reply: FastifyReply,
  parts: DeskParts,
  { person, formToken }: SignedIn,
): Promise<FastifyReply> {
  const desks = await parts.stores.freely(async (platform) => {
    const found: { href: string; name: string }[] = [];
    for (const slug of await platform.state.cities()) {
      const { city } = await loadCity(platform, slug);
      const today = localDay(parts.clock(), city.timeZone);
      const grants = grantsIn(person.grants, { city: slug, today });
      if (grants.length > 0) found.push({ href: `/${slug}/desk`, name: city.name });
    }
    return found;
  });
  const [only] = desks;
  if (desks.length === 1) return reply.redirect(only!.href, 303);
  const { frame } = parts;
  return page(
    reply,
    <SignedInPage frame={frame} personName={person.name} formToken={formToken} desks={desks} />,
  );
}

/** An address of this site to go on to; empty for anything else. */
function ownPath(given: unknown): string {
  return typeof given === 'string' && /^\/[\w.~-]+(?:\/[\w.~-]+)*(?:\?[\w.~%&=+-]*)?$/.test(given)
    ? given
    : '';
}
