import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha256Hex } from '../../archive/hash.ts';
import { type DeskBrowser, type DeskTrial, grantOf, openDeskTrial } from './trial.suite.ts';
import { sendFile } from './upload-trial.suite.ts';

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
    expect(dangling.payload).toContain(
      'There is nothing of this name. Did you mean potholes-on-time?',
    );
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

describe('the file of a document', () => {
  const pdf = Buffer.from('%PDF-1.7 <script>alert(1)</script>');
  const send = (name: string, bytes: Buffer | string, url = `${base}/documents/new`) =>
    sendFile(trial, manager, { name, bytes }, { ...good, title: `Paper ${name}` }, url);
  const uploads = () => readdir(join(trial.folder, 'uploads'));

  it('goes into the archive, and comes out as a file to keep and nothing to open', async () => {
    const answer = await send('Our rules.pdf', pdf);
    expect(answer.statusCode).toBe(303);
    const hash = sha256Hex(pdf);
    expect((await stored('paper-our-rules-pdf')).file).toEqual({
      ...{ name: 'Our rules.pdf', hash, bytes: pdf.length },
    });
    expect(await uploads()).toEqual([]);
    const page = await viewer.get(`${base}/documents/paper-our-rules-pdf`);
    expect(page.payload).toContain(hash);
    const file = await viewer.get(`${base}/documents/paper-our-rules-pdf/file`);
    expect(file.rawPayload).toEqual(pdf);
    expect(file.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': 'attachment; filename="Our-rules.pdf"',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
    const nobody = await trial.browser('nobody', []);
    expect((await nobody.get(`${base}/documents/x/file`)).statusCode).toBe(403);
  });

  it('stays when the entry is changed without one, and gives way to another', async () => {
    await send('plan.txt', 'first');
    const change = { ...good, title: 'Paper plan.txt', owner: 'Mayor', version: '1' };
    await manager.post(`${base}/documents/paper-plan-txt`, change);
    expect((await stored('paper-plan-txt')).file.hash).toBe(sha256Hex('first'));
    const url = `${base}/documents/paper-plan-txt`;
    await sendFile(
      trial,
      manager,
      { name: 'plan.txt', bytes: 'second' },
      { ...change, version: '2' },
      url,
    );
    expect((await stored('paper-plan-txt')).file.hash).toBe(sha256Hex('second'));
  });

  it.each([
    ['page.html', '<script>alert(1)</script>'],
    ['virus.pdf', 'MZ\u0000\u0001'],
    ['picture.png', '%PDF-1.7'],
    ['text.txt', Buffer.from([0x61, 0, 0x62])],
    ['text.csv', Buffer.from([0xff, 0xfe, 0x61])],
    ['empty.txt', ''],
    ['rules.docx', 'PK not a zip'],
  ])('is refused when it is not what its name says: %s', async (name, bytes) => {
    const answer = await send(name, bytes);
    expect([answer.statusCode, answer.payload.includes('id="file-fault"')]).toEqual([422, true]);
    expect(await uploads()).toEqual([]);
  });

  it('is refused when it is too large, and brought to documents only', async () => {
    const large = Buffer.alloc(25 * 1024 ** 2 + 1, 'a');
    const answer = await send('large.txt', large);
    expect([answer.statusCode, answer.payload.includes('25 megabytes')]).toEqual([413, true]);
    const role = await send('role.txt', 'a', `${base}/roles/new`);
    expect(role.statusCode).toBe(422);
    expect(await uploads()).toEqual([]);
  });
});

describe('registers in Spanish', () => {
  it('say everything in Spanish, what is wrong as well, and keep the language', async () => {
    const page = await manager.get(`${base}/documents/new?lang=es`);
    expect(page.headers['content-language']).toBe('es-US');
    expect(page.payload).toContain('<html lang="es-US"');
    expect(page.payload).toContain('Agregar: documento');
    expect(page.payload).toContain('action="/boston/desk/registers/documents/new?lang=es"');
    const wrong = await manager.post(`${base}/documents/new?lang=es`, { ...good, title: '' });
    expect(wrong.payload).toContain('Complete este dato');
    const saved = await manager.post(`${base}/documents/new?lang=es`, { ...good, title: 'Uno' });
    expect(saved.headers.location).toBe(`${base}/documents?done=saved&lang=es`);
    const list = await manager.get(saved.headers.location as string);
    expect(list.payload).toContain('Documentos y políticas');
    expect((await manager.get(`${base}/nothing?lang=es`)).payload).toContain(
      'Aquí no hay tal registro',
    );
  });
});
