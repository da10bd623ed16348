import { unzipSync } from 'fflate';
import { HtmlValidate } from 'html-validate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DeskBrowser, type DeskTrial, grantOf, openDeskTrial } from './trial.suite.ts';

let trial: DeskTrial;
let ana: DeskBrowser;
let ben: DeskBrowser;
let boss: DeskBrowser;
let reviewer: DeskBrowser;
beforeAll(async () => {
  trial = await openDeskTrial();
  ana = await trial.browser('ana', [grantOf('contributor')]);
  ben = await trial.browser('ben', [grantOf('contributor')]);
  boss = await trial.browser('boss', [grantOf('manager')]);
  reviewer = await trial.browser('rita', [grantOf('reviewer')]);
});
afterAll(() => trial.close());

const base = '/boston/desk/certification';
const of = (criterion: string) => `${base}/wwc-2022/criteria/${criterion}`;

/** What the list says of a criterion. */
async function stateOf(criterion: string): Promise<string> {
  const { payload } = await boss.get(base);
  const row = new RegExp(
    `criteria/${criterion}"[\\s\\S]*?class="state ([\\w-]+)"[^>]*>([^<]*)<`,
  ).exec(payload);
  return `${row![1]}: ${row![2]}`;
}

const says = (change: Readonly<Record<string, string>> = {}) => ({
  says: 'met',
  reason: 'Seen <i>it</i>',
  ...change,
});

const validator = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:document'],
  rules: {
    'void-style': 'off',
    'doctype-style': 'off',
    'require-sri': 'off',
    'long-title': 'off',
    // Said aloud because a phone's layout gives rows another display: see table-roles.ts.
    'no-redundant-role': 'off',
    // Boxes of one list share a name: the form sends every one that is ticked.
    'form-dup-name': ['error', { shared: ['radio', 'checkbox'] }],
  },
});

describe('markup at the desk', () => {
  it.each([
    base,
    `${base}?standard=wwc-2018`,
    of('DM1'),
    '/boston/desk/registers',
    '/boston/desk/registers/documents',
    '/boston/desk/registers/meetings/new',
  ])('%s: valid', async (path) => {
    const { payload } = await boss.get(path);
    const { results } = await validator.validateString(payload);
    const found = results.flatMap(({ messages }) =>
      messages.map(({ ruleId, message }) => `${ruleId} ${message}`),
    );
    expect(found).toEqual([]);
  });
});

describe('certification at the desk', () => {
  it('shows where the city stands, with whom it is no part of', async () => {
    const { payload, statusCode } = await boss.get(base);
    expect(statusCode).toBe(200);
    expect(payload).toContain('0 points of 43');
    expect(payload).toContain('22 more for silver');
    expect(payload).toContain('Not affiliated with Bloomberg Philanthropies');
    expect((await boss.get(`${base}?standard=wwc-2018`)).payload).toContain('Only 13 of 45 points');
    expect((await boss.get(`${base}?standard=none`)).statusCode).toBe(404);
    expect((await boss.get(of('DM99'))).statusCode).toBe(404);
    expect((await boss.get(of('DM5'))).payload).toContain('nothing entered yet');
  });

  it('takes answers: one meets, two that disagree dispute, a manager decides', async () => {
    expect(await stateOf('DM5')).toBe('unknown: Unknown');
    const saved = await ana.post(`${of('DM5')}/answer`, says());
    expect([saved.statusCode, saved.headers.location]).toEqual([303, `${of('DM5')}?done=saved`]);
    expect(await stateOf('DM5')).toBe('met: Met: a person says so');
    await ben.post(`${of('DM5')}/answer`, says({ says: 'not-met', overrules: 'yes' }));
    expect(await stateOf('DM5')).toBe('disputed: Disputed');
    const { payload } = await ben.get(of('DM5'));
    expect(payload).toContain('ana, March 9, 2025: met');
    expect(payload).toContain('Seen &lt;i>it&lt;/i>');
    await boss.post(`${of('DM5')}/answer`, says({ says: 'not-met', overrules: 'yes' }));
    expect(await stateOf('DM5')).toBe('not-met: Not met');
    await boss.post(`${of('DM5')}/answer`, says({ overrules: 'yes' }));
    expect(await stateOf('DM5')).toBe('met: Met: a person says so');
  });

  it('says what is missing in an answer, and keeps it as it was typed', async () => {
    const answer = await ana.post(`${of('DM6')}/answer`, {
      says: 'met',
      reason: '',
      through: 'soon',
    });
    expect(answer.statusCode).toBe(422);
    expect(answer.payload).toContain('id="reason-fault"');
    expect(answer.payload).toContain('id="through-fault"');
    expect(answer.payload).toContain('<details open');
  });

  it('plans the way, for a person and a department, and gives it to a calendar', async () => {
    const step = {
      owner: 'Ana',
      department: 'public-works',
      due: '2025-06-30',
      days: '4',
      pending: 'yes',
    };
    expect((await ana.post(`${of('PA4')}/step`, step)).statusCode).toBe(303);
    const bad = await ana.post(`${of('PA4')}/step`, { ...step, days: 'four' });
    expect([bad.statusCode, bad.payload.includes('id="days-fault"')]).toEqual([422, true]);
    const { payload } = await boss.get(base);
    expect(payload).toContain('Ana, Public Works');
    const file = await boss.get(`${base}/wwc-2022/calendar`);
    expect(file.headers['content-type']).toBe('text/calendar; charset=utf-8');
    expect(file.payload).toContain('SUMMARY:PA4 due (Ana)');
  });

  it('lets the city’s own checklist decide, and takes it away again', async () => {
    const list = {
      checks: 'a | Ours is public | OD1.1\nb | Somebody says so',
      enough: '',
      prerequisites: 'DM1',
    };
    expect((await ana.post(`${of('OD1')}/checklist`, list)).statusCode).toBe(403);
    expect((await boss.post(`${of('OD1')}/checklist`, list)).statusCode).toBe(303);
    const { payload } = await boss.get(of('OD1'));
    expect(payload).toContain('OD1.a');
    expect(payload).toContain('own checklist decides here');
    const wrong = await boss.post(`${of('OD1')}/checklist`, { ...list, prerequisites: 'DM99' });
    expect([wrong.statusCode, wrong.payload.includes('id="prerequisites-fault"')]).toEqual([
      422,
      true,
    ]);
    expect((await boss.post(`${of('OD1')}/checklist`, { checks: '' })).statusCode).toBe(303);
    expect((await boss.get(of('OD1'))).payload).not.toContain('OD1.a');
  });

  it('lets a reviewer comment, and do nothing else', async () => {
    const review = { verdict: 'more-needed', text: 'Please add the minutes.' };
    expect((await reviewer.post(`${of('DM1')}/review`, review)).statusCode).toBe(303);
    expect((await ana.get(of('DM1'))).payload).toContain('rita, March 9, 2025: More is needed');
    expect((await ana.post(`${of('DM1')}/review`, review)).statusCode).toBe(403);
    expect((await reviewer.post(`${of('DM1')}/answer`, says())).statusCode).toBe(403);
  });

  it('keeps the settings, the resident outcome among them', async () => {
    const outcome = {
      measure: 'Air',
      value: '7.9',
      on: '2025-01-01',
      standard: 'WHO',
      source: 'EPA',
    };
    const saved = await boss.post(`${base}/wwc-2022/settings`, { rounding: 'down', ...outcome });
    expect(saved.statusCode).toBe(303);
    const { payload } = await boss.get(base);
    expect(payload).toContain('more for silver');
    expect(payload).toMatch(/outside standard: met/);
    const part = await boss.post(`${base}/wwc-2022/settings`, { rounding: 'up', measure: 'Air' });
    expect(part.statusCode).toBe(422);
    expect(part.payload).toContain('id="value-fault"');
    expect(part.payload).toContain('value="Air"');
  });

  it('takes answers over from the earlier standard, once, with the reason', async () => {
    const older = (criterion: string) => `${base}/wwc-2018/criteria/${criterion}/answer`;
    await ana.post(older('DG1'), says({ reason: 'Inventory of 2021' }));
    await ana.post(older('E2'), says());
    await ben.post(older('DG1'), says({ check: 'DG1.2' }));
    const page = `${base}/wwc-2022/carry-over`;
    const { payload } = await boss.get(page);
    expect(payload).toContain('Both ask for a comprehensive inventory of data.');
    expect(payload).toContain('1 answer can be taken over.');
    expect(payload).toContain('nothing here asks for the same');
    expect(payload).toContain('it is about a single check');
    expect((await boss.get(`${page}?lang=es`)).payload).toContain('Ambos piden un inventario');
    expect((await ana.post(page)).statusCode).toBe(403);
    const done = await boss.post(page);
    expect([done.statusCode, done.headers.location]).toEqual([303, `${page}?done=carried`]);
    expect(await stateOf('DM2')).toBe('met: Met: a person says so');
    expect((await boss.get(of('DM2'))).payload).toContain(
      'Inventory of 2021 (carried over from DG1',
    );
    expect((await boss.get(page)).payload).toContain('There is nothing to take over.');
    expect((await boss.get(`${base}/wwc-2018/carry-over`)).statusCode).toBe(404);
  });

  it('tells how the city stood, day by day, by what is known now', async () => {
    const { payload } = await boss.get(`${base}/wwc-2022/history`);
    expect(payload).toContain('March 9, 2025');
    expect(payload).toContain('criteria/DM2">DM2</a> from Unknown to Met');
    expect(payload).toContain('where this list begins');
  });

  it('says everything in Spanish where it is read so', async () => {
    const { payload } = await boss.get(`${base}?lang=es`);
    expect(payload).toContain('Gestión de datos');
    expect(payload).toContain('Sin afiliación con Bloomberg Philanthropies');
    expect(payload).toMatch(/Faltan \d+ para el nivel plata/);
    expect(payload).toContain('criteria/DM1?lang=es"');
    const page = await boss.get(`${of('DM1')}?lang=es`);
    expect(page.payload).toContain('Poner en práctica la estrategia y la gobernanza de los datos');
    expect(page.payload).toContain(
      'Las personas responsables se reúnen al menos una vez por trimestre',
    );
    const controls = (await boss.get(`${of('DM6')}?lang=es`)).payload;
    expect(controls).toContain('Registro de auditoría íntegro');
    expect(controls).not.toContain('Audit log');
    const old = await boss.get(`${base}?standard=wwc-2018&lang=es`);
    expect(old.payload).toContain('La ciudad trabaja para mejorar la calidad de sus datos.');
  });

  it('freezes what later changes leave alone', async () => {
    expect((await ana.post(`${base}/wwc-2022/submit`)).statusCode).toBe(403);
    expect((await boss.post(`${base}/wwc-2022/submit`)).statusCode).toBe(303);
    const link = /submissions\/(\w{64})"/.exec((await boss.get(base)).payload)![1]!;
    await boss.post(`${of('DM5')}/answer`, says({ says: 'not-met', overrules: 'yes' }));
    const page = await boss.get(`${base}/submissions/${link}`);
    expect(page.payload).toContain('All hashes verify');
    const file = await boss.get(`${base}/submissions/${link}/zip?in=es`);
    expect(file.headers['content-type']).toBe('application/zip');
    const zip = unzipSync(new Uint8Array(file.rawPayload));
    const evidence = JSON.parse(new TextDecoder().decode(zip['DM5/evidence.json']!));
    expect(evidence.status).toBe('met');
    expect(new TextDecoder().decode(zip['index.html']!)).toContain('evidencia para');
    expect((await boss.get(`${base}/submissions/${'0'.repeat(64)}`)).statusCode).toBe(404);
  });
});
