import type { FastifyRequest } from 'fastify';
import type { DeskFeature } from '../../features/desk-contract.ts';
import { Refusal } from '../../features/refusal.ts';
import type { Instant } from '../../model/index.ts';
import type { Access } from '../../pipeline/access/access.ts';
import { readSession, type SignedIn } from '../../pipeline/access/session.ts';
import type { Outside } from '../../pipeline/collect/contract.ts';
import type { Platform } from '../../pipeline/platform.ts';
import type { Stores } from '../../pipeline/stores.ts';
import type { Frame } from '../../web/assets.tsx';
import { readToken } from './cookie.ts';

/** What the desk is made of. */
export interface DeskParts {
  readonly stores: Stores;
  readonly features: readonly DeskFeature[];
  readonly frame: Frame;
  readonly clock: () => Instant;
  readonly random: Access['random'];
  /** The folder of files that were sent and not taken in yet. */
  readonly uploads: string;
  /** What sources are reached by. */
  readonly outside: Outside;
}

/** An access to the state for as long as a piece of work has the stores. */
export function accessOf(parts: DeskParts, { state }: Platform): Access {
  return { state, clock: parts.clock, random: parts.random };
}

/** Who sent a request; null when nobody is signed in there. */
export async function whoAsks(request: FastifyRequest, parts: DeskParts): Promise<SignedIn | null> {
  const token = readToken(request);
  if (token === undefined) return null;
  return parts.stores.freely((platform) => readSession(accessOf(parts, platform), token));
}

/** What a form of this session must bring back. */
export function demandToken(form: URLSearchParams, { formToken }: SignedIn): void {
  if (form.get('token') === formToken) return;
  throw new Refusal({
    status: 403,
    code: 'old-form',
    message: 'This form is from an earlier session, and nothing was saved.',
    remedy: 'Load its page again and repeat what you did.',
  });
}

/** The form of a request; empty when a page is only read. */
export function formOf({ body }: FastifyRequest): URLSearchParams {
  return body instanceof URLSearchParams ? body : new URLSearchParams();
}
