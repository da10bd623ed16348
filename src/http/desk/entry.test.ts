import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addDays } from '../../calendar/index.ts';
import type { Delivery } from '../../model/index.ts';
import { sourceKind } from '../../pipeline/collect/source.ts';
import { fieldsOf, last, openEntryTrial, page, save } from './entry-trial.suite.ts';
import { type DeskBrowser, type DeskTrial, grantOf } from './trial.suite.ts';

let opened: Awaited<ReturnType<typeof openEntryTrial>>;
let trial: DeskTrial;
let clerk: DeskBrowser;
beforeEach(async () => {
  opened = await openEntryTrial();
  ({ trial, clerk } = opened);
});
afterEach(() => trial.close());

const known = (slug: string, day: string) => opened.known(slug, day);
const deliveries = () => opened.deliveries();
const archivedText = () => opened.archivedText();

describe('saving numbers', () => {
  it('makes one delivery of all that was typed, under the name of who typed', async () => {
    const answer = await save(clerk, {
      [`value.potholes.${last}`]: '1,234',
      'value.potholes.2025-03-07': ' 7 ',
      [`numerator.lights.${last}`]: '45',
      [`denominator.lights.${last}`]: '50',
    });
    expect(answer.statusCode).toBe(303);
    expect(await known('potholes', last)).toBe('1234');
    expect(await known('potholes', '2025-03-07')).toBe('7');
    expect(await known('lights', last)).toBe('45/50');
    expect(await deliveries()).toMatchObject([
      { actor: 'clerk (clerk)', rows: 3, name: 'typed-public-works-2025-03-09.csv' },
    ]);
    const done = await clerk.get(String(answer.headers.location));
    expect(done.payload).toContain('3 numbers were saved.');
    expect(done.payload).toContain('value="1234"');
  });

  it('says beforehand which metrics a source brings, too', async () => {
    const { state, clock } = trial.platform;
    const body = JSON.stringify({ slug: 'works', title: 'Works orders' });
    const change = { kind: sourceKind, slug: 'works', body, basedOn: null };
    await state.putRecords('boston', 'source.saved', [change], { at: clock(), actor: 'Ana' });
    await save(clerk, { [`value.potholes.${last}`]: '7' });
    expect((await clerk.get(page)).payload).not.toContain('Works orders');
    const [{ id, name, content, rows }] = (await deliveries()) as [Delivery];
    const lease = (await state.collecting.takeLease('pull', 'a test', clock(), clock() + 60e6))!;
    const run = await state.collecting.beginRun(lease, {
      ...{ city: 'boston', source: 'works', cause: 'schedule', actor: 'schedule' },
      ...{ scheduled: null, attempt: 1, started: clock() },
    });
    const counts = { rows, bytes: 0, added: 1, changed: 0, gone: 0, rejected: 0 };
    const loads = [{ name, content, rows, delivery: id }];
    const end = { ...counts, outcome: 'taken' as const, loads, notes: [] };
    await state.collecting.endRun(lease, run.id, end, clock());
    const html = (await clerk.get(page)).payload;
    expect(html).toContain('potholes: from Works orders');
    expect(html).not.toContain('lights: from Works orders');
  });

  it('saves nothing where nothing was changed', async () => {
    await save(clerk, { [`value.potholes.${last}`]: '7' });
    const again = await save(clerk, { [`value.potholes.${last}`]: '7.0' });
    expect((await clerk.get(String(again.headers.location))).payload).toContain(
      'Nothing had changed.',
    );
    expect(await deliveries()).toHaveLength(1);
  });

  it('corrects by a new version, and the old one stays known for its time', async () => {
    await save(clerk, { [`value.potholes.${last}`]: '7' });
    const before = trial.platform.clock();
    trial.later(10);
    await save(clerk, { [`value.potholes.${last}`]: '9' });
    expect(await known('potholes', last)).toBe('9');
    const then = await trial.platform.facts.observations({
      ...{ city: 'boston', knownOn: before, from: null, until: null },
      ...{ metrics: null, deliveries: null },
    });
    expect([...then.value]).toEqual([7]);
    expect(await deliveries()).toHaveLength(2);
  });

  it('leaves a number where its field was emptied, and takes it back when asked to', async () => {
    await save(clerk, { [`value.potholes.${last}`]: '7' });
    const emptied = await save(clerk, { [`value.potholes.${last}`]: '' });
    expect((await clerk.get(String(emptied.headers.location))).payload).toContain(
      '1 field was emptied; its number stays as it was.',
    );
    expect(await known('potholes', last)).toBe('7');
    await save(clerk, { [`back.potholes.${last}`]: 'yes' });
    expect(await known('potholes', last)).toBeUndefined();
  });

  it('saves all or nothing, and says everything that is wrong at its field', async () => {
    const answer = await save(clerk, {
      [`value.potholes.${last}`]: '7',
      'value.potholes.2025-03-07': 'seven',
      [`numerator.lights.${last}`]: '45',
      'numerator.lights.2025-03-07': '5',
      'denominator.lights.2025-03-07': '4,5',
    });
    expect(answer.statusCode).toBe(422);
    const { payload } = answer;
    expect(payload).toContain('“seven” is not a number');
    expect(payload).toContain('one of the two parts is empty');
    expect(payload).toContain(`href="#denominator.lights.${last}"`);
    expect(payload).toContain('value="seven"');
    expect(payload).toContain('<title>Needs mending:');
    expect(await deliveries()).toEqual([]);
    const share = { [`numerator.lights.${last}`]: '51', [`denominator.lights.${last}`]: '50' };
    const refused = await save(clerk, { ...share, [`value.potholes.${last}`]: '7' });
    expect([refused.statusCode, refused.payload.includes('A share cannot be above 1')]).toEqual([
      422,
      true,
    ]);
    expect(await deliveries()).toEqual([]);
  });

  it('takes no number of another department, of a day to come, or of a metric that ended', async () => {
    const made = { ...fieldsOf((await clerk.get(page)).payload) };
    for (const [name, day] of [
      ['arrests', last],
      ['old', last],
      ['potholes', '2025-03-09'],
    ]) {
      made[`seen.${name}.${day}`] = '||';
      made[`value.${name}.${day}`] = '5';
    }
    await clerk.post(page, made);
    await clerk.post(`${page}?until=2025-03-20`, made);
    expect(await deliveries()).toEqual([]);
  });
});

describe('a number out of the usual', () => {
  beforeEach(async () => {
    const typed: Record<string, string> = {};
    for (let back = 9; back < 20; back += 1) {
      typed[`value.potholes.${addDays(last, -back)}`] = String(10 + (back % 3));
      typed[`numerator.lights.${addDays(last, -back)}`] = '8';
      typed[`denominator.lights.${addDays(last, -back)}`] = '10';
    }
    await save(clerk, typed, `${page}?days=31`);
  });

  it('is asked about, and taken with a reason that stays in the file', async () => {
    const typed = { [`value.potholes.${last}`]: '120' };
    const asked = await save(clerk, typed);
    expect(asked.statusCode).toBe(422);
    expect(asked.payload).toContain('120 is unusual; it mostly lies from 5.5 to 16');
    expect(asked.payload).toContain(`id="reason.potholes.${last}"`);
    expect(await known('potholes', last)).toBeUndefined();
    const reason = 'storm, "the big one"\nof March';
    const form = { ...fieldsOf(asked.payload), [`reason.potholes.${last}`]: reason };
    expect((await clerk.post(page, form)).statusCode).toBe(303);
    expect(await known('potholes', last)).toBe('120');
    expect(await archivedText()).toBe(
      `metric,start,value,numerator,denominator,reason\npotholes,${last},120,,,"storm, ""the big one"" of March"\n`,
    );
  });

  it('is asked about in percent, and by the cases that it is made of', async () => {
    const ratio = (numerator: string, denominator: string) =>
      save(clerk, {
        [`numerator.lights.${last}`]: numerator,
        [`denominator.lights.${last}`]: denominator,
      });
    expect((await ratio('1', '10')).payload).toContain(
      '10% is unusual; it mostly lies from 56% to 100%',
    );
    expect((await ratio('800', '1000')).payload).toContain(
      'of 1,000 is unusual; mostly it is of 7 to 13',
    );
    expect((await ratio('9', '11')).statusCode).toBe(303);
  });

  it('is refused at once where no number can be so, whatever the reason', async () => {
    for (const [numerator, reason] of [
      ['15', ''],
      ['-1', ''],
      ['15', 'a good day'],
    ]) {
      const { payload, statusCode } = await save(clerk, {
        [`numerator.lights.${last}`]: numerator!,
        [`denominator.lights.${last}`]: '10',
        [`reason.lights.${last}`]: reason!,
      });
      expect(statusCode).toBe(422);
      expect(payload).toMatch(
        /A share cannot be above 1|A numerator of a ratio cannot be negative/,
      );
      expect(payload).toContain(`href="#numerator.lights.${last}"`);
      expect(payload).not.toContain(' is unusual');
      expect(payload).not.toContain(`id="reason.lights.${last}"`);
    }
  });

  it('keeps a reason that was given while something else is mended', async () => {
    const answer = await save(clerk, {
      [`value.potholes.${last}`]: '120',
      [`reason.potholes.${last}`]: 'storm',
      'value.potholes.2025-03-07': 'x',
    });
    expect(answer.payload).toContain('value="storm"');
  });
});

describe('two people at one number', () => {
  it('see each other’s number before one of them replaces it', async () => {
    const other = await trial.browser('other', [grantOf('contributor', 'public-works')]);
    const opened = fieldsOf((await clerk.get(page)).payload);
    await save(other, { [`value.potholes.${last}`]: '8' });
    const late = { ...opened, [`value.potholes.${last}`]: '9' };
    const answer = await clerk.post(page, late);
    expect([answer.statusCode, answer.payload.includes('somebody else has typed 8')]).toEqual([
      422,
      true,
    ]);
    expect(await known('potholes', last)).toBe('8');
    trial.later(1);
    expect((await clerk.post(page, fieldsOf(answer.payload))).statusCode).toBe(303);
    expect(await known('potholes', last)).toBe('9');
  });

  it('do not disturb each other at different numbers, or with the same one', async () => {
    const other = await trial.browser('other', [grantOf('contributor', 'public-works')]);
    const opened = fieldsOf((await clerk.get(page)).payload);
    await save(other, { [`value.potholes.${last}`]: '8' });
    const form = {
      ...opened,
      [`value.potholes.${last}`]: '8',
      'value.potholes.2025-03-07': '3',
    };
    expect((await clerk.post(page, form)).statusCode).toBe(303);
    expect(await known('potholes', '2025-03-07')).toBe('3');
  });
});

describe('a locked period', () => {
  const day = '2025-03-06';
  const typed = { [`value.signs.${day}`]: '4' };

  it('offers no field to a contributor, and refuses one that was made up', async () => {
    const { payload } = await clerk.get(page);
    expect(payload).not.toContain(`name="value.signs.${day}"`);
    expect(payload).toContain('name="value.signs.2025-03-07"');
    const answer = await save(clerk, { ...typed, [`seen.signs.${day}`]: '||' });
    expect([answer.statusCode, answer.payload.includes('the day is locked')]).toEqual([422, true]);
  });

  it('is corrected by a manager, with a reason', async () => {
    const manager = await trial.browser('manager', [grantOf('manager')]);
    expect((await save(manager, typed)).payload).toContain('Say why you correct it');
    await save(manager, { ...typed, [`reason.signs.${day}`]: 'counted again' });
    expect(await known('signs', day)).toBe('4');
    expect(await archivedText()).toContain('counted again');
  });
});

describe('a pasted block', () => {
  it('is laid onto the grid and saved only then', async () => {
    const block = 'Metric\t3/7/2025\t3/8/2025\r\nPOTHOLES\t7\t1,200\r\nlights\t\t45/50\r\n';
    const answer = await save(clerk, { do: 'paste', block });
    expect(answer.statusCode).toBe(200);
    expect(answer.payload).toContain('3 numbers were laid onto the grid');
    expect(await deliveries()).toEqual([]);
    const saved = await clerk.post(page, fieldsOf(answer.payload));
    expect(saved.statusCode).toBe(303);
    expect(await known('potholes', last)).toBe('1200');
    expect(await known('lights', last)).toBe('45/50');
  });

  it('is used whole or not at all', async () => {
    const block = 'potholes\t\t\t\t\t\t\t7\npothole\t1\nlights\t5';
    const answer = await save(clerk, { do: 'paste', block });
    expect(answer.statusCode).toBe(422);
    for (const said of ['no metric “pothole”', 'typed in two parts', 'Nothing of the block']) {
      expect(answer.payload).toContain(said);
    }
    expect(fieldsOf(answer.payload)[`value.potholes.${last}`]).toBe('');
    expect(answer.payload).toContain('pothole\t1');
  });
});
