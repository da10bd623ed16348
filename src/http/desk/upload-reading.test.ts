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
async function send(bytes: string | Buffer) {
  const sent = await sendFile(trial, lead, { name: 'march.csv', bytes });
  const address = String(sent.headers.location);
  return { address, page: (await lead.get(address)).payload };
}

describe('a file whose columns are named otherwise', () => {
  const drifted = 'Messwert,Kennzahl,Tag\n7,potholes,08.03.2025\n';
  const reading = {
    do: 'read',
    'column-metric': 'Kennzahl',
    'column-start': 'Tag',
    'column-value': 'Messwert',
    others: 'none',
    days: 'DD.MM.YYYY',
  };

  it('is read as its person says, which is remembered for the department', async () => {
    const { address, page } = await send(drifted);
    expect(page).toContain('Say which is which');
    expect(page).not.toContain('value="take"');
    await lead.post(address, reading);
    const again = (await lead.get(address)).payload;
    expect(again).toContain('1 new');
    await lead.post(address, { do: 'take', seal: hidden(again, 'seal') });
    expect(await known('potholes', '2025-03-08')).toBe('7');
    const next = await send(drifted.replace('7,', '9,'));
    expect(next.page).toContain('as the last file of this department was');
    expect(next.page).toContain('1 changed');
  });

  it('is remembered for files with its header only', async () => {
    const written = 'Messwert;Kennzahl;Tag;Straße\n7;potholes;08.03.2025;Allee\n';
    const semicolons = Buffer.from(written, 'latin1');
    const { address } = await send(semicolons);
    const said = { ...reading, encoding: 'windows-1252', delimiter: ';' };
    await lead.post(address, said);
    const again = (await lead.get(address)).payload;
    await lead.post(address, { do: 'take', seal: hidden(again, 'seal') });
    const last = 'as the last file of this department was';
    const plain = await send(csv('potholes,2025-03-07,5'));
    expect(plain.page).toContain('1 new');
    expect(plain.page).not.toContain(last);
    await lead.post(plain.address, { do: 'take', seal: hidden(plain.page, 'seal') });
    expect((await send('Besuche,Ort\n7,Rathaus\n')).page).not.toContain(last);
    const next = await send(semicolons);
    expect(next.page).toContain(last);
    expect(next.page).toContain('1 as they are');
    const moved = await send(Buffer.from(written.replace('Kennzahl', 'Kennung'), 'latin1'));
    expect(moved.page).toContain(last);
    expect(moved.page).toContain('Say which is which');
  });

  it('reads days and letters as they stand, whatever was said of the last file', async () => {
    const { address } = await send(csv('potholes,08.03.2025,7'));
    const said = { ...reading, 'column-metric': 'metric', 'column-start': 'start' };
    const all = { ...said, 'column-value': 'value', encoding: 'windows-1252', others: 'all' };
    await lead.post(address, all);
    const again = (await lead.get(address)).payload;
    await lead.post(address, { do: 'take', seal: hidden(again, 'seal') });
    expect((await send(csv('potholes,2025-03-07,5'))).page).toContain('1 new');
    const wards = 'metric,start,value,Ward\npotholes,07.03.2025,5,Süd\npotholes,07.03.2025,5,\n';
    const { page } = await send(wards);
    expect(page).toContain('as the last file of this department was');
    expect(page).toContain('<option value="utf-8" selected>');
  });

  it('shows its rows where another delimiter stands between the columns', async () => {
    const { page } = await send(drifted.replaceAll(',', ';'));
    expect(page).toContain('<option value=";" selected>');
    expect(page).toContain('<option value="Kennzahl">');
    expect(page).not.toContain('value="take"');
  });

  it('offers the nearest names, and takes nothing by a guess', async () => {
    const { page } = await send('metrics,starts,values\npotholes,2025-03-08,7\n');
    expect(page).toContain('<option value="metrics" selected>');
    expect(page).not.toContain('value="take"');
  });

  it('brings the numbers of one metric without a column for its name, and the next file so', async () => {
    const visits = 'Day,Visits\n2025-03-08,7\n';
    const { address, page } = await send(visits);
    expect(page).toContain('<option value="potholes">potholes</option>');
    expect(page).not.toContain('<option value="arrests">');
    const columns = { 'column-start': 'Day', 'column-value': 'Visits', others: 'none' };
    await lead.post(address, { do: 'read', ...columns, 'all-of': 'potholes' });
    const again = (await lead.get(address)).payload;
    expect(again).toContain('<option value="potholes" selected>');
    await lead.post(address, { do: 'take', seal: hidden(again, 'seal') });
    expect(await known('potholes', '2025-03-08')).toBe('7');
    expect((await send(visits.replace('7', '9'))).page).toContain('1 changed');
  });

  it('refuses one metric for all rows where each row names its own', async () => {
    const { address } = await send(drifted);
    const answer = await lead.post(address, { ...reading, 'all-of': 'potholes' });
    expect(answer.statusCode).toBe(422);
    expect(answer.payload).toContain('href="#all-of"');
  });

  it('refuses one column chosen twice', async () => {
    const { address } = await send(drifted);
    const answer = await lead.post(address, { ...reading, 'column-start': 'Kennzahl' });
    expect(answer.statusCode).toBe(422);
    expect(answer.payload).toContain('was chosen twice');
  });
});

describe('columns that are taken as breakdowns', () => {
  const file = 'metric,start,value,Note,Ward\npotholes,2025-03-08,7,late,\n';
  it('are left out one by one, in the words of the page', async () => {
    const { address, page } = await send(file);
    expect(page).toContain('ATTENTION: this file has breakdowns and no total');
    expect(page).toContain('leave it out here');
    expect(page).not.toContain('dimensions: []');
    expect(page).toContain('Leave the column “Note” out');
    await lead.post(address, { do: 'leave-out', column: 'Note' });
    const again = (await lead.get(address)).payload;
    expect(again).not.toContain('ATTENTION');
    expect(again).toContain('is left out, but for Ward');
    expect(again).not.toContain('Leave the column “Note” out');
    const kept = { do: 'read', others: 'kept', 'column-metric': 'metric' };
    await lead.post(address, { ...kept, 'column-start': 'start', 'column-value': 'value' });
    const last = (await lead.get(address)).payload;
    expect(last).toContain('Leave the column “Ward” out');
    await lead.post(address, { do: 'take', seal: hidden(last, 'seal') });
    expect(await known('potholes', '2025-03-08')).toBe('7');
  });
});

describe('a web page that came as a file', () => {
  it('is called so, and nobody is asked how to read it', async () => {
    const { page } = await send('<!DOCTYPE html>\n<html><title>Sign in</title>\n');
    expect(page).toContain('This is a web page, not a file of numbers');
    expect(page).not.toContain('How the file is read');
  });
});

describe('letters that can be read in several ways', () => {
  it('are asked about with the file’s own lines', async () => {
    const text = 'metric,start,value,Straße\npotholes,2025-03-08,7,Königsweg\n';
    const { address, page } = await send(Buffer.from(text, 'latin1'));
    expect(page).toContain('potholes,2025-03-08,7,Königsweg');
    expect(page).not.toContain('value="take"');
    await lead.post(address, { do: 'read', encoding: 'windows-1252', others: 'none' });
    expect((await lead.get(address)).payload).toContain('1 new');
  });
});
