import type { CityDefinition, Day } from '../../model/index.ts';

import type { ChangesQuery } from './query.ts';
import type { Subject } from './subject.ts';
import type { ChangeKind, Told } from './told.ts';

/** One change with what it is a change of. */
export interface Change extends Told {
  readonly subject: Subject;
}

/** Something to choose in the filter, with its name. */
export interface Choice {
  readonly value: string;
  readonly name: string;
}

/** What changed about a city's numbers, as far as a query asks for it. */
export interface ChangesReport {
  readonly city: CityDefinition;
  readonly board: string;
  readonly date: Day;
  readonly knownOn: string;
  /** The first day the ledger tells about: its first entry's, or the first board's. */
  readonly since: Day;
  /** From when on definitions have been recorded: the day of the first publication. */
  readonly definitionsSince: Day;
  readonly query: ChangesQuery;
  /** Newest first. */
  readonly changes: readonly Change[];
  readonly metrics: readonly Choice[];
  /** All months that the ledger tells about, newest first. */
  readonly months: readonly string[];
  /** Months with changes of this kind and metric, newest first. */
  readonly chapters: readonly { readonly month: string; readonly count: number }[];
  /** Kinds with changes of this metric in this month. */
  readonly kinds: readonly { readonly kind: ChangeKind; readonly count: number }[];
  /** The name of the metric asked for; null where none was, and for what is of no metric. */
  readonly metricName: string | null;
}
