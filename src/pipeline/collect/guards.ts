import { nearest } from '../../model/index.ts';
import type { Run } from '../../state/contract-collecting.ts';
import type { ColumnForm } from './column-forms.ts';

/** What a guard says of a load: why a person must look at it, and what is merely worth knowing. */
export interface Judgement {
  readonly holds: readonly string[];
  readonly notes: readonly string[];
}

const loadsLookedAt = 8;
/** Fewer loads of what is new say nothing of what is usual. */
const fewestOfNew = 4;

/**
 * How many rows a load of the source usually has; null while that cannot be said. A source that
 * gives its whole table has the median of its last eight loads; one that gives what is new, which
 * comes and goes with the week, the smallest of them. Loads before one that a person accepted count
 * no more.
 * @param runs the newest first
 */
export function usualRows(runs: readonly Run[], givesOnlyNew: boolean): number | null {
  const accepted = runs.findIndex(
    ({ cause, outcome }) => cause === 'review' && outcome === 'taken',
  );
  const recent = accepted === -1 ? runs : runs.slice(0, accepted + 1);
  const rows = recent
    .filter(({ outcome }) => outcome === 'taken' || outcome === 'nothing-new')
    .flatMap(({ loads }) => loads.map((load) => load.rows))
    .filter((count) => count > 0)
    .slice(0, loadsLookedAt)
    .sort((a, b) => a - b);
  if (givesOnlyNew) return rows.length < fewestOfNew ? null : rows[0]!;
  return rows.length === 0 ? null : rows[Math.floor(rows.length / 2)]!;
}

/** Whether too many of the usual rows are missing. */
export function judgeVolume(rows: number, usual: number | null, leastShare: number): Judgement {
  if (usual === null || rows >= usual * leastShare) return nothing;
  const share = Math.round((1 - rows / usual) * 100);
  return {
    holds: [
      `It has ${rows} ${rows === 1 ? 'row' : 'rows'}; usually there are ${usual}: ${share} % are missing.`,
    ],
    notes: [],
  };
}

const nothing: Judgement = { holds: [], notes: [] };

const formWords = {
  empty: 'nothing',
  number: 'numbers',
  day: 'days',
  instant: 'times',
  text: 'texts',
} as const;

/** Whether the columns are those of the load before, and their cells of the same form. */
export function judgeColumns(before: readonly ColumnForm[], now: readonly ColumnForm[]): Judgement {
  if (before.length === 0 || now.length === 0) return nothing;
  const names = new Set(now.map(({ name }) => name));
  const known = new Map(before.map((one) => [one.name, one]));
  const added = now.filter(({ name }) => !known.has(name)).map(({ name }) => name);
  const missing = before
    .filter(({ name }) => !names.has(name))
    .map(({ name }) => {
      const near = nearest(name, added);
      const renamed = near === null ? '' : ` Perhaps it is called “${near}” now.`;
      return `The column “${name}” is missing.${renamed}`;
    });
  const retyped = now.flatMap(({ name, form }) => {
    const was = known.get(name)?.form ?? 'empty';
    if (was === form || was === 'empty' || form === 'empty' || was === 'text') return [];
    return [`The column “${name}” held ${formWords[was]} and now holds ${formWords[form]}.`];
  });
  return {
    holds: [...missing, ...retyped],
    notes: added.map((name) => `The column “${name}” is new. It is kept, and not used.`),
  };
}

export function joinJudgements(...all: readonly Judgement[]): Judgement {
  return { holds: all.flatMap((one) => one.holds), notes: all.flatMap((one) => one.notes) };
}
