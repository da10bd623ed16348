import type { Assessment, CriterionResult } from '../../certification/index.ts';
import type { ProgressDocument } from '../../model/index.ts';
import type { LiveRecords } from '../../pipeline/live-records.ts';
import type { Submission } from '../../pipeline/submissions.ts';
import { recordTitle } from './record-words.ts';

/** What the public may see of an assessment: no names, no reasons, no records of the desk. */
export function progressOf(
  records: LiveRecords,
  assessment: Assessment,
  earlier: readonly Submission[],
): ProgressDocument {
  const { standard, date, points, tier, nextTier, conditions, criteria } = assessment;
  const past = earlier
    .filter((one) => one.standard === standard.id && one.date < date)
    .map((one) => ({ date: one.date, points: one.points, tier: one.tier }));
  // Of several submissions of a day the last one counts.
  const history = [...new Map(past.map((one) => [one.date, one])).values()];
  return {
    format: 'civicstat-progress-1',
    city: records.city.slug,
    name: records.city.name,
    standard: standard.id,
    standardName: standard.name,
    notice: standard.notice,
    sample: records.city.asOf !== null,
    date,
    points,
    of: standard.points,
    known: standard.criteria.reduce((sum, one) => sum + one.points, 0),
    tier,
    nextTier,
    conditions,
    practices: standard.practices.map((name) => {
      const own = criteria.filter(({ criterion }) => criterion.practice === name);
      return { name, met: own.filter(isMet).length, total: own.length };
    }),
    criteria: criteria.map((one) => ({
      id: one.criterion.id,
      practice: one.criterion.practice,
      title: one.criterion.title,
      summary: one.criterion.summary,
      status: one.status,
      by: one.by,
      records: openRecords(one),
    })),
    honours: honoursOf(records, assessment),
    history: [...history, { date, points, tier }],
  };
}

function isMet({ status }: CriterionResult): boolean {
  return status === 'met';
}

function openRecords({ checks }: CriterionResult): ProgressDocument['criteria'][0]['records'] {
  const open = checks
    .filter(({ counted }) => counted)
    .flatMap(({ measurement }) => measurement?.records ?? [])
    .flatMap((one) => {
      const { name, phrase, publicHref: href } = one;
      return href === undefined ? [] : [{ title: recordTitle(one), name, phrase, href }];
    });
  return [...new Map(open.map((one) => [`${one.title} ${one.href}`, one])).values()];
}

/** Departments that carry what is met; only those that agreed to be named. */
function honoursOf(
  { city, entries }: LiveRecords,
  { standard, criteria }: Assessment,
): ProgressDocument['honours'] {
  const met = new Set(criteria.filter(isMet).map(({ criterion }) => criterion.id));
  const steps = entries.steps.filter(
    (step) => step.standard === standard.id && met.has(step.criterion),
  );
  const named = entries.standards.find(({ slug }) => slug === standard.id)?.honours ?? [];
  return city.departments
    .filter(({ slug }) => named.includes(slug))
    .map(({ slug, name }) => ({
      department: name,
      criteria: steps
        .filter(({ department }) => department === slug)
        .map(({ criterion }) => criterion)
        .sort(),
    }))
    .filter((one) => one.criteria.length > 0);
}
