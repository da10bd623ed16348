import type { Day } from '../model/index.ts';
import type { Check, Silence, Taken, Threshold, Verdict } from './contract.ts';

/** Whether a value is enough. */
function reaches(value: number, { comparison, value: limit }: Threshold): boolean {
  return comparison === 'at-least' ? value >= limit : value > limit;
}

/** What live records say of a check on a day, or why they say nothing. */
export function judge(
  check: Check,
  taken: Taken,
  date: Day,
): Verdict & { readonly silence: Silence | null } {
  const { question } = check;
  if (check.automatic === 'none') return silent('needs-a-person');
  if (question === null) return silent('not-measured-here');
  if (typeof taken === 'string') return silent(taken);
  const { value, expired, holdsThrough } = taken;
  if (!reaches(value, question.threshold)) {
    return { status: expired ? 'expired' : 'not-met', by: null, silence: null };
  }
  if (holdsThrough !== null && holdsThrough < date) {
    return { status: 'expired', by: null, silence: null };
  }
  // Records that show only a part of it never make it met by themselves.
  if (check.automatic === 'partial') return silent('needs-a-person');
  return { status: 'met', by: 'automatic', silence: null };
}

function silent(silence: Silence) {
  return { status: 'unknown', by: null, silence } as const;
}
