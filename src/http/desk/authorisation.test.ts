import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deskFeatures } from '../../features/index.ts';
import { authorisations, type Role, roles } from '../../model/index.ts';
import {
  type DeskBrowser,
  type DeskTrial,
  grantOf,
  openDeskTrial,
  request,
} from './trial.suite.ts';

const own = 'public-works';
const other = 'police';
const routes = deskFeatures.flatMap((feature) => feature.routes);

let trial: DeskTrial;
const browsers = new Map<Role, DeskBrowser>();
beforeAll(async () => {
  trial = await openDeskTrial();
  for (const role of roles) browsers.set(role, await trial.browser(role, [grantOf(role, own)]));
});
afterAll(() => trial.close());

/** The address of a route, about a department of the city. */
function addressOf(path: string, department: string): string {
  const parts = path.replace(':department', department).replace(/:\w+/g, 'nobody');
  return `/boston/desk${parts}`;
}

const cases = routes.flatMap(({ method, path, action }) =>
  roles.flatMap((role) =>
    (path.includes(':department') ? [own, other] : [own]).map((department) => ({
      method,
      path,
      action,
      role,
      department,
    })),
  ),
);

describe('every page of the desk', () => {
  it('is here', () => {
    expect(routes.length).toBeGreaterThan(0);
  });

  it.each(cases)('$method $path as $role of $department', async (one) => {
    const { method, path, action, role, department } = one;
    const reach = authorisations[action][role];
    const isAllowed = reach === 'any' || (reach === 'own' && department === own);
    const browser = browsers.get(role)!;
    const answer = await browser[method](addressOf(path, department));
    expect([answer.statusCode !== 403, answer.statusCode < 500]).toEqual([isAllowed, true]);
  });

  it.each(routes)('$method $path asks whoever is signed out to sign in', async (route) => {
    const { method, path } = route;
    const url = addressOf(path, own);
    const verb = method === 'get' ? 'GET' : 'POST';
    for (const token of [null, 'made-up']) {
      const answer = await request(trial.app, token, verb, url, verb === 'POST' ? {} : undefined);
      if (verb === 'POST') expect(answer.statusCode).toBe(401);
      else expect(answer.headers.location).toBe(`/sign-in?next=${encodeURIComponent(url)}`);
    }
  });

  it.each(routes)('$method $path refuses a role of another city', async ({ method, path }) => {
    const name = `stranger-${method}-${routes.findIndex((one) => one.path === path)}`;
    const stranger = await trial.browser(name, [{ ...grantOf('administrator'), city: 'salem' }]);
    expect((await stranger[method](addressOf(path, own))).statusCode).toBe(403);
  });

  it.each(routes.filter(({ method }) => method === 'post'))(
    'post $path refuses a form of another session or another site',
    async ({ path }) => {
      const administrator = browsers.get('administrator')!;
      const url = addressOf(path, own);
      const forged = await administrator.post(url, { token: 'forged' });
      expect(forged.statusCode).toBe(403);
      for (const headers of [
        { origin: 'https://evil.example' },
        { 'sec-fetch-site': 'cross-site' },
      ]) {
        const answer = await trial.app.inject({
          method: 'POST',
          url,
          headers: {
            ...headers,
            cookie: `civicstat=${administrator.token}`,
            'content-type': 'application/x-www-form-urlencoded',
          },
          payload: `token=${administrator.formToken}`,
        });
        expect(answer.statusCode).toBe(403);
      }
    },
  );
});
