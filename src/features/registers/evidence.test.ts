import { describe, expect, it } from 'vitest';
import type { LiveRecords } from '../../pipeline/live-records.ts';
import { type RegisterEntries, registers } from '../../pipeline/registers/index.ts';
import { registerEvidence } from './evidence.ts';

type Lists = Readonly<Record<string, readonly object[]>>;

/** Live records of 2026-06-15 with entries as `registers.yaml` has them. */
function live(lists: Lists, date = '2026-06-15'): LiveRecords {
  const entries = Object.fromEntries(
    registers.map(({ list, schema }) => [
      list,
      (lists[list] ?? []).map((one) => schema.parse(one)),
    ]),
  ) as unknown as RegisterEntries;
  const auditLog = { sound: true, entries: 3 };
  const city = { slug: 'sample' };
  return { city, entries, files: new Map(), date, auditLog } as unknown as LiveRecords;
}

function measure(
  name: string,
  lists: Lists,
  of: Readonly<Record<string, string>> = {},
  date?: string,
) {
  return registerEvidence.measures[name]!(live(lists, date), of);
}

const paper = (change: object = {}) => ({
  slug: 'paper',
  title: 'Paper',
  type: 'privacy',
  owner: 'Owner',
  approved: '2025-01-01',
  ...change,
});
const body = { slug: 'stat', name: 'Stat', kind: 'performance' };
const meeting = (on: string, change: object = {}) => ({
  slug: `m-${on}`,
  body: 'stat',
  on,
  state: 'held',
  ...change,
});

describe('documents in force', () => {
  const of = { type: 'privacy' };
  const count = (change: object, asked: Readonly<Record<string, string>> = of, date?: string) =>
    measure('documents-in-force', { documents: [paper(change)] }, asked, date);

  it('count from approval through the day of review', () => {
    expect(count({})).toMatchObject({ value: 1, holdsThrough: null });
    expect(count({ approved: null })).toMatchObject({ value: 0, expired: false });
    expect(count({ approved: '2026-06-16' })).toMatchObject({ value: 0, expired: false });
    const review = { reviewBy: '2026-06-15' };
    expect(count(review)).toMatchObject({ value: 1, holdsThrough: '2026-06-15' });
    expect(count(review, of, '2026-06-16')).toMatchObject({ value: 0, expired: true });
    expect(count({ withdrawn: '2026-06-15' })).toMatchObject({ value: 0 });
  });

  it('are asked for by tag, by public address, and by age', () => {
    expect(count({}, { ...of, tag: 'protected-data' })).toMatchObject({ value: 0 });
    expect(count({ tags: ['protected-data'] }, { ...of, tag: 'protected-data' })).toMatchObject({
      value: 1,
    });
    expect(count({}, { ...of, public: 'yes' })).toMatchObject({ value: 0 });
    expect(count({ link: 'https://a.org/p' }, { ...of, public: 'yes' })).toMatchObject({
      value: 1,
    });
    const year = { ...of, months: '12' };
    expect(count({ approved: '2025-06-15' }, year)).toMatchObject({ value: 0, expired: true });
    expect(count({ approved: '2025-06-16' }, year)).toMatchObject({
      value: 1,
      holdsThrough: '2026-06-15',
    });
  });

  it('say nothing where no such document was entered', () => {
    expect(measure('documents-in-force', {}, of)).toBeNull();
  });
});

describe('roles', () => {
  const role = (change: object = {}) => ({
    slug: 'head',
    title: 'Head',
    responsibility: 'data-strategy',
    holder: 'Ana Lima',
    from: '2025-01-01',
    appointedBy: 'paper',
    ...change,
  });
  const of = { responsibility: 'data-strategy' };

  it('need an appointing document and a day', () => {
    const count = (change: object) => measure('role-holders', { roles: [role(change)] }, of);
    expect(count({})).toMatchObject({ value: 1, holdsThrough: null });
    expect(count({ appointedBy: null })).toMatchObject({ value: 0 });
    expect(count({ from: '2026-06-16' })).toMatchObject({ value: 0, expired: false });
    expect(count({ until: '2026-06-14' })).toMatchObject({ value: 0, expired: true });
    expect(count({ until: '2026-06-15' })).toMatchObject({ value: 1, holdsThrough: '2026-06-15' });
  });

  it('are tied to what their holders do', () => {
    const lists = { roles: [role()], bodies: [body] };
    const there = meeting('2026-03-01', { present: ['Ana Lima'] });
    expect(measure('role-activity', { ...lists, meetings: [there] }, of)).toMatchObject({
      value: 1,
    });
    const elsewhere = meeting('2026-03-01', { present: ['Ben Osei'] });
    expect(measure('role-activity', { ...lists, meetings: [elsewhere] }, of)).toMatchObject({
      value: 0,
    });
    const planned = { ...there, state: 'planned' };
    expect(measure('role-activity', { ...lists, meetings: [planned] }, of)).toMatchObject({
      value: 0,
    });
  });
});

describe('cadence', () => {
  const quarters = (days: readonly string[], change: object = {}, of: object = {}) =>
    measure(
      'meeting-quarters',
      { bodies: [body], meetings: days.map((on) => meeting(on, change)) },
      { body: 'performance', ...of },
    )!;
  const each = ['2025-05-01', '2025-08-01', '2025-11-01', '2026-02-01'];

  it('is one meeting in each of the four quarters that are over', () => {
    expect(quarters(each)).toMatchObject({ value: 4, holdsThrough: '2026-06-30' });
    expect(quarters([...each, '2026-05-05']).holdsThrough).toBe('2026-09-30');
    expect(quarters(['2026-01-05', '2026-01-12', '2026-01-19', '2026-01-26']).value).toBe(1);
    expect(quarters(each.slice(1)).value).toBe(3);
    expect(quarters([...each.slice(1), '2026-06-20']).value).toBe(3);
  });

  it('leaves out what was cancelled or is planned, and other bodies', () => {
    expect(quarters(each, { state: 'cancelled' }).value).toBe(0);
    expect(quarters(each, { state: 'planned' }).value).toBe(0);
    const other = { body: 'data-governance' };
    expect(
      measure(
        'meeting-quarters',
        { bodies: [body], meetings: each.map((on) => meeting(on)) },
        other,
      ),
    ).toBeNull();
  });

  it('asks for what took place in the meetings', () => {
    expect(quarters(each, {}, { with: 'data' }).value).toBe(0);
    expect(quarters(each, { metrics: ['on-time'] }, { with: 'data' }).value).toBe(4);
    expect(quarters(each, { chiefExecutive: true }, { with: 'chief-executive' }).value).toBe(4);
    expect(quarters(each, { minutes: 'paper' }, { with: 'minutes-and-decision' }).value).toBe(0);
  });
});

describe('decisions, trainings, drills', () => {
  const decision = (change: object) => ({
    slug: 'd',
    title: 'D',
    on: '2026-03-01',
    decidedBy: 'Mayor',
    about: 'resource',
    ...change,
  });

  it('count decisions of a year that something informed', () => {
    const count = (change: object, of: Readonly<Record<string, string>>) =>
      measure('decisions', { decisions: [decision(change)] }, of)!.value;
    expect(count({}, { from: 'analysis' })).toBe(0);
    expect(count({ analysis: 'paper' }, { from: 'analysis' })).toBe(1);
    expect(count({ analysis: 'paper', on: '2025-06-15' }, { from: 'analysis' })).toBe(0);
    expect(count({ analysis: 'paper' }, { from: 'analysis', about: 'hiring,service' })).toBe(0);
    expect(count({ analysis: 'paper' }, { from: 'analysis', about: 'metric' })).toBe(0);
    expect(
      count({ analysis: 'paper', metrics: ['on-time'] }, { from: 'analysis', about: 'metric' }),
    ).toBe(1);
    expect(measure('decisions', {}, { from: 'analysis' })).toBeNull();
  });

  it('count completions and subjects of a year', () => {
    const training = {
      slug: 't',
      title: 'T',
      on: '2026-03-01',
      subjects: ['manage', 'use'],
      completions: 7,
    };
    expect(measure('training-completions', { trainings: [training] })).toMatchObject({ value: 7 });
    expect(measure('training-subjects', { trainings: [training] })).toMatchObject({ value: 2 });
    const empty = { ...training, completions: 0 };
    expect(measure('training-subjects', { trainings: [empty] })).toMatchObject({ value: 0 });
  });

  it('prove controls that passed in a year', () => {
    const drill = { slug: 'a', kind: 'restore', on: '2026-01-01', passed: true, by: 'Ops' };
    const review = { ...drill, slug: 'b', kind: 'access-review' };
    expect(measure('controls-proven', { drills: [drill, review] })).toMatchObject({ value: 3 });
    expect(
      measure('controls-proven', { drills: [{ ...drill, passed: false }, review] }),
    ).toMatchObject({ value: 2 });
    expect(measure('controls-proven', { drills: [{ ...drill, on: '2025-06-15' }] })).toMatchObject({
      value: 1,
    });
  });
});
