import { describe, expect, it } from 'vitest';
import { openTrial, type Row, scripted, type Trial } from '../../../test/collecting.ts';
import { Fault } from '../../model/index.ts';
import { afterQuiet, sendDueMails, tellOfRun } from './notify.ts';
import { type CitySchedule, type MailServer, operationsKind } from './operations.ts';
import { orderPull } from './orders.ts';
import { beat } from './scheduler.ts';

const at = (text: string) => Number(Temporal.Instant.from(text).epochNanoseconds / 1000n);
const columns = ['day', 'calls'];
const tenDays = (): Row[] =>
  Array.from({ length: 10 }, (_, index) => [`2026-02-${index + 10}`, `${index}`]);
const noSchedule: CitySchedule = {
  publishAt: null,
  mailTo: null,
  quietFrom: null,
  quietUntil: null,
  digestAt: null,
};
const server: MailServer = {
  host: 'mail.city.gov',
  port: 587,
  security: 'starttls',
  user: null,
  from: 'civicstat@city.gov',
};

async function setUp(trial: Trial, schedule: Partial<CitySchedule>): Promise<void> {
  const changes = [
    { slug: 'schedule', body: JSON.stringify({ ...noSchedule, ...schedule }) },
    { slug: 'mail', body: JSON.stringify(server) },
  ].map((one) => ({ kind: operationsKind, basedOn: null, ...one }));
  const act = { at: trial.clock.now, actor: 'Ana' };
  await trial.platform.state.putRecords('sample', 'sources.applied', changes, act);
}

async function beatAt(trial: Trial, instant: string): Promise<void> {
  trial.clock.now = at(instant);
  const going = new Map<string, Promise<void>>();
  await beat(trial.collecting, going, (_, message) => {
    throw new Error(message);
  });
  await Promise.all(going.values());
}

describe('mails', () => {
  it('tell the owner once of a held load, and of nothing that went well', async () => {
    const script = scripted(columns, tenDays());
    const trial = await openTrial(script.connector);
    await setUp(trial, {});
    await trial.save({ schedule: '* * * * *', graceMinutes: 2880, mailTo: 'clerk@city.gov' });
    await beatAt(trial, '2026-03-11T10:15:00Z');
    script.rows = [['2026-02-10', '100']];
    await beatAt(trial, '2026-03-11T10:16:00Z');
    await beatAt(trial, '2026-03-11T10:17:00Z');
    await beatAt(trial, '2026-03-11T10:18:00Z');
    expect(await sendDueMails(trial.collecting)).toEqual([]);
    expect(await sendDueMails(trial.collecting)).toEqual([]);
    expect(trial.sent).toHaveLength(1);
    expect(trial.sent[0]).toMatchObject({
      to: 'clerk@city.gov',
      subject: 'Ambulance calls: A load waits for you to look at it',
    });
    expect(trial.sent[0]!.text).toContain('usually there are 10: 90 % are missing.');
    expect(trial.sent[0]!.text).toMatch(/on the desk: \/sample\/desk\/held\/\d+$/);
  });

  it('lead to the desk under the address of the site', async () => {
    const script = scripted(columns, tenDays());
    const trial = await openTrial(script.connector);
    await setUp(trial, { mailTo: 'data@city.gov' });
    script.beforePage = () => {
      throw new Fault('no answer', 'wait');
    };
    const run = await trial.pull();
    await tellOfRun({ ...trial.platform, site: 'https://scoreboard.city.gov' }, run);
    await sendDueMails(trial.collecting);
    expect(trial.sent[0]!.text).toMatch(
      /: https:\/\/scoreboard\.city\.gov\/sample\/desk\/sources\/ems$/,
    );
  });

  it('tell the city of a source that did not come, once', async () => {
    const script = scripted(columns, tenDays());
    const trial = await openTrial(script.connector);
    await setUp(trial, { mailTo: 'data@city.gov' });
    await trial.save({ schedule: '15 6 * * *' });
    script.beforePage = () => {
      throw new Fault('no answer', 'wait');
    };
    await beatAt(trial, '2026-03-11T10:15:00Z');
    await beatAt(trial, '2026-03-11T11:10:00Z');
    await sendDueMails(trial.collecting);
    expect(trial.sent).toEqual([]);
    await beatAt(trial, '2026-03-11T11:15:00Z');
    await beatAt(trial, '2026-03-11T11:20:00Z');
    await sendDueMails(trial.collecting);
    expect(trial.sent.map(({ to, subject }) => [to, subject])).toEqual([
      ['data@city.gov', 'Ambulance calls: it is late'],
    ]);
    expect(trial.sent[0]!.text).toContain('2026-03-11 06:15');
  });

  it('tell of a source that is read every few minutes once a day until it comes again', async () => {
    const script = scripted(columns, tenDays());
    const trial = await openTrial(script.connector);
    await setUp(trial, { mailTo: 'data@city.gov' });
    await trial.save({ schedule: '*/5 * * * *', graceMinutes: 1 });
    script.beforePage = () => {
      throw new Fault('no answer', 'wait');
    };
    for (const time of ['11T10:16', '11T10:21', '11T10:26', '12T10:16']) {
      await beatAt(trial, `2026-03-${time}:30Z`);
    }
    await sendDueMails(trial.collecting);
    const late = trial.sent.filter(({ subject }) => subject.endsWith('it is late'));
    expect(late).toHaveLength(2);
  });

  it('tell how all sources stand once a day', async () => {
    const trial = await openTrial(scripted(columns, tenDays()).connector);
    await setUp(trial, { mailTo: 'data@city.gov', digestAt: '08:00' });
    await trial.pull();
    for (const hour of ['11:59', '12:00', '12:01', '15:00']) {
      await beatAt(trial, `2026-03-11T${hour}:00Z`);
    }
    await sendDueMails(trial.collecting);
    expect(trial.sent.map(({ subject }) => subject)).toEqual([
      'Sources of sample: all sources are well',
    ]);
  });

  it('that cannot be sent stay, with the reason, and are tried again', async () => {
    const script = scripted(columns, []);
    script.beforePage = () => undefined;
    const trial = await openTrial(script.connector);
    await setUp(trial, { mailTo: 'data@city.gov' });
    const { collecting } = trial.platform.state;
    const mail = { city: 'sample', recipient: 'a@b', subject: 's', body: 'b', created: 1, due: 1 };
    await collecting.putMail({ key: 'x', ...mail });
    let down = true;
    const outside = {
      ...trial.collecting.outside,
      sendMail: async () => {
        if (down) throw new Fault('the mail server does not answer', 'wait');
      },
    };
    const broken = { ...trial.collecting, outside };
    expect(await sendDueMails(broken)).toEqual(['the mail server does not answer']);
    expect(await sendDueMails(broken)).toEqual([]);
    expect(await collecting.unsentMails()).toMatchObject([
      { attempts: 1, fault: 'the mail server does not answer' },
    ]);
    down = false;
    trial.clock.now += 5 * 60e6;
    expect(await sendDueMails(broken)).toEqual([]);
    expect(await collecting.unsentMails()).toEqual([]);
  });

  it('wait for the end of quiet hours', () => {
    const quiet = { quietFrom: '20:00', quietUntil: '07:00' };
    const zone = 'America/New_York';
    const until = (text: string) => afterQuiet(at(text), quiet, zone);
    const morning = at('2026-03-12T11:00:00Z');
    expect(until('2026-03-12T00:00:00Z')).toBe(morning);
    expect(until('2026-03-12T10:59:59Z')).toBe(morning);
    expect(until('2026-03-12T11:00:00Z')).toBe(morning);
    expect(until('2026-03-11T23:59:59Z')).toBe(at('2026-03-11T23:59:59Z'));
    const noon = { quietFrom: '12:00', quietUntil: '13:00' };
    expect(afterQuiet(at('2026-03-12T16:30:00Z'), noon, zone)).toBe(at('2026-03-12T17:00:00Z'));
    expect(afterQuiet(morning, null, zone)).toBe(morning);
  });
});

it('makes a pull that a person ordered, under the person’s name', async () => {
  const trial = await openTrial(scripted(columns, tenDays()).connector);
  await orderPull({ ...trial.platform, actor: 'Ben' }, 'sample', 'ems');
  await beatAt(trial, '2026-03-11T10:15:00Z');
  await beatAt(trial, '2026-03-11T10:15:05Z');
  expect(await trial.platform.state.collecting.runs('sample', 'ems', 9)).toMatchObject([
    { cause: 'person', actor: 'Ben', outcome: 'taken' },
  ]);
});
