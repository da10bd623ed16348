import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openEntryTrial } from './entry-trial.suite.ts';
import { type DeskBrowser, type DeskTrial, grantOf } from './trial.suite.ts';
import { hidden, sendFile } from './upload-trial.suite.ts';

let opened: Awaited<ReturnType<typeof openEntryTrial>>;
let trial: DeskTrial;
let lead: DeskBrowser;
beforeEach(async () => {
  opened = await openEntryTrial();
  ({ trial } = opened);
  lead = await trial.browser('lead', [grantOf('lead', 'public-works')]);
});
afterEach(() => trial.close());

const csv = (...rows: string[]) => ['metric,start,value', ...rows, ''].join('\n');
const known = (slug: string, day: string) => opened.known(slug, day);

/** Sends a file and gives its preview. */
async function send(bytes: string | Buffer, fields: Readonly<Record<string, string>> = {}) {
  const sent = await sendFile(trial, lead, { name: 'march.csv', bytes }, fields);
  expect(sent.statusCode).toBe(303);
  const address = String(sent.headers.location);
  return { address, page: (await lead.get(address)).payload };
}

async function takeIn(bytes: string) {
  const { address, page } = await send(bytes);
  const answer = await lead.post(address, { do: 'take', seal: hidden(page, 'seal') });
  expect(answer.statusCode).toBe(303);
  return String(answer.headers.location).split('?')[0]!;
}

describe('a file that is brought', () => {
  it('shows what it would change before anything is taken in, and is then taken in', async () => {
    const { address, page } = await send(csv('potholes,2025-03-08,7', 'potholes,2025-03-07,5'));
    expect(page).toContain('2 new, 0 changed, 0 taken back, 0 as they are.');
    expect(await known('potholes', '2025-03-08')).toBeUndefined();
    const answer = await lead.post(address, { do: 'take', seal: hidden(page, 'seal') });
    const done = await lead.get(String(answer.headers.location));
    expect(done.payload).toContain('It was taken in.');
    expect(await known('potholes', '2025-03-08')).toBe('7');
    expect(await opened.deliveries()).toMatchObject([{ name: 'march.csv', actor: 'lead (lead)' }]);
    expect((await lead.get(address)).statusCode).toBe(404);
  });

  it('changes nothing when it comes twice', async () => {
    await takeIn(csv('potholes,2025-03-08,7'));
    const { page } = await send(csv('potholes,2025-03-08,7'));
    expect(page).toContain('There is nothing to take in.');
    expect(page).not.toContain('value="take"');
  });

  it('is not taken in when what is known changed meanwhile', async () => {
    const { address, page } = await send(csv('potholes,2025-03-08,7'));
    await takeIn(csv('potholes,2025-03-08,6'));
    const answer = await lead.post(address, { do: 'take', seal: hidden(page, 'seal') });
    expect(answer.statusCode).toBe(422);
    expect(answer.payload).toContain('changed while you looked');
    expect(answer.payload).toContain('0 new, 1 changed');
    expect(await known('potholes', '2025-03-08')).toBe('6');
  });

  it('names every mistake with its line, column and value', async () => {
    const { page } = await send(csv('potholes,2025-03-08,seven', 'pothole,2025-03-07,5'));
    expect(page).toContain('2 things are wrong');
    expect(page).toContain('<code>seven</code>');
    expect(page).toContain('Did you mean “potholes”?');
    expect(page).not.toContain('value="take"');
  });

  it('is removed when nobody wants it', async () => {
    const { address } = await send(csv('potholes,2025-03-08,7'));
    await lead.post(address, { do: 'discard' });
    expect((await lead.get(address)).statusCode).toBe(404);
    expect(readdirSync(join(trial.folder, 'uploads'))).toEqual([]);
  });

  it('is nobody else’s to see', async () => {
    const { address } = await send(csv('potholes,2025-03-08,7'));
    const other = await trial.browser('other', [grantOf('manager')]);
    expect((await other.get(address)).statusCode).toBe(404);
  });
});

describe('a file of another department', () => {
  it('is refused row by row', async () => {
    const clerk = await trial.browser('police-clerk', [grantOf('contributor', 'police')]);
    const file = { name: 'a.csv', bytes: csv('potholes,2025-03-08,7') };
    const sent = await sendFile(trial, clerk, file, { department: 'police' });
    const { payload } = await clerk.get(String(sent.headers.location));
    expect(payload).toContain('You may not bring numbers of this metric in a file');
    expect((await sendFile(trial, clerk, file)).statusCode).toBe(403);
  });
});

describe('a file of numbers that want a second person, or have locked days', () => {
  it('is only for those who may approve or unlock', async () => {
    const file = { name: 'a.csv', bytes: csv('trash,2025-03-08,7', 'signs,2025-03-08,7') };
    const found = async (browser: DeskBrowser) => {
      const sent = await sendFile(trial, browser, file);
      const { payload } = await browser.get(String(sent.headers.location));
      return ['trash', 'signs'].filter((metric) => payload.includes(`<code>${metric}</code>`));
    };
    expect(await found(opened.clerk)).toEqual(['trash', 'signs']);
    expect(await found(lead)).toEqual(['signs']);
    expect(await found(await trial.browser('boss', [grantOf('manager')]))).toEqual([]);
  });
});

describe('a form with a file', () => {
  it('is refused without the session’s token, and keeps nothing', async () => {
    const file = { name: 'a.csv', bytes: csv('potholes,2025-03-08,7') };
    expect((await sendFile(trial, lead, file, { token: 'forged' })).statusCode).toBe(403);
    expect(readdirSync(join(trial.folder, 'uploads'))).toEqual([]);
  });

  it('asks for the file and for whose it is', async () => {
    const answer = await lead.post('/boston/desk/upload', { department: 'nobody' });
    expect(answer.statusCode).toBe(422);
    expect(answer.payload).toContain('Choose a file.');
    expect(answer.payload).toContain('Choose whose file it is.');
  });
});

describe('texts from outside', () => {
  it('stand inert in the preview, the list and the delivery', async () => {
    const texts = JSON.parse(
      readFileSync('src/formats/csv/fixtures/naughty-strings/blns.json', 'utf8'),
    ) as string[];
    const marks = texts.filter((text) => /[<>"'&]/.test(text) && !/[\n\r\0]/.test(text));
    expect(marks.length).toBeGreaterThan(100);
    const rows = marks.map((text) => `"${text.replaceAll('"', '""')}",2025-03-08,7`);
    const { page } = await send(csv(...rows, 'potholes,2025-03-08,<script>alert(1)</script>'));
    expect(page).not.toMatch(/<(script|img|iframe|foo|svg>|a href="\\)/i);
    expect(page).toContain('&lt;');
    const name = '<img src=x onerror=alert(1)>.csv';
    const sent = await sendFile(trial, lead, { name, bytes: csv('potholes,2025-03-08,7') });
    const address = String(sent.headers.location);
    const preview = (await lead.get(address)).payload;
    const taken = await lead.post(address, { do: 'take', seal: hidden(preview, 'seal') });
    const pages = [
      preview,
      (await lead.get('/boston/desk/deliveries')).payload,
      (await lead.get(String(taken.headers.location))).payload,
    ];
    for (const one of pages) {
      expect(one).toContain('&lt;img src=x onerror=alert(1)');
      expect(one).not.toContain('<img');
    }
  });
});

describe('undoing a delivery', () => {
  it('brings back what was known without it, and takes back the rest', async () => {
    await takeIn(csv('potholes,2025-03-08,7', 'potholes,2025-03-06,4'));
    const second = await takeIn(csv('potholes,2025-03-08,9', 'potholes,2025-03-07,5'));
    const asked = (await lead.get(second)).payload;
    expect(asked).toContain('1 value becomes again what was known without it, 1 is taken back.');
    const answer = await lead.post(second, { why: 'the wrong file' });
    expect(answer.statusCode).toBe(303);
    expect(await known('potholes', '2025-03-08')).toBe('7');
    expect(await known('potholes', '2025-03-07')).toBeUndefined();
    expect(await known('potholes', '2025-03-06')).toBe('4');
    expect((await opened.deliveries()).at(-1)).toMatchObject({ name: 'undo of march.csv' });
    const after = (await lead.get(second)).payload;
    expect(after).toContain('Why: the wrong file');
    expect((await lead.get('/boston/desk/deliveries')).payload).toContain('undone');
  });

  it('can itself be undone', async () => {
    await takeIn(csv('potholes,2025-03-08,7'));
    const second = await takeIn(csv('potholes,2025-03-08,'));
    expect(await known('potholes', '2025-03-08')).toBeUndefined();
    const undone = await lead.post(second, { why: 'a slip' });
    expect(await known('potholes', '2025-03-08')).toBe('7');
    const address = String(undone.headers.location).split('?')[0]!;
    await lead.post(address, { why: 'it was right' });
    expect(await known('potholes', '2025-03-08')).toBeUndefined();
  });

  it('leaves alone what came later, and says when nothing is left', async () => {
    const first = await takeIn(csv('potholes,2025-03-08,7'));
    await takeIn(csv('potholes,2025-03-08,9'));
    expect((await lead.get(first)).payload).toContain('There is nothing to undo');
    expect((await lead.post(first, { why: 'late' })).statusCode).toBe(422);
    expect(await known('potholes', '2025-03-08')).toBe('9');
  });

  it('brings back the target that was known without it', async () => {
    const targets = (...rows: string[]) => ['metric,from,until,target', ...rows, ''].join('\n');
    await takeIn(targets('potholes,2025-01-01,2025-12-31,5'));
    const second = await takeIn(
      targets('potholes,2025-01-01,2025-06-30,8', 'potholes,2025-07-01,,9'),
    );
    expect((await lead.post(second, { why: 'not decided yet' })).statusCode).toBe(303);
    const now = await trial.platform.facts.targets('boston', null, null);
    expect(now.map(({ from, until, target }) => [from, until, target])).toEqual([
      ['2025-01-01', '2025-12-31', 5],
    ]);
  });

  it('asks for the reason', async () => {
    const first = await takeIn(csv('potholes,2025-03-08,7'));
    const answer = await lead.post(first, { why: ' ' });
    expect(answer.statusCode).toBe(422);
    expect(answer.payload).toContain('href="#why"');
  });

  it('is not for the numbers of other departments', async () => {
    const first = await takeIn(csv('potholes,2025-03-08,7'));
    const police = await trial.browser('police-lead', [grantOf('lead', 'police')]);
    expect((await police.get(first)).payload).toContain('departments whose deliveries you do not');
    expect((await police.post(first, { why: 'mine' })).statusCode).toBe(422);
    expect(await known('potholes', '2025-03-08')).toBe('7');
  });

  it('refuses breakdowns with a word', async () => {
    const first = await takeIn(
      'metric,start,value,ward\npotholes,2025-03-08,7,\npotholes,2025-03-08,3,A\n',
    );
    expect((await lead.get(first)).payload).toContain('columns of breakdowns');
  });
});
