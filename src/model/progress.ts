import type { RecordPhrase } from './record-phrase.ts';
import type { Day } from './time.ts';

/** What a city shows the public of its way to certification: frozen with a submission. */
export interface ProgressDocument {
  readonly format: 'civicstat-progress-1';
  readonly city: string;
  readonly name: string;
  readonly standard: string;
  readonly standardName: string;
  readonly notice: string;
  /** True for a sample city, whose records prove nothing. */
  readonly sample: boolean;
  readonly date: Day;
  readonly points: number;
  readonly of: number;
  /** Points of the criteria that are known. */
  readonly known: number;
  readonly tier: string | null;
  readonly nextTier: { readonly name: string; readonly missing: number } | null;
  readonly conditions: readonly {
    readonly name: 'population' | 'outcome';
    readonly met: boolean | null;
  }[];
  readonly practices: readonly {
    readonly name: string;
    readonly met: number;
    readonly total: number;
  }[];
  readonly criteria: readonly {
    readonly id: string;
    readonly practice: string;
    /** Null: the wording is not known. */
    readonly title: string | null;
    readonly summary: string;
    readonly status: string;
    readonly by: string | null;
    /** Records that anybody can open. */
    readonly records: readonly {
      /** In English, whole. */
      readonly title: string;
      /** What people typed of it; null: nothing. */
      readonly name: string | null;
      /** What the system says of it; null: nothing. */
      readonly phrase: RecordPhrase | null;
      readonly href: string;
    }[];
  }[];
  /** Departments that agreed to be named, with the criteria assigned to them that are met. */
  readonly honours: readonly {
    readonly department: string;
    readonly criteria: readonly string[];
  }[];
  /** Earlier submissions and this one, oldest first. */
  readonly history: readonly {
    readonly date: Day;
    readonly points: number;
    readonly tier: string | null;
  }[];
}
