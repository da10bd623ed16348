import { counted, type EvidenceRecord } from '../../certification/index.ts';
import type { LiveRecords } from '../../pipeline/live-records.ts';
import type {
  DecisionEntry,
  EngagementEntry,
  MeetingEntry,
} from '../../pipeline/registers/index.ts';
import type { EvidenceSource, Measure } from '../evidence-contract.ts';
import {
  deskHref,
  documentsInForce,
  fileOf,
  isDocumentInForce,
  isRoleHeld,
  roleHolders,
} from './papers.ts';
import { isWithin, quartersWith } from './windows.ts';

/** Governing bodies of a kind, with what is asked of them. */
const bodies: Measure = (records, of) => {
  const { entries, date } = records;
  const own = entries.bodies.filter(({ kind }) => kind === of.body);
  if (own.length === 0) return null;
  const right = own.filter(({ purpose, charter, roles }) => {
    if (of.with === 'purpose') return purpose !== null;
    const held = entries.roles.some((role) => roles.includes(role.slug) && isRoleHeld(role, date));
    return held && isDocumentInForce(records, charter);
  });
  return counted(right.length, {
    records: right.map(({ name, charter, slug }) => ({
      name,
      phrase: null,
      href: deskHref(records, 'bodies', slug),
      ...fileOf(records, charter),
    })),
  });
};

/** What `with` asks of a meeting that was held. */
const meetingsWith: Readonly<
  Record<string, (meeting: MeetingEntry, decisions: readonly DecisionEntry[]) => boolean>
> = {
  'minutes-and-decision': ({ minutes }, decisions) => minutes !== null && decisions.length > 0,
  'chief-executive': ({ chiefExecutive }) => chiefExecutive,
  data: ({ metrics, analyses }) => metrics.length + analyses.length > 0,
  'decision-on-metric': (_, decisions) => decisions.some(({ metrics }) => metrics.length > 0),
};

function meetingsOf({ entries }: LiveRecords, kind: string | undefined): readonly MeetingEntry[] {
  const slugs = new Set(
    entries.bodies.filter((body) => body.kind === kind).map(({ slug }) => slug),
  );
  return entries.meetings.filter(({ body }) => slugs.has(body));
}

function meetingRecord(records: LiveRecords) {
  return ({ body, on, minutes, slug: own }: MeetingEntry): EvidenceRecord => {
    const name = records.entries.bodies.find(({ slug }) => slug === body)?.name ?? body;
    const href = deskHref(records, 'meetings', own);
    return { name, phrase: { kind: 'meeting', on }, href, ...fileOf(records, minutes) };
  };
}

/** Quarters in which a body of a kind met; planned and cancelled meetings do not count. */
const meetingQuarters: Measure = (records, of) => {
  const asked = of.with === undefined ? () => true : meetingsWith[of.with]!;
  const all = meetingsOf(records, of.body);
  if (all.length === 0) return null;
  const held = all.filter(
    (meeting) =>
      meeting.state === 'held' &&
      asked(
        meeting,
        records.entries.decisions.filter((one) => one.meeting === meeting.slug),
      ),
  );
  return quartersWith(held, records.date, meetingRecord(records));
};

const meetingsScheduled: Measure = (records, of) => {
  const all = meetingsOf(records, of.body);
  if (all.length === 0) return null;
  const coming = all.filter(({ state, on }) => state === 'planned' && on > records.date);
  return counted(coming.length, { records: coming.map(meetingRecord(records)) });
};

/** Decisions that something informed: `analysis`, `engagement` or `breakdown`. */
function informed({ entries }: LiveRecords, of: Parameters<Measure>[1]): DecisionEntry[] {
  return entries.decisions.filter(({ analysis, engagement, breakdownOf, about, metrics }) => {
    const source = { analysis, engagement, breakdown: breakdownOf }[of.from ?? ''] ?? null;
    if (source === null) return false;
    if (of.about === undefined) return true;
    return of.about === 'metric' ? metrics.length > 0 : of.about.split(',').includes(about);
  });
}

function decisionRecord(records: LiveRecords) {
  return ({ title, on, decidedBy, slug }: DecisionEntry): EvidenceRecord => ({
    name: title,
    phrase: { kind: 'decision', on, decidedBy },
    href: deskHref(records, 'decisions', slug),
  });
}

const decisions: Measure = (records, of) => {
  if (records.entries.decisions.length === 0) return null;
  const recent = informed(records, of).filter(({ on }) => isWithin(on, records.date, 12));
  return counted(recent.length, { records: recent.map(decisionRecord(records)) });
};

const decisionQuarters: Measure = (records, of) => {
  if (records.entries.decisions.length === 0) return null;
  return quartersWith(informed(records, of), records.date, decisionRecord(records));
};

/** Meetings attended and decisions taken in a year by those who hold a role. */
const roleActivity: Measure = (live, { responsibility }) => {
  const { entries, date } = live;
  const own = entries.roles.filter((role) => role.responsibility === responsibility);
  if (own.length === 0) return null;
  const holders = new Set(own.filter((role) => isRoleHeld(role, date)).map(({ holder }) => holder));
  const met = entries.meetings.filter(
    ({ state, on, present }) =>
      state === 'held' && isWithin(on, date, 12) && present.some((one) => holders.has(one)),
  );
  const decided = entries.decisions.filter(
    ({ on, decidedBy }) => isWithin(on, date, 12) && holders.has(decidedBy),
  );
  const records = [...met.map(meetingRecord(live)), ...decided.map(decisionRecord(live))];
  return counted(records.length, { records });
};

function recentTrainings(live: LiveRecords) {
  const { entries, date } = live;
  const trainings = entries.trainings.filter(
    ({ on, completions }) => completions > 0 && isWithin(on, date, 12),
  );
  const records = trainings.map(
    ({ title, on, completions, slug }): EvidenceRecord => ({
      name: title,
      phrase: { kind: 'training', on, completions },
      href: deskHref(live, 'trainings', slug),
    }),
  );
  return { trainings, records };
}

const trainingCompletions: Measure = (live) => {
  if (live.entries.trainings.length === 0) return null;
  const { trainings, records } = recentTrainings(live);
  return counted(
    trainings.reduce((sum, { completions }) => sum + completions, 0),
    { records },
  );
};

const trainingSubjects: Measure = (live) => {
  if (live.entries.trainings.length === 0) return null;
  const { trainings, records } = recentTrainings(live);
  return counted(new Set(trainings.flatMap(({ subjects }) => subjects)).size, { records });
};

function engagementRecord(records: LiveRecords) {
  return ({ title, on, responses, link, slug }: EngagementEntry): EvidenceRecord => ({
    name: title,
    phrase: { kind: 'engagement', on, responses },
    href: deskHref(records, 'engagements', slug),
    ...(link === null ? {} : { publicHref: link }),
  });
}

const engagementQuarters: Measure = (live) => {
  if (live.entries.engagements.length === 0) return null;
  return quartersWith(live.entries.engagements, live.date, engagementRecord(live));
};

const engagements: Measure = (live, of) => {
  const { entries, date } = live;
  if (entries.engagements.length === 0) return null;
  const recent = entries.engagements.filter(
    ({ type, on }) => type === of.type && isWithin(on, date, 12),
  );
  return counted(recent.length, { records: recent.map(engagementRecord(live)) });
};

/** How many of three controls are proven: the audit log now, a restore and a review in a year. */
const controlsProven: Measure = (live) => {
  const { entries, date, auditLog } = live;
  const passed = (['restore', 'access-review'] as const).flatMap((kind): EvidenceRecord[] => {
    const newest = entries.drills
      .filter((one) => one.kind === kind && one.passed && isWithin(one.on, date, 12))
      .sort((a, b) => (a.on < b.on ? 1 : -1))[0];
    if (newest === undefined) return [];
    const phrase = { kind, on: newest.on, by: newest.by };
    return [{ name: null, phrase, href: deskHref(live, 'drills', newest.slug) }];
  });
  const phrase = { kind: 'audit-log', entries: auditLog.entries } as const;
  const log = auditLog.sound ? [{ name: null, phrase, href: null }] : [];
  return counted(passed.length + log.length, { records: [...log, ...passed] });
};

/** What the city's registers show. */
export const registerEvidence: EvidenceSource = {
  measures: {
    'documents-in-force': documentsInForce,
    'role-holders': roleHolders,
    'role-activity': roleActivity,
    bodies,
    'meeting-quarters': meetingQuarters,
    'meetings-scheduled': meetingsScheduled,
    decisions,
    'decision-quarters': decisionQuarters,
    'training-completions': trainingCompletions,
    'training-subjects': trainingSubjects,
    'engagement-quarters': engagementQuarters,
    engagements,
    'controls-proven': controlsProven,
  },
};
