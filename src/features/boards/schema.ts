import { z } from 'zod';
import {
  type CompositeReceipt,
  compositeMethods,
  type Delay,
  directions,
  type LedgerEntry,
  ledgerKinds,
  measures,
  periods,
  type Reason,
  reasons,
  type Score,
  type Span,
  statuses,
} from '../../model/index.ts';
import type { CompositeChange } from './change.ts';
import type { BoardMetric, BoardOrigin, Group, Named, NamedComposite } from './report.ts';

/** The parts that answers to programs share, as schemas: the reference of the API is made of them. */

export const daySchema = z.iso.date();
/** An instant with its offset. */
export const instantSchema = z.iso.datetime({ offset: true });
export const hashSchema = z
  .string()
  .regex(/^[\da-f]{64}$/)
  .describe('A SHA-256.');
export const numberOrNull = z.number().nullable();

export const spanSchema = z
  .strictObject({ first: daySchema, last: daySchema })
  .describe('The first and the last day, both included.') satisfies z.ZodType<Span>;

/** One thing for each period. */
export function perPeriodSchema<T extends z.ZodType>(one: T) {
  return z.strictObject({ day: one, week: one, month: one, quarter: one });
}

export const reasonSchema = z
  .enum(Object.keys(reasons) as [Reason, ...Reason[]])
  .describe('Why there is no score.');
export const statusSchema = z.enum(statuses);

export const scoreSchema = z
  .strictObject({
    score: numberOrNull.describe('1 is on target, above is better; null exactly with a reason.'),
    rawScore: numberOrNull.describe('Before a cap or floor.'),
    capped: z.enum(['cap', 'floor']).nullable(),
    value: numberOrNull.describe("In the metric's unit; a share of 80 % is 0.8."),
    numerator: numberOrNull,
    denominator: numberOrNull,
    target: numberOrNull.describe('What the value was compared with.'),
    baseline: numberOrNull.describe('What the target was made from, where it was made.'),
    span: spanSchema,
    status: statusSchema,
    reason: reasonSchema.nullable(),
  })
  .describe("A metric's number for one period.") satisfies z.ZodType<Score>;

/** A score with the hash of its receipt. */
export const receivedScoreSchema = scoreSchema.extend({ receipt: hashSchema });

export const compositeScoreSchema = z.strictObject({
  score: numberOrNull,
  rawScore: numberOrNull.describe('Of the scores before caps and floors.'),
  coverage: z.number().min(0).max(1).nullable().describe('Scored weight ÷ total weight.'),
  scored: z.int(),
  total: z.int(),
  grade: z.string().nullable(),
  status: statusSchema,
  missing: z.array(z.strictObject({ metric: z.string(), reason: reasonSchema })),
}) satisfies z.ZodType<CompositeReceipt['result']>;

export const namedSchema = z.strictObject({
  slug: z.string(),
  name: z.string(),
}) satisfies z.ZodType<Named>;

export const compositeSchema = perPeriodSchema(
  compositeScoreSchema.extend({
    receipt: hashSchema.nullable().describe('Null on boards of before there were such receipts.'),
    missing: z.array(
      z.strictObject({ metric: z.string(), name: z.string(), reason: reasonSchema }),
    ),
  }),
).describe('The number of many metrics, for each period.') satisfies z.ZodType<NamedComposite>;

export const groupSchema = namedSchema.extend({
  composite: compositeSchema,
}) satisfies z.ZodType<Group>;

export const delaySchema = z
  .strictObject({ held: z.boolean(), note: z.string().nullable() })
  .describe('Why the newest numbers do not come.') satisfies z.ZodType<Delay>;

export const citySchema = z.strictObject({
  slug: z.string(),
  name: z.string(),
  timeZone: z.string(),
  asOf: daySchema.nullable().describe('Sample cities only: the day on which their clock stands.'),
  source: z.string().nullable(),
});

export const originSchema = z.strictObject({
  city: citySchema,
  date: daySchema.describe("The board's date; it reports complete days up to the day before."),
  knownOn: instantSchema.describe('Up to when data were taken in.'),
  publishedAt: instantSchema,
  board: hashSchema,
  definitions: hashSchema,
  tolerance: z.number(),
  grades: z.array(z.strictObject({ grade: z.string(), atLeast: z.number() })),
  spans: perPeriodSchema(spanSchema),
}) satisfies z.ZodType<BoardOrigin>;

/** What metrics have on boards and in lists. */
export const metricFactsSchema = z.strictObject({
  measure: z.enum(measures),
  percentile: numberOrNull,
  unit: z.string(),
  direction: z.enum(directions),
  rule: z.string(),
  cap: numberOrNull,
  floor: numberOrNull,
});

export const boardMetricSchema = metricFactsSchema.extend({
  ...namedSchema.shape,
  definition: z.string(),
  topic: namedSchema,
  department: namedSchema,
  weight: z.number().describe("The metric's own × its topic's."),
  owner: z.string().nullable(),
  latest: daySchema.nullable().describe('Last day of the newest value.'),
  late: z.boolean().describe('Whether the freshness promise is broken.'),
  delay: delaySchema.exactOptional(),
  scores: perPeriodSchema(receivedScoreSchema),
}) satisfies z.ZodType<BoardMetric>;

export const changeSchema = z
  .strictObject({ date: daySchema, by: perPeriodSchema(numberOrNull) })
  .describe(
    'How far a composite moved since an earlier board.',
  ) satisfies z.ZodType<CompositeChange>;

/** A change of a number that was known, or of what a number is made of. */
export const ledgerEntrySchema = z.strictObject({
  at: instantSchema.describe('From when it was known.'),
  kind: z.enum(ledgerKinds),
  metric: z.string().nullable().describe('Null: the whole city.'),
  span: spanSchema.nullable().describe('Of a restated value.'),
  from: daySchema.nullable().describe('The first day on which a changed target is in force.'),
  period: z.enum(periods).nullable(),
  field: z.string().nullable().describe('The changed key of a definition.'),
  before: z.string().nullable(),
  after: z.string().nullable(),
}) satisfies z.ZodType<LedgerEntry>;

/** The parts that have a name of their own in the reference. */
export const namedParts = {
  Span: spanSchema,
  Score: scoreSchema,
  ScoreWithReceipt: receivedScoreSchema,
  CompositeScore: compositeScoreSchema,
  Composite: compositeSchema,
  GroupOnBoard: groupSchema,
  LedgerEntry: ledgerEntrySchema,
  MetricOnBoard: boardMetricSchema,
} as const;

export const methodSchema = z.enum(compositeMethods);
