import {
  type Assessment,
  assess,
  type Check,
  type CityChecklist,
  type Standard,
  standards,
  type Taken,
} from '../../certification/index.ts';
import { nearest, UserError } from '../../model/index.ts';
import type { LiveRecords } from '../../pipeline/live-records.ts';
import type { ChecklistEntry } from '../../pipeline/registers/index.ts';

/** The standard of a name; a `UserError` when there is none. */
export function standardNamed(id: string): Standard {
  const found = standards.find((one) => one.id === id);
  if (found !== undefined) return found;
  const ids = standards.map((one) => one.id);
  const near = nearest(id, ids);
  throw new UserError({
    code: 'unknown-standard',
    message: 'There is no such standard',
    value: id,
    remedy: near === null ? `There are ${ids.join(', ')}` : `Did you mean \`${near}\`?`,
  });
}

/** Judges a city by its live records and by what its people entered. */
export function assessCity(
  records: LiveRecords,
  standard: Standard,
  measure: (check: Check) => Taken,
): Assessment {
  const { city, date, now, entries } = records;
  const settings = entries.standards.find(({ slug }) => slug === standard.id);
  const own = <T extends { readonly standard: string }>(list: readonly T[]) =>
    list.filter((one) => one.standard === standard.id);
  return assess({
    standard,
    date,
    at: now,
    rounding: settings?.rounding ?? 'up',
    population: city.population,
    outcome: settings?.outcome ?? null,
    answers: own(entries.answers),
    checklists: own(entries.checklists).map((one) => checklistOf(one, standard)),
    measure,
  });
}

/** A city's checklist with the evidence of the checks that show it. */
function checklistOf(entry: ChecklistEntry, standard: Standard): CityChecklist {
  const ours = standard.criteria.flatMap(({ checks }) => checks);
  const checks = entry.checks.map(({ id, text, shownBy }): Check => {
    const shown = ours.find((check) => check.id === shownBy);
    return {
      id: `${entry.criterion}.${id}`,
      text,
      proof: shown?.proof ?? 'what a person says',
      basis: 'city',
      automatic: shown?.automatic ?? 'none',
      question: shown?.question ?? null,
    };
  });
  return {
    criterion: entry.criterion,
    checks,
    rule: entry.enough === null ? { kind: 'all' } : { kind: 'at-least', count: entry.enough },
    prerequisites: entry.prerequisites,
  };
}
