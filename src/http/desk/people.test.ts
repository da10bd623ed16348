import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type DeskBrowser,
  type DeskTrial,
  grantOf,
  openDeskTrial,
  request,
} from './trial.suite.ts';

let trial: DeskTrial;
let boss: DeskBrowser;
beforeEach(async () => {
  trial = await openDeskTrial();
  boss = await trial.browser('boss', [{ ...grantOf('administrator'), city: null }]);
});
afterEach(() => trial.close());

const people = '/boston/desk/people';
const ana = {
  name: 'Ana Clerk',
  email: 'Ana@City.gov',
  role: 'contributor',
  department: 'public-works',
};
const codeIn = (page: string) => /[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}/.exec(page)?.[0] ?? '';

async function bodyOf(slug: string) {
  return JSON.parse((await trial.state.record('', 'person', slug))!.body!);
}

describe('inviting somebody', () => {
  it('makes an account with a role, and shows a code once that sets the password', async () => {
    const answer = await boss.post(people, { ...ana, document: 'Order 12', from: '2025-01-01' });
    expect(answer.statusCode).toBe(200);
    const code = codeIn(answer.payload);
    expect(await bodyOf('ana-clerk')).toEqual({
      name: 'Ana Clerk',
      email: 'ana@city.gov',
      active: true,
      grants: [
        {
          role: 'contributor',
          city: 'boston',
          department: 'public-works',
          document: 'Order 12',
          from: '2025-01-01',
          until: null,
        },
      ],
    });
    const password = { password: 'four words are good', repeated: 'four words are good' };
    const form = { code, step: 'password', ...password };
    const redeemed = await request(trial.app, null, 'POST', '/sign-in/code', form);
    expect(redeemed.statusCode).toBe(303);
    const list = await boss.get(people);
    expect(list.payload).toContain(
      'Contributor, Public Works, from 2025-01-01, appointed by Order 12',
    );
    expect(list.payload).not.toContain(code);
  });

  it('stands in the log under the name of who did it', async () => {
    await boss.post(people, ana);
    const entries = [];
    for await (const entry of trial.state.audit()) entries.push(entry);
    expect(entries.at(-1)).toMatchObject({ action: 'person.invited', actor: 'boss (boss)' });
  });

  it('says everything that is wrong at once, and keeps what was typed', async () => {
    const answer = await boss.post(people, { ...ana, name: '', email: 'x', until: '2025-02-30' });
    expect(answer.statusCode).toBe(422);
    expect(answer.payload).toContain('This is no day');
    const named = await boss.post(people, { ...ana, name: '', email: 'boss@city.gov' });
    expect(named.payload).toContain('Type the person’s name');
    expect(named.payload).toContain('Somebody has this e-mail address already');
    expect(named.payload).toContain('value="boss@city.gov"');
    for (const change of [{ role: 'emperor' }, { department: 'nowhere' }]) {
      expect((await boss.post(people, { ...ana, ...change })).payload).toContain('from the lists');
    }
    expect(await trial.state.record('', 'person', 'ana-clerk')).toBeUndefined();
  });
});

describe('a person', () => {
  const page = `${people}/ana`;
  let browser: DeskBrowser;
  beforeEach(async () => {
    browser = await trial.browser('ana', [grantOf('contributor', 'public-works')]);
  });
  const change = async (form: Readonly<Record<string, string>>) => {
    const { version } = (await trial.state.record('', 'person', 'ana'))!;
    return boss.post(page, { version: String(version), ...form });
  };

  it('gets and loses roles', async () => {
    await change({ do: 'add-role', role: 'lead', department: 'police' });
    expect((await boss.get(page)).payload).toContain('Department lead, Police');
    await change({ do: 'take-role', grant: '0' });
    const { grants } = await bodyOf('ana');
    expect(grants).toMatchObject([{ role: 'lead', department: 'police' }]);
  });

  it('is signed out everywhere when the account is closed, and back when it is opened', async () => {
    await change({ do: 'close' });
    expect((await browser.get('/boston/desk')).statusCode).toBe(303);
    expect((await bodyOf('ana')).active).toBe(false);
    await change({ do: 'open' });
    expect((await bodyOf('ana')).active).toBe(true);
  });

  it('gets a new code, and keeps the old password until it is used', async () => {
    const code = codeIn((await change({ do: 'new-code' })).payload);
    expect(code).not.toBe('');
    expect((await browser.get('/boston/desk')).statusCode).toBe(200);
  });

  it('is not changed on the word of an old page', async () => {
    await change({ do: 'add-role', role: 'viewer', department: '' });
    const late = await boss.post(page, { version: '1', do: 'close' });
    expect(late.statusCode).toBe(409);
    expect((await bodyOf('ana')).active).toBe(true);
  });
});

describe('an administrator of one city', () => {
  it('decides about nobody who has a role elsewhere, nor about herself', async () => {
    const local = await trial.browser('local', [grantOf('administrator')]);
    await trial.browser('abroad', [grantOf('viewer'), { ...grantOf('viewer'), city: 'salem' }]);
    for (const who of ['boss', 'abroad', 'local']) {
      const answer = await local.post(`${people}/${who}`, { version: '1', do: 'new-code' });
      expect([who, answer.statusCode]).toEqual([who, 403]);
    }
    await trial.browser('clerk', [grantOf('viewer')]);
    const answer = await local.post(`${people}/clerk`, { version: '1', do: 'new-code' });
    expect(answer.statusCode).toBe(200);
  });

  it('does not see people of other cities', async () => {
    const local = await trial.browser('local', [grantOf('administrator')]);
    await trial.browser('stranger', [{ ...grantOf('viewer'), city: 'salem' }]);
    expect((await local.get(`${people}/stranger`)).statusCode).toBe(404);
    expect((await local.get(people)).payload).not.toContain('stranger');
  });
});

describe('one’s own account', () => {
  const account = '/boston/desk/account';
  const next = 'four other words now';

  it('changes the password on the word of the present one', async () => {
    const code = codeIn((await boss.post(people, ana)).payload);
    const old = 'four words are good';
    const redeem = { code, step: 'password', password: old, repeated: old };
    const { headers } = await request(trial.app, null, 'POST', '/sign-in/code', redeem);
    const token = /civicstat=([\w-]+)/.exec(String(headers['set-cookie']))![1]!;
    const form = await request(trial.app, token, 'GET', account);
    const formToken = /name="token" value="([\w-]+)"/.exec(form.payload)![1]!;
    const change = (given: Readonly<Record<string, string>>) =>
      request(trial.app, token, 'POST', account, { token: formToken, do: 'change', ...given });
    const wrong = await change({ current: 'guess', password: next, repeated: next });
    expect([wrong.statusCode, wrong.payload.includes('not your present password')]).toEqual([
      422,
      true,
    ]);
    const short = await change({ current: old, password: 'short', repeated: 'short' });
    expect(short.statusCode).toBe(422);
    const done = await change({ current: old, password: next, repeated: next });
    expect(done.headers.location).toBe('/sign-in');
    expect((await request(trial.app, token, 'GET', account)).statusCode).toBe(303);
    const again = { email: 'ana@city.gov', password: next };
    expect((await request(trial.app, null, 'POST', '/sign-in', again)).statusCode).toBe(303);
  });

  it('ends all sessions when asked to', async () => {
    expect((await boss.post(account, { do: 'end' })).headers.location).toBe('/sign-in');
    expect((await boss.get('/boston/desk')).statusCode).toBe(303);
  });
});
