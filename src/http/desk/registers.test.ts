import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DeskBrowser, type DeskTrial, grantOf, openDeskTrial } from './trial.suite.ts';

let trial: DeskTrial;
let manager: DeskBrowser;
let viewer: DeskBrowser;
beforeAll(async () => {
  trial = await openDeskTrial();
  manager = await trial.browser('manager', [grantOf('manager')]);
  viewer = await trial.browser('viewer', [grantOf('viewer')]);
});
afterAll(() => trial.close());

const base = '/boston/desk/registers';
const good = {
  version: '0',
  title: 'Privacy rules <b>',
  type: 'privacy',
  owner: 'Counsel',
  approved: '2025-01-15',
  tags: 'protected-data\r\nshort ',
  metrics: 'potholes-on-time',
};

async function stored(slug: string) {
  const record = await trial.state.record('boston', 'document', slug);
  return record === undefined ? null : JSON.parse(record.body!);
}

describe('a register at the desk', () => {
  it('takes an entry in, shows it as text, and says who changed it', async () => {
    expect((await manager.get(base)).payload).toContain('Documents and policies');
    expect((await manager.get(`${base}/documents/new`)).statusCode).toBe(200);
    const saved = await manager.post(`${base}/documents/new`, good);
    expect([saved.statusCode, saved.headers.location]).toEqual([
      303,
      `${base}/documents?done=saved`,
    ]);
    expect(await stored('privacy-rules-b')).toMatchObject({
      keptIn: 'desk',
      file: null,
      entry: { title: 'Privacy rules <b>', tags: ['protected-data', 'short'], reviewBy: null },
    });
    const list = await viewer.get(`${base}/documents?done=saved`);
    expect(list.payload).toContain('Privacy rules &lt;b>');
    expect(list.payload).not.toContain('/documents/new');
    const page = await manager.get(`${base}/documents/privacy-rules-b`);
    expect(page.payload).toContain('value="2025-01-15"');
    expect(page.payload).toContain('manager (manager)');
    expect((await viewer.get(`${base}/documents/privacy-rules-b`)).payload).not.toContain(
      '<textarea',
    );
  });

  it('says everything that is wrong beside it, and keeps what was typed', async () => {
    const bad = { ...good, title: '', type: 'policy', approved: 'soon', metrics: 'no-such' };
    const answer = await manager.post(`${base}/documents/new`, bad);
    expect(answer.statusCode).toBe(422);
    for (const id of ['title-fault', 'type-fault', 'approved-fault']) {
      expect(answer.payload).toContain(`id="${id}"`);
    }
    expect(answer.payload).toContain('value="Counsel"');
    const dangling = await manager.post(`${base}/documents/new`, {
      ...good,
      metrics: 'potholes-on-tim',
    });
    expect(dangling.payload).toContain('Did you mean `potholes-on-time`?');
  });

  it('gives every entry a slug of its own', async () => {
    await manager.post(`${base}/documents/new`, { ...good, title: 'Plan' });
    await manager.post(`${base}/documents/new`, { ...good, title: 'Plan' });
    expect(await stored('plan-2')).not.toBeNull();
  });

  it('lets nobody overwrite what somebody else changed meanwhile', async () => {
    await manager.post(`${base}/documents/new`, { ...good, title: 'Charter' });
    const change = { ...good, title: 'Charter', owner: 'Mayor', version: '1' };
    expect((await manager.post(`${base}/documents/charter`, change)).statusCode).toBe(303);
    const late = await manager.post(`${base}/documents/charter`, { ...change, owner: 'Council' });
    expect([late.statusCode, late.payload.includes('in the meantime')]).toEqual([409, true]);
    expect((await stored('charter')).entry.owner).toBe('Mayor');
    expect(
      (await manager.post(`${base}/documents/charter/remove`, { version: '1' })).statusCode,
    ).toBe(409);
    expect(
      (await manager.post(`${base}/documents/charter/remove`, { version: '2' })).statusCode,
    ).toBe(303);
    expect(await stored('charter')).toBeNull();
  });

  it('leaves to the folder what the folder keeps', async () => {
    const entry = {
      slug: 'letter',
      title: 'Letter',
      type: 'other',
      owner: 'Mayor',
      approved: null,
      approvedBy: null,
      reviewBy: null,
      withdrawn: null,
      link: null,
      file: null,
      tags: [],
      metrics: [],
    };
    const body = JSON.stringify({ keptIn: 'folder', file: null, entry });
    const change = { kind: 'document', slug: 'letter', body, basedOn: null };
    await trial.state.putRecords('boston', 'registers.applied', [change], { at: 1, actor: 'a' });
    const page = await manager.get(`${base}/documents/letter`);
    expect(page.payload).toContain('registers.yaml');
    expect(page.payload).not.toContain('<textarea');
    const answer = await manager.post(`${base}/documents/letter`, { ...good, version: '1' });
    expect(answer.statusCode).toBe(422);
    expect((await stored('letter')).entry.owner).toBe('Mayor');
  });

  it.each([
    'documents',
    'roles',
    'bodies',
    'meetings',
    'decisions',
    'trainings',
    'engagements',
    'drills',
  ])('has a form for %s with a label for every key', async (list) => {
    const { statusCode, payload } = await manager.get(`${base}/${list}/new`);
    expect(statusCode).toBe(200);
    expect(payload).not.toContain('undefined');
  });

  it('knows no other register, and no entry that is not there', async () => {
    expect((await manager.get(`${base}/answers`)).statusCode).toBe(404);
    expect((await manager.get(`${base}/documents/none`)).statusCode).toBe(404);
  });
});
