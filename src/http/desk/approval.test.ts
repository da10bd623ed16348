import { afterEach, beforeEach, describe, expect, it } from 'vitest';
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

describe('a metric that wants approval', () => {
  const typed = { [`value.trash.${last}`]: '5' };
  const key = `trash.${last}`;
  const waiting = `${page}/waiting`;
  let lead: DeskBrowser;
  beforeEach(async () => {
    lead = await trial.browser('lead', [grantOf('lead', 'public-works')]);
  });

  it('waits until somebody else approves it', async () => {
    const answer = await save(clerk, typed);
    expect((await clerk.get(String(answer.headers.location))).payload).toContain(
      '1 number waits for approval.',
    );
    expect(await deliveries()).toEqual([]);
    const shown = fieldsOf((await lead.get(waiting)).payload);
    const done = await lead.post(waiting, { ...shown, [`verdict.${key}`]: 'approve' });
    expect(done.headers.location).toBe(`${waiting}?approved=1&rejected=0`);
    expect(await known('trash', last)).toBe('5');
    expect(await deliveries()).toMatchObject([{ actor: 'lead (lead)' }]);
    expect((await lead.get(waiting)).payload).toContain('No number waits.');
  });

  it('is not approved by whoever typed it', async () => {
    await save(lead, typed);
    const shown = await lead.get(waiting);
    expect(shown.payload).toContain('You typed this one');
    const form = { [`verdict.${key}`]: 'approve', [`seal.${key}`]: '1   ' };
    const answer = await lead.post(waiting, form);
    expect([answer.statusCode, answer.payload.includes('you typed this number yourself')]).toEqual([
      422,
      true,
    ]);
    expect(await deliveries()).toEqual([]);
  });

  it('is sent back with a reason, which the clerk sees until it is typed anew', async () => {
    await save(clerk, typed);
    const shown = fieldsOf((await lead.get(waiting)).payload);
    const reject = { ...shown, [`verdict.${key}`]: 'reject' };
    expect((await lead.post(waiting, reject)).payload).toContain('say why it is sent back');
    await lead.post(waiting, { ...reject, [`because.${key}`]: 'that is last week’s' });
    expect(await deliveries()).toEqual([]);
    expect((await clerk.get(page)).payload).toContain('5 was sent back: that is last week’s');
    await save(clerk, { [`value.trash.${last}`]: '6' });
    expect((await clerk.get(page)).payload).not.toContain('was sent back');
  });

  it('is decided as it was seen, or looked at again', async () => {
    await save(clerk, typed);
    const shown = fieldsOf((await lead.get(waiting)).payload);
    await save(clerk, { [`value.trash.${last}`]: '50' });
    const answer = await lead.post(waiting, { ...shown, [`verdict.${key}`]: 'approve' });
    expect([answer.statusCode, answer.payload.includes('Look at it again')]).toEqual([422, true]);
    expect(await deliveries()).toEqual([]);
  });

  it('keeps every version and who decided in the log', async () => {
    await save(clerk, typed);
    const shown = fieldsOf((await lead.get(waiting)).payload);
    await lead.post(waiting, { ...shown, [`verdict.${key}`]: 'approve' });
    const history = await trial.state.recordHistory('boston', 'typed-number', null);
    expect(history.map(({ body, actor }) => [body === null, actor])).toEqual([
      [false, 'clerk (clerk)'],
      [true, 'lead (lead)'],
    ]);
  });
});

describe('who only looks', () => {
  it('sees the numbers and no field', async () => {
    await save(clerk, { [`value.potholes.${last}`]: '1234' });
    const viewer = await trial.browser('viewer', [grantOf('viewer', 'public-works')]);
    const { payload } = await viewer.get(page);
    expect(payload).toContain('1234');
    expect(payload).not.toContain('name="value.');
    expect(payload).not.toContain('>Save<');
  });

  it('is led to the one department there is, or chooses among several', async () => {
    expect((await clerk.get('/boston/desk/entry')).headers.location).toBe(page);
    const manager = await trial.browser('manager', [grantOf('manager')]);
    const { payload } = await manager.get('/boston/desk/entry');
    expect(payload).toContain(`<a href="${page}">Public Works</a>`);
    expect(payload).toContain('/boston/desk/entry/police');
  });
});
