import type { DatasetDefinition, MetricSource } from './dataset.ts';
import type { Day, Period } from './time.ts';

export const measures = [
  'count',
  'sum',
  'ratio',
  'mean',
  'median',
  'percentile',
  'level',
  'distinct',
] as const;
export type Measure = (typeof measures)[number];

export const directions = ['up', 'down', 'band'] as const;
export type Direction = (typeof directions)[number];

export const compositeMethods = ['arithmetic', 'geometric', 'median'] as const;
export type CompositeMethod = (typeof compositeMethods)[number];

/** What a metric's YAML may hold under `target` and `baseline`, by the shape its rule asks for. */
export interface TargetStep {
  /** First day in force; null means from the beginning. */
  readonly from: Day | null;
  readonly value: number;
  /** A period name makes a count's target a total for that period; null: per day, all periods. */
  readonly period: Period | null;
}
export interface BandStep {
  readonly from: Day | null;
  readonly low: number;
  readonly high: number;
}
export interface Goal {
  readonly value: number;
  readonly by: Day;
}
export const historyMatches = ['same-week', 'same-month', 'same-quarter'] as const;
export interface HistoryBaseline {
  /** How many earlier years to look at, 1 to 50. */
  readonly years: number;
  readonly match: (typeof historyMatches)[number];
  /** How many standard deviations of allowance (`historical-band` only; 0 elsewhere). */
  readonly deviations: number;
}
export interface PointBaseline {
  readonly value: number;
  readonly on: Day;
}

/** What the metric is compared with, as its definition says; target files may add to it. */
export interface Comparison {
  readonly steps: readonly TargetStep[];
  readonly bands: readonly BandStep[];
  readonly goal: Goal | null;
  readonly history: HistoryBaseline | null;
  readonly point: PointBaseline | null;
}

/** Bounds of a usual day; null: none. */
export interface Plausible {
  readonly least: number | null;
  readonly most: number | null;
  /** How far a day may be from the one before, as a part of that one's value. */
  readonly change: number | null;
}

export interface MetricDefinition {
  readonly slug: string;
  readonly name: string;
  readonly definition: string;
  readonly why: string | null;
  readonly topic: string;
  readonly department: string;
  /** Required to publish. */
  readonly owner: string | null;
  readonly deputy: string | null;
  readonly measure: Measure;
  /** The percentile in 0 to 100 when `measure` is `percentile`, else null. */
  readonly percentile: number | null;
  readonly unit: string;
  readonly direction: Direction;
  /** A rule's name from the list in `scoring/rules`. */
  readonly rule: string;
  readonly comparison: Comparison;
  readonly weight: number;
  readonly cap: number | null;
  readonly floor: number | null;
  readonly minimumDenominator: number | null;
  readonly zeroCountsAsCap: boolean;
  readonly missingDays: 'unknown' | 'nothing-happened';
  /** How old the newest value may be, in days; null: no promise was made. */
  readonly freshnessDays: number | null;
  /** First and last day on which the metric is kept; null: without bound. */
  readonly starts: Day | null;
  readonly ends: Day | null;
  /** The cases that its numbers are made of; absent: observations are delivered. */
  readonly from?: MetricSource;
  /** Numbers typed at the desk wait until a second person approves them. */
  readonly approval?: 'required';
  /** What a day's value may be without a person looking at it; left out: anything. */
  readonly plausible?: Plausible;
  /** Days after which a typed number is locked; left out: never. */
  readonly lockAfterDays?: number;
}

export interface Department {
  readonly slug: string;
  readonly name: string;
}
export interface Topic {
  readonly slug: string;
  readonly name: string;
  readonly weight: number;
}

export interface GradeStep {
  readonly grade: string;
  /** The lowest composite score that earns the grade. */
  readonly atLeast: number;
}

/** The settings of a city's calendar. */
export interface CalendarSettings {
  /** An IANA zone, for example `America/New_York`. */
  readonly timeZone: string;
  readonly weekStart: 'monday' | 'sunday' | 'saturday';
  /** 1 to 12. */
  readonly fiscalYearStart: number;
  readonly windows: 'calendar' | 'rolling';
  readonly quarter: 'three-months' | 'quarter';
  readonly holidays: readonly Day[];
}

/** When a city's offices are open on a business day, in minutes after midnight. */
export interface BusinessHours {
  readonly from: number;
  readonly until: number;
}

export interface CityDefinition extends CalendarSettings {
  readonly slug: string;
  readonly name: string;
  readonly population: number | null;
  /** Sample cities only: fixes the board's date and the freshness clock; a banner says so. */
  readonly asOf: Day | null;
  /** Where the city's data come from, shown with them; null: not said. */
  readonly source: string | null;
  readonly composite: CompositeMethod;
  readonly grades: readonly GradeStep[];
  readonly tolerance: number;
  readonly departments: readonly Department[];
  readonly topics: readonly Topic[];
  readonly metrics: readonly MetricDefinition[];
  /** Absent where there are none. */
  readonly datasets?: readonly DatasetDefinition[];
  /** Absent: 9:00 to 17:00. */
  readonly businessHours?: BusinessHours;
}
