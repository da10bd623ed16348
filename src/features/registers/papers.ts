import { addDays, addMonths } from '../../calendar/index.ts';
import { counted, type EvidenceRecord, type Measurement } from '../../certification/index.ts';
import type { Day } from '../../model/index.ts';
import type { LiveRecords } from '../../pipeline/live-records.ts';
import type { DocumentEntry, RoleEntry } from '../../pipeline/registers/index.ts';
import type { Measure } from '../evidence-contract.ts';
import { latestEnd } from './windows.ts';

/** Documents of a type that are in force, asked for as `type`, `tag`, `public` and `months`. */
export const documentsInForce: Measure = (records, of) => {
  const { date, entries } = records;
  if (entries.documents.every(({ type }) => type !== of.type)) return null;
  const months = of.months === undefined ? null : Number(of.months);
  const asked = entries.documents.filter(
    ({ type, tags, link }) =>
      type === of.type &&
      (of.tag === undefined || tags.includes(of.tag)) &&
      (of.public === undefined || link !== null),
  );
  const begun = asked.filter(({ approved }) => approved !== null && approved <= date);
  const holding = begun.filter((one) => isOpen(endOf(one, months), date));
  return standing(
    holding,
    begun,
    (one) => endOf(one, months),
    (one) => documentRecord(records, one),
  );
};

/** The last day on which a document holds, where it is counted for so many months only; null: none. */
function endOf(
  { approved, reviewBy, withdrawn }: DocumentEntry,
  months: number | null,
): Day | null {
  const ends = [
    reviewBy,
    withdrawn === null ? null : addDays(withdrawn, -1),
    months === null || approved === null ? null : addDays(addMonths(approved, months), -1),
  ].filter((end) => end !== null);
  return ends.sort()[0] ?? null;
}

function isOpen(end: Day | null, date: Day): boolean {
  return end === null || end >= date;
}

/** Whether a document holds on the day that is judged. */
export function isDocumentInForce({ entries, date }: LiveRecords, slug: string | null): boolean {
  const found = entries.documents.find((one) => one.slug === slug);
  if (found === undefined || found.approved === null || found.approved > date) return false;
  return isOpen(endOf(found, null), date);
}

/** Roles with a responsibility that somebody holds, appointed by a document. */
export const roleHolders: Measure = (records, { responsibility }) => {
  const own = records.entries.roles.filter((one) => one.responsibility === responsibility);
  if (own.length === 0) return null;
  const appointed = own.filter((one) => one.appointedBy !== null && one.from <= records.date);
  const holding = appointed.filter(({ until }) => isOpen(until, records.date));
  return standing(
    holding,
    appointed,
    ({ until }) => until,
    (one) => roleRecord(records, one),
  );
};

/** Whether a role is held on the day that is judged. */
export function isRoleHeld({ from, until }: RoleEntry, date: Day): boolean {
  return from <= date && isOpen(until, date);
}

/** What holds, of what once did. */
function standing<T>(
  holding: readonly T[],
  ever: readonly T[],
  end: (one: T) => Day | null,
  recordOf: (one: T) => EvidenceRecord,
): Measurement {
  return counted(holding.length, {
    records: (holding.length > 0 ? holding : ever).map(recordOf),
    holdsThrough: latestEnd(holding.map(end)),
    expired: holding.length === 0 && ever.length > 0,
  });
}

function documentRecord(records: LiveRecords, one: DocumentEntry): EvidenceRecord {
  const open = one.link === null ? {} : { publicHref: one.link };
  const href = deskHref(records, 'documents', one.slug);
  const { title, approved, reviewBy } = one;
  const phrase = approved === null ? null : ({ kind: 'document', approved, reviewBy } as const);
  return { name: title, phrase, href, ...open, ...fileOf(records, one.slug) };
}

/** Where staff find an entry of a register. */
export function deskHref({ city }: LiveRecords, list: string, slug: string): string {
  return `/${city.slug}/desk/registers/${list}/${slug}`;
}

/** The archived file of a document, for a record that rests on it. */
export function fileOf({ files }: LiveRecords, slug: string | null): Pick<EvidenceRecord, 'file'> {
  const file = slug === null ? undefined : files.get(slug);
  return file === undefined ? {} : { file };
}

function roleRecord(records: LiveRecords, role: RoleEntry): EvidenceRecord {
  const { title, holder, from, until, appointedBy } = role;
  const file = fileOf(records, appointedBy);
  const href = deskHref(records, 'roles', role.slug);
  return { name: title, phrase: { kind: 'role', holder, from, until }, href, ...file };
}
