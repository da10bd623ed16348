import type { Day, Instant, RecordPhrase } from '../model/index.ts';

/**
 * Where a check comes from. `statement`: the criterion's public statement; `earlier-checklist`: the
 * published checklist of the predecessor; `official`: a published guide of this very standard;
 * `proposed`: this project's proposal; `city`: entered by the city from its own portal.
 */
export const bases = ['statement', 'earlier-checklist', 'official', 'proposed', 'city'] as const;
export type Basis = (typeof bases)[number];

/** When a measured number is enough. `more-than` is strict: 8 of 10 is not more than 0.8. */
export interface Threshold {
  readonly comparison: 'at-least' | 'more-than';
  readonly value: number;
}

/** What a check asks of the live records: a measure that some feature may know how to take. */
export interface EvidenceQuestion {
  readonly measure: string;
  /** What the measure is about, for example `{ type: 'privacy' }`; empty where it needs nothing. */
  readonly of: Readonly<Record<string, string>>;
  readonly threshold: Threshold;
}

/** One thing to look at before a criterion counts as met. */
export interface Check {
  /** Unique in its standard, for example `DM2.5`. */
  readonly id: string;
  readonly text: string;
  /** What would prove it, in words. */
  readonly proof: string;
  readonly basis: Basis;
  /** `full`: live records alone can show it. `partial`, `none`: a person has to say it as well. */
  readonly automatic: 'full' | 'partial' | 'none';
  /** Null: nothing that the system holds could be measured. */
  readonly question: EvidenceQuestion | null;
}

/**
 * How checks make a criterion. `levels` gives part of the points for part of the checks, its steps
 * rising. `weights` of `points` are by check; a check without one weighs 1.
 */
export type Rule =
  | { readonly kind: 'all' }
  | { readonly kind: 'at-least'; readonly count: number }
  | {
      readonly kind: 'points';
      readonly points: number;
      readonly weights: Readonly<Record<string, number>>;
    }
  | {
      readonly kind: 'levels';
      readonly steps: readonly { readonly checks: number; readonly points: number }[];
    };

export interface Criterion {
  readonly id: string;
  readonly practice: string;
  /** Null: the wording is not known. */
  readonly title: string | null;
  /** A paraphrase, never the standard's own text. */
  readonly summary: string;
  /** What it is worth when it is met. */
  readonly points: number;
  readonly checks: readonly Check[];
  /** The checks that the rule looks at; those of the other bases are shown and not counted. */
  readonly counted: readonly string[];
  /** Null: the rule is not known, so only a person can say that the criterion is met. */
  readonly rule: Rule | null;
  /** Criteria that must be met before this one earns its points. */
  readonly prerequisites: readonly string[];
}

export interface TierStep {
  readonly name: string;
  /** What it takes: percent of all points, a number of points, or a number of practices. */
  readonly needs: number;
}

/**
 * How points make a tier, steps rising. `share`: percent of all points of the standard; `count`:
 * so many points; `breadth`: so many practices with at least `each` points in them.
 */
export type Tiers =
  | { readonly by: 'share'; readonly steps: readonly TierStep[] }
  | { readonly by: 'count'; readonly steps: readonly TierStep[] }
  | { readonly by: 'breadth'; readonly each: number; readonly steps: readonly TierStep[] };

/** How a share of points that is not whole becomes a number of points. */
export const roundings = ['up', 'nearest', 'down'] as const;
export type Rounding = (typeof roundings)[number];

/** A standard's texts in another language: this project's own words, no official translation. */
export interface StandardTexts {
  readonly name: string;
  readonly notice: string;
  /** By what the standard calls them. */
  readonly practices: Readonly<Record<string, string>>;
  readonly tiers: Readonly<Record<string, string>>;
  /** By id; a title is null where the standard's is. */
  readonly criteria: Readonly<Record<string, readonly [title: string | null, summary: string]>>;
  readonly checks: Readonly<Record<string, string>>;
}

export interface Standard {
  readonly id: string;
  readonly name: string;
  /** Where its facts come from. */
  readonly source: string;
  /** Said on every page and in every export. */
  readonly notice: string;
  readonly practices: readonly string[];
  /** All points there are, also those of criteria whose wording is not known. */
  readonly points: number;
  readonly criteria: readonly Criterion[];
  readonly tiers: Tiers;
  /** Null: no tier asks for it. */
  readonly eligibility: { readonly population: number; readonly countries: string } | null;
  /** What must be shown besides points; null: nothing. */
  readonly outcome: string | null;
  readonly spanish: StandardTexts;
}

/** One record behind a number. */
export interface EvidenceRecord {
  /** What people called it, as they typed it; null: it has no name of its own. */
  readonly name: string | null;
  /** What the system says of it; null: its name says all. */
  readonly phrase: RecordPhrase | null;
  /** An address of this server, or a public one; null: there is no page for it. */
  readonly href: string | null;
  /** Where anybody can open it; left out where only staff can. */
  readonly publicHref?: string;
  /** A file in the archive that belongs to it; left out where there is none. */
  readonly file?: { readonly name: string; readonly hash: string; readonly bytes: number };
}

/** What was measured in the live records. */
export interface Measurement {
  /** A count, or a share of one. */
  readonly value: number;
  /** The parts of a share; null where the value is a count. */
  readonly parts: { readonly numerator: number; readonly denominator: number } | null;
  readonly records: readonly EvidenceRecord[];
  /** The last local day on which the value holds if nobody does anything; null: no end in sight. */
  readonly holdsThrough: Day | null;
  /** True when only records that ran out are missing. */
  readonly expired: boolean;
}

/** A person's word on a criterion or on one of its checks. */
export interface Answer {
  readonly criterion: string;
  /** Null: on the criterion as a whole. */
  readonly check: string | null;
  readonly respondent: string;
  readonly says: 'met' | 'not-met';
  /** True when it decides, whatever the records and the other respondents say. */
  readonly overrules: boolean;
  readonly reason: string;
  /** The local day on which it was given. */
  readonly on: Day;
  /** The last local day on which it holds; null: until another answer. */
  readonly through: Day | null;
}

/** What a city says of a criterion from its own portal, used in place of this project's. */
export interface CityChecklist {
  readonly criterion: string;
  readonly checks: readonly Check[];
  readonly rule: Rule;
  readonly prerequisites: readonly string[];
}

/** A resident outcome that meets an outside standard. */
export interface Outcome {
  readonly measure: string;
  readonly value: string;
  readonly on: Day;
  readonly standard: string;
  readonly source: string;
}

export const statuses = ['met', 'disputed', 'expired', 'not-met', 'unknown'] as const;
export type Status = (typeof statuses)[number];

/** Who says it: live records alone, or a person. */
export type By = 'automatic' | 'attested';

export interface Verdict {
  readonly status: Status;
  /** Null unless the status is `met`. */
  readonly by: By | null;
}

/**
 * Why live records say nothing: no part of the system knows the measure; the city keeps no records
 * of that kind, which is no proof that the thing is missing; or records alone cannot show it.
 */
export type Silence = 'not-measured-here' | 'nothing-entered' | 'needs-a-person';

/** What came of a measure. */
export type Taken = Measurement | Exclude<Silence, 'needs-a-person'>;

export interface CheckResult extends Verdict {
  readonly check: Check;
  readonly counted: boolean;
  readonly measurement: Measurement | null;
  /** Null when live records decide. */
  readonly silence: Silence | null;
  /** Answers on this check in force, newest first. */
  readonly answers: readonly Answer[];
}

export interface CriterionResult extends Verdict {
  readonly criterion: Criterion;
  readonly checks: readonly CheckResult[];
  /** Answers on the criterion as a whole in force, newest first. */
  readonly answers: readonly Answer[];
  /** Earned now. */
  readonly points: number;
  /** Prerequisites that keep a met criterion from its points; empty when nothing does. */
  readonly blockedBy: readonly string[];
  /** The last local day on which the status is sure to hold; null: no end in sight. */
  readonly holdsThrough: Day | null;
  /** Whether the city's own checklist was used. */
  readonly ownChecklist: boolean;
}

/** What must hold besides points; null: not known. */
export interface Condition {
  readonly name: 'population' | 'outcome';
  readonly met: boolean | null;
}

export interface Assessment {
  readonly standard: Standard;
  readonly date: Day;
  readonly at: Instant;
  readonly points: number;
  /** The tier that the points reach, whatever the conditions say; null: none. */
  readonly tier: string | null;
  /** Null at the highest tier. `missing` counts points, or practices for tiers by breadth. */
  readonly nextTier: { readonly name: string; readonly missing: number } | null;
  readonly conditions: readonly Condition[];
  readonly criteria: readonly CriterionResult[];
}
