import { z } from 'zod';
import { historyMatches, periods } from '../../model/index.ts';
import {
  daySchema,
  delaySchema,
  instantSchema,
  ledgerEntrySchema,
  metricFactsSchema,
  namedSchema,
  numberOrNull,
  originSchema,
  perPeriodSchema,
  reasonSchema,
  receivedScoreSchema,
  statusSchema,
} from '../boards/schema.ts';
import type { BreakdownReport } from './breakdown/report.ts';
import { breakdownSchema, tilesSchema } from './breakdown/schema.ts';
import type { MetricReport, MetricsReport } from './report.ts';

const comparisonSchema = z
  .strictObject({
    steps: z.array(
      z.strictObject({
        from: daySchema.nullable(),
        value: z.number(),
        period: z.enum(periods).nullable(),
      }),
    ),
    bands: z.array(
      z.strictObject({ from: daySchema.nullable(), low: z.number(), high: z.number() }),
    ),
    goal: z.strictObject({ value: z.number(), by: daySchema }).nullable(),
    history: z
      .strictObject({ years: z.int(), match: z.enum(historyMatches), deviations: z.number() })
      .nullable(),
    point: z.strictObject({ value: z.number(), on: daySchema }).nullable(),
  })
  .describe('What the definition compares with; target files may add to it.');

const sourceSchema = z
  .strictObject({
    dataset: z.string(),
    day: z.string(),
    closed: z.string().nullable(),
    where: z.string().nullable(),
    numerator: z.string().nullable(),
    denominator: z.string().nullable(),
    value: z.string().nullable(),
  })
  .describe('The cases that the numbers are made of, as expressions over their columns.');

const definedMetricSchema = metricFactsSchema.extend({
  ...namedSchema.shape,
  definition: z.string(),
  why: z.string().nullable(),
  topic: namedSchema,
  department: namedSchema,
  owner: z.string().nullable(),
  deputy: z.string().nullable(),
  comparison: comparisonSchema,
  weight: z.number(),
  minimumDenominator: numberOrNull,
  zeroCountsAsCap: z.boolean(),
  missingDays: z.enum(['unknown', 'nothing-happened']),
  freshnessDays: numberOrNull.describe('How old the newest value may be; null: no promise.'),
  starts: daySchema.nullable(),
  ends: daySchema.nullable(),
  from: sourceSchema.exactOptional(),
  approval: z.literal('required').exactOptional(),
  plausible: z
    .strictObject({ least: numberOrNull, most: numberOrNull, change: numberOrNull })
    .exactOptional(),
  lockAfterDays: z.int().exactOptional(),
});

const boardMetricSchema = z.strictObject({
  metric: definedMetricSchema,
  latest: daySchema.nullable(),
  late: z.boolean(),
  delay: delaySchema.exactOptional(),
  scores: perPeriodSchema(receivedScoreSchema),
});

const placeSchema = originSchema.pick({
  city: true,
  date: true,
  knownOn: true,
  board: true,
  tolerance: true,
});

/** `/{city}/metrics.json`. */
export const metricsSchema = placeSchema.extend({
  format: z.literal('civicstat-metrics-1'),
  metrics: z.array(boardMetricSchema),
}) satisfies z.ZodType<MetricsReport>;

const historySchema = z
  .strictObject({
    date: daySchema,
    period: z.enum(periods),
    start: daySchema,
    end: daySchema,
    value: numberOrNull,
    numerator: numberOrNull,
    denominator: numberOrNull,
    target: numberOrNull,
    score: numberOrNull,
    rawScore: numberOrNull,
    status: statusSchema,
    reason: reasonSchema.nullable(),
    captured: z.boolean().describe('False where no metric of the whole city has a score.'),
  })
  .describe('A number of one period of one board date.');

/** `/{city}/metrics/{metric}.json`. */
export const metricSchema = placeSchema.extend({
  format: z.literal('civicstat-metric-1'),
  ...boardMetricSchema.shape,
  asKnownOn: daySchema.nullable().describe('The day whose knowledge was asked for.'),
  reconstructed: z.boolean(),
  publishedAt: instantSchema,
  firstKnownDay: daySchema,
  history: z.array(historySchema).describe('Oldest first.'),
  changes: z.array(ledgerEntrySchema).describe('Newest first.'),
  breakdowns: z.array(breakdownSchema).describe('The newest month by each dimension.'),
}) satisfies z.ZodType<MetricReport>;

/** `/{city}/metrics/{metric}/by/{column}.json`. */
export const metricBreakdownSchema = placeSchema.extend({
  format: z.literal('civicstat-metric-breakdown-1'),
  asKnownOn: metricSchema.shape.asKnownOn,
  metric: definedMetricSchema,
  breakdown: breakdownSchema,
  whole: receivedScoreSchema.describe('The board’s number of its month.'),
  tiles: tilesSchema.nullable().describe('The map of the values.'),
}) satisfies z.ZodType<BreakdownReport>;
