import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Fault } from '../../model/index.ts';
import { makeCode } from '../../pipeline/access/code.ts';
import { type DeskTrial, grantOf, openDeskTrial, request } from './trial.suite.ts';

let trial: DeskTrial;
beforeEach(async () => {
  trial = await openDeskTrial();
});
afterEach(() => trial.close());

const post = (url: string, form: Readonly<Record<string, string>>) =>
  request(trial.app, null, 'POST', url, form);
const first = { name: 'Ana Boss', email: 'Ana@City.gov', step: 'password' };
const good = { password: 'correct horse battery', repeated: 'correct horse battery' };

/** Makes Ana the first administrator; her browser's cookie. */
async function becomeFirst(): Promise<string> {
  const code = await makeCode(trial.access, null);
  const answer = await post('/sign-in/code', { code, ...first, ...good });
  expect(answer.headers.location).toBe('/sign-in');
  return tokenOf(answer.headers['set-cookie']);
}

function tokenOf(cookie: unknown): string {
  return /^civicstat=([\w-]{43}); Path=\/; HttpOnly; SameSite=Lax$/.exec(String(cookie))![1]!;
}

describe('a one-time code', () => {
  it('makes the first administrator, however it is typed, and once', async () => {
    const code = await makeCode(trial.access, null);
    const typed = ` ${code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o')}`;
    expect((await post('/sign-in/code', { code: typed })).payload).toContain('first administrator');
    const answer = await post('/sign-in/code', { code: typed, ...first, ...good });
    const token = tokenOf(answer.headers['set-cookie']);
    const desk = await request(trial.app, token, 'GET', '/boston/desk');
    expect([desk.statusCode, desk.payload.includes('Ana Boss')]).toEqual([200, true]);
    const again = await post('/sign-in/code', { code: typed, ...first, ...good });
    expect([again.statusCode, again.headers['set-cookie']]).toEqual([422, undefined]);
    const [person] = await trial.state.records('', 'person');
    expect(JSON.parse(person!.body!)).toMatchObject({ email: 'ana@city.gov', active: true });
    expect(person!.actor).toBe('Ana Boss (ana-boss)');
  });

  it('for a first administrator is worth nothing once there is one', async () => {
    const token = await becomeFirst();
    expect(token).not.toBe('');
    const late = await makeCode(trial.access, null);
    expect((await post('/sign-in/code', { code: late })).statusCode).toBe(422);
  });

  it('says everything that is wrong with what was typed beside it, and stays good', async () => {
    const code = await makeCode(trial.access, null);
    const bad = {
      code,
      name: ' ',
      email: 'nowhere',
      password: 'short',
      repeated: '',
      step: 'password',
    };
    const answer = await post('/sign-in/code', bad);
    expect(answer.statusCode).toBe(422);
    for (const said of ['Type your name', 'Type an e-mail address', 'at least 12 characters']) {
      expect(answer.payload).toContain(said);
    }
    const guessable = { ...good, password: 'Ana Boss Ana Boss', repeated: 'Ana Boss Ana Boss' };
    const guessed = await post('/sign-in/code', { code, ...first, ...guessable });
    expect(guessed.payload).toContain('easy to guess');
    const differing = { ...good, repeated: 'correct horse batterx' };
    expect((await post('/sign-in/code', { code, ...first, ...differing })).payload).toContain(
      'differ',
    );
    expect((await post('/sign-in/code', { code, ...first, ...good })).statusCode).toBe(303);
  });

  it('is void after three days, and when a newer one was made', async () => {
    const old = await makeCode(trial.access, null);
    const code = await makeCode(trial.access, null);
    expect((await post('/sign-in/code', { code: old })).statusCode).toBe(422);
    expect((await post('/sign-in/code', { code })).statusCode).toBe(200);
    trial.later(3 * 24 * 60 + 1);
    expect((await post('/sign-in/code', { code })).statusCode).toBe(422);
  });

  it('sets a new password, which ends every session with the old one', async () => {
    const ana = await trial.browser('ana', [grantOf('viewer')]);
    const code = await makeCode(trial.access, 'ana');
    expect((await post('/sign-in/code', { code })).payload).toContain('ana, choose your password');
    expect((await post('/sign-in/code', { code, step: 'password', ...good })).statusCode).toBe(303);
    expect((await ana.get('/boston/desk')).statusCode).toBe(303);
    const answer = await post('/sign-in', { email: 'ana@city.gov', password: good.password });
    expect(answer.statusCode).toBe(303);
  });

  it('cannot be guessed for long', async () => {
    const statuses = [];
    for (let attempt = 0; attempt < 42; attempt += 1) {
      statuses.push((await post('/sign-in/code', { code: `WRONG${attempt}` })).statusCode);
    }
    expect([statuses[39], statuses[40]]).toEqual([422, 429]);
  });
});

describe('signing in', () => {
  it('leads on to where one wanted to go, on this site only', async () => {
    await becomeFirst();
    const form = { email: ' ANA@city.gov ', password: good.password };
    const to = async (next: string) => (await post('/sign-in', { ...form, next })).headers.location;
    expect(await to('/boston/desk?days=3')).toBe('/boston/desk?days=3');
    for (const next of [
      '//evil.example',
      'https://evil.example',
      '/\\evil.example',
      'javascript:1',
    ]) {
      expect(await to(next)).toBe('/sign-in');
    }
  });

  it('says the same of an unknown account, a wrong password and a closed account', async () => {
    await becomeFirst();
    const closed = { slug: 'ben', version: 0, name: 'Ben', email: 'ben@city.gov', active: false };
    const { putPerson } = await import('../../pipeline/access/person.ts');
    const act = { at: 1, actor: 'trial' };
    await putPerson(trial.state, { ...closed, grants: [] }, 'person.invited', act);
    const hash = (await trial.state.access.password('ana-boss'))!;
    await trial.state.access.setPassword('ben', hash, 1);
    const pages = [];
    for (const [email, password] of [
      ['ana@city.gov', 'wrong'],
      ['ben@city.gov', good.password],
      ['who@city.gov', good.password],
    ] as const) {
      const answer = await post('/sign-in', { email, password });
      expect([answer.statusCode, answer.headers['set-cookie']]).toEqual([422, undefined]);
      pages.push(answer.payload.replaceAll(email, ''));
    }
    expect(new Set(pages).size).toBe(1);
  });

  it('makes guessers wait, in clear words, and lets them in afterwards', async () => {
    await becomeFirst();
    const form = { email: 'ana@city.gov', password: 'wrong' };
    for (let attempt = 0; attempt < 10; attempt += 1) {
      expect((await post('/sign-in', form)).statusCode).toBe(422);
    }
    trial.later(5);
    const right = { ...form, password: good.password };
    const refused = await post('/sign-in', right);
    expect([refused.statusCode, refused.payload.includes('Try again in 10 minutes.')]).toEqual([
      429,
      true,
    ]);
    trial.later(10);
    expect((await post('/sign-in', right)).statusCode).toBe(303);
  });

  it('refuses a form of another site', async () => {
    const answer = await trial.app.inject({
      method: 'POST',
      url: '/sign-in',
      headers: { origin: 'null', 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'email=a&password=b',
    });
    expect(answer.statusCode).toBe(403);
  });

  it('takes a cookie that only TLS carries where there is TLS', async () => {
    await becomeFirst();
    const answer = await trial.app.inject({
      method: 'POST',
      url: '/sign-in',
      headers: {
        'x-forwarded-proto': 'https',
        'content-type': 'application/x-www-form-urlencoded',
      },
      payload: new URLSearchParams({ email: 'ana@city.gov', ...good }).toString(),
    });
    expect(answer.headers['set-cookie']).toMatch(
      /^__Host-civicstat=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure$/,
    );
  });
});

describe('a session', () => {
  it('ends when it was not used for nine hours', async () => {
    const ana = await trial.browser('ana', [grantOf('viewer')]);
    trial.later(8 * 60);
    expect((await ana.get('/boston/desk')).statusCode).toBe(200);
    trial.later(5 * 60);
    expect((await ana.get('/boston/desk')).statusCode).toBe(200);
    const ben = await trial.browser('ben', [grantOf('viewer')]);
    trial.later(9 * 60 + 1);
    expect((await ben.get('/boston/desk')).statusCode).toBe(303);
  });

  it('ends after fourteen hours, however busy it is', async () => {
    const ana = await trial.browser('ana', [grantOf('viewer')]);
    for (let hour = 0; hour < 14; hour += 1) {
      trial.later(60);
      expect((await ana.get('/boston/desk')).statusCode).toBe(200);
    }
    trial.later(1);
    expect((await ana.get('/boston/desk')).statusCode).toBe(303);
  });

  it('ends by signing out', async () => {
    const ana = await trial.browser('ana', [grantOf('viewer')]);
    const forged = await ana.post('/sign-out', { token: 'forged' });
    expect(forged.statusCode).toBe(403);
    const answer = await ana.post('/sign-out');
    expect(answer.headers['set-cookie']).toContain('civicstat=; Path=/;');
    expect((await ana.get('/boston/desk')).statusCode).toBe(303);
  });

  it('is kept by nobody on the way', async () => {
    const ana = await trial.browser('ana', [grantOf('viewer')]);
    const { headers } = await ana.get('/boston/desk');
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['referrer-policy']).toBe('same-origin');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
  });
});

describe('stores that are stopped', () => {
  it('close the desk with plain words, and no public page', async () => {
    const ana = await trial.browser('ana', [grantOf('viewer')]);
    trial.fail(new Fault('the disk /var/lib/secret is gone', 'mend it'));
    const answer = await ana.get('/boston/desk');
    expect(answer.statusCode).toBe(503);
    expect(answer.payload).toContain('The desk cannot work just now');
    expect(answer.payload).not.toContain('/var/lib');
    const board = await trial.app.inject('/boston');
    expect([board.statusCode, board.headers['set-cookie']]).toEqual([200, undefined]);
    trial.fail(null);
    expect((await ana.get('/boston/desk')).statusCode).toBe(200);
  });
});
