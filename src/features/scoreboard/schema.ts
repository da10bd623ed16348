import { z } from 'zod';
import {
  boardMetricSchema,
  changeSchema,
  citySchema,
  compositeSchema,
  compositeScoreSchema,
  daySchema,
  groupSchema,
  hashSchema,
  instantSchema,
  numberOrNull,
  originSchema,
  perPeriodSchema,
  spanSchema,
} from '../boards/schema.ts';
import type { CitiesReport } from './cities.ts';
import { comparisonNames } from './comparison.ts';
import type { ScoreboardReport } from './report.ts';

const termSchema = z.strictObject({
  metric: z.string(),
  name: z.string(),
  kind: z.enum(['value', 'target', 'weight', 'entered', 'left']),
  effect: z.number(),
  before: numberOrNull,
  after: numberOrNull,
});

const comparisonSchema = z
  .strictObject({
    name: z.enum(comparisonNames),
    period: z.enum(['day', 'week']),
    date: daySchema.nullable(),
    board: hashSchema.nullable(),
    span: spanSchema.nullable(),
    gap: z.enum(['not-published', 'no-score', 'other-method']).nullable(),
    before: numberOrNull,
    after: numberOrNull,
    change: numberOrNull,
    terms: z.array(termSchema),
  })
  .describe('Before, and the effects of all terms, are after (to 1e-9).');

/** `/{city}.json` and `/{city}/on/{date}.json`. */
export const scoreboardSchema = originSchema.extend({
  format: z.literal('civicstat-scoreboard-1'),
  composite: compositeSchema,
  topics: z.array(groupSchema),
  departments: z.array(groupSchema),
  metrics: z.array(boardMetricSchema),
  previous: daySchema.nullable(),
  next: daySchema.nullable(),
  restated: z
    .strictObject({
      publishedAt: instantSchema,
      knownOn: instantSchema,
      board: hashSchema,
      changed: z.int(),
      composite: perPeriodSchema(numberOrNull),
    })
    .nullable(),
  change: changeSchema.nullable(),
  carriers: perPeriodSchema(
    z
      .strictObject({
        metric: z.string(),
        name: z.string(),
        score: z.number(),
        without: z.number(),
      })
      .nullable(),
  ).describe('Metrics without which the composite would say something else.'),
  comparisons: z.array(comparisonSchema),
}) satisfies z.ZodType<ScoreboardReport>;

/** `/cities.json`. */
export const citiesSchema = z.strictObject({
  format: z.literal('civicstat-cities-1'),
  cities: z.array(
    originSchema.omit({ city: true, definitions: true }).extend({
      ...citySchema.shape,
      composite: perPeriodSchema(compositeScoreSchema.omit({ missing: true })),
      recent: z
        .array(z.strictObject({ day: daySchema, score: numberOrNull }))
        .describe('Day scores of the last eight weeks, each with the day it covers.'),
    }),
  ),
}) satisfies z.ZodType<CitiesReport>;
