import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { openPlatformIn } from '../../../test/platform.ts';
import { connectors } from '../../connectors/index.ts';
import { bostonBoard, snapshotsOf } from '../../features/boards/fixtures/boards.ts';
import type { CityDefinition, Grant, Role } from '../../model/index.ts';
import { openNetwork } from '../../network/index.ts';
import type { Access } from '../../pipeline/access/access.ts';
import { putPerson } from '../../pipeline/access/person.ts';
import { beginSession, readSession } from '../../pipeline/access/session.ts';
import type { Outside } from '../../pipeline/collect/contract.ts';
import { planApply } from '../../pipeline/definitions/index.ts';
import type { Platform } from '../../pipeline/platform.ts';
import type { StateStore } from '../../state/contract.ts';
import { createServer } from '../index.ts';

/** A server with a desk over real stores, on a clock that stands still until moved. */
export interface DeskTrial {
  readonly app: FastifyInstance;
  /** The data folder. */
  readonly folder: string;
  readonly platform: Platform;
  readonly state: StateStore;
  readonly access: Access;
  /** Moves the clock. */
  later(minutes: number): void;
  /** Stops or starts the stores. */
  fail(error: Error | null): void;
  /** A browser in which somebody with these grants is signed in. */
  browser(name: string, grants: readonly Grant[]): Promise<DeskBrowser>;
  close(): Promise<void>;
}

/** Requests of one signed-in person. */
export interface DeskBrowser {
  readonly token: string;
  readonly formToken: string;
  get(url: string): ReturnType<typeof request>;
  post(url: string, form?: Readonly<Record<string, string>>): ReturnType<typeof request>;
}

export const trialCity: CityDefinition = {
  ...bostonBoard.definitions.city,
  asOf: null,
  source: null,
};

export function grantOf(role: Role, department: string | null = null): Grant {
  return { role, city: trialCity.slug, department, document: null, from: null, until: null };
}

export async function openDeskTrial(city: CityDefinition = trialCity): Promise<DeskTrial> {
  const folder = mkdtempSync(join(tmpdir(), 'civicstat-desk-'));
  let now = Date.parse('2025-03-09T12:00:00Z') * 1000;
  const clock = () => now;
  const opened = await openPlatformIn(folder, clock);
  const { state } = opened;
  const changes = planApply([], city).map(({ kind, slug, body }) => ({ kind, slug, body }));
  const act = { at: now, actor: 'trial' };
  await state.applyDefinitions(city.slug, changes, 0, act);
  let failure: Error | null = null;
  const snapshots = snapshotsOf(bostonBoard);
  const work = async <T>(run: (platform: Platform) => Promise<T>) => {
    if (failure !== null) throw failure;
    return run(opened);
  };
  const stores = { freely: work, inTurn: work };
  const uploads = join(folder, 'uploads');
  const staff = { stores, random: randomBytes, uploads, outside: outsideOf(folder, clock) };
  const app = createServer({ snapshots, log: pino({ level: 'silent' }), clock, staff });
  const access: Access = { state, clock, random: randomBytes };
  return {
    app,
    folder,
    platform: opened,
    state,
    access,
    later: (minutes) => {
      now += minutes * 60_000_000;
    },
    fail: (error) => {
      failure = error;
    },
    async browser(name, grants) {
      const person = { slug: name, version: 0, name, email: `${name}@city.gov`, active: true };
      await putPerson(state, { ...person, grants }, 'person.invited', act);
      return signedIn(app, access, name);
    },
    async close() {
      await app.close();
      await opened.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** The connectors as they are, with a network that only reaches this machine. */
function outsideOf(folder: string, clock: Access['clock']): Outside {
  const network = openNetwork(['127.0.0.1']);
  return {
    ...{ connectors, network, clock, worker: 'trial', spools: join(folder, 'spools') },
    sendMail: () => Promise.reject(new Error('the trial sends no mail')),
    wait: async (milliseconds, signal) => {
      await wait(milliseconds, undefined, { signal });
    },
  };
}

async function signedIn(
  app: FastifyInstance,
  access: Access,
  person: string,
): Promise<DeskBrowser> {
  const token = await beginSession(access, person);
  const { formToken } = (await readSession(access, token))!;
  return {
    token,
    formToken,
    get: (url) => request(app, token, 'GET', url),
    post: (url, form = {}) => request(app, token, 'POST', url, { token: formToken, ...form }),
  };
}

/** One request as a browser sends it; a form when there is one. */
export function request(
  app: FastifyInstance,
  token: string | null,
  method: 'GET' | 'POST',
  url: string,
  form?: Readonly<Record<string, string>>,
) {
  return app.inject({
    method,
    url,
    headers: {
      ...(token === null ? {} : { cookie: `civicstat=${token}` }),
      ...(form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
    },
    ...(form === undefined ? {} : { payload: new URLSearchParams(form).toString() }),
  });
}
