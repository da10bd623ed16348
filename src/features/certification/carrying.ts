import {
  type Carried,
  type CarryMap,
  carryMaps,
  carryOver,
  type Standard,
} from '../../certification/index.ts';
import { canonicalJson, UserError } from '../../model/index.ts';
import type { LiveRecords } from '../../pipeline/live-records.ts';
import { act, type Platform } from '../../pipeline/platform.ts';
import type { Kept } from '../../pipeline/registers/contract.ts';
import { registers } from '../../pipeline/registers/index.ts';

/** What taking a city's answers over to a standard comes to. */
export interface Carrying {
  readonly map: CarryMap;
  readonly answers: readonly Carried[];
}

/** Plans it; null where no older standard leads to this one. */
export function planCarrying(records: LiveRecords, standard: Standard): Carrying | null {
  const map = carryMaps.find(({ to }) => to === standard.id);
  if (map === undefined) return null;
  const { answers } = records.entries;
  const given = answers.filter((one) => one.standard === map.from);
  const present = answers.filter((one) => one.standard === standard.id);
  const to = { standard, present, date: records.date };
  return { map, answers: carryOver(given, map.mappings, to) };
}

/** The same, where there must be an older standard. */
export function demandCarrying(records: LiveRecords, standard: Standard): Carrying {
  const planned = planCarrying(records, standard);
  if (planned !== null) return planned;
  throw new UserError({
    code: 'no-older-standard',
    message: 'No older standard leads to this one',
    value: standard.id,
    remedy: `Answers are taken over to ${carryMaps.map(({ to }) => to).join(', ')}`,
  });
}

/** Stores what is carried, in one transaction; how many answers that were. */
export async function carryAnswers(
  platform: Platform,
  city: string,
  { map, answers }: Carrying,
): Promise<number> {
  const register = registers.find(({ list }) => list === 'answers')!;
  const changes = answers.flatMap(({ carried }) => {
    if (carried === null) return [];
    const { criterion, check, respondent, says, overrules, reason, on, through } = carried;
    const words = { criterion, check, respondent, says, overrules, reason: fitting(reason) };
    const entry = register.schema.parse({ standard: map.to, ...words, on, through });
    const kept: Kept<unknown> = { entry, keptIn: 'desk', file: null };
    return [{ kind: register.kind, slug: entry.slug, body: canonicalJson(kept), basedOn: null }];
  });
  if (changes.length > 0) {
    await platform.state.putRecords(city, 'answers.carried', changes, act(platform));
  }
  return changes.length;
}

/** A reason may have 2,000 characters; what the mapping adds stands at its end. */
function fitting(reason: string): string {
  return reason.length <= 2000 ? reason : `${reason.slice(0, 1700)} … ${reason.slice(-290)}`;
}
