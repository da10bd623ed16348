import { z } from 'zod';
import { periods } from '../../model/index.ts';
import {
  compositeScoreSchema,
  daySchema,
  hashSchema,
  instantSchema,
  methodSchema,
  namedSchema,
  numberOrNull,
  originSchema,
  perPeriodSchema,
  reasonSchema,
  receivedScoreSchema,
  spanSchema,
  statusSchema,
} from '../boards/schema.ts';

const ruleSchema = z.strictObject({ rule: z.string(), name: z.string(), says: z.string() });

/** `/{city}/about.json`. */
export const aboutSchema = z.strictObject({
  format: z.literal('civicstat-about-1'),
  city: originSchema.shape.city.omit({ source: true }),
  date: daySchema,
  board: hashSchema,
  knownOn: instantSchema,
  source: z.string().nullable(),
  windows: z.strictObject({
    family: z.enum(['calendar', 'rolling']),
    quarter: z.enum(['three-months', 'quarter']),
    weekStart: z.enum(['monday', 'sunday', 'saturday']),
    meanings: perPeriodSchema(z.string()),
  }),
  spans: perPeriodSchema(spanSchema),
  composite: perPeriodSchema(compositeScoreSchema),
  method: z.strictObject({
    name: methodSchema,
    says: z.string(),
    mean: z.strictObject({ sum: z.number(), weight: z.number(), score: z.number() }).nullable(),
    dayScores: z.array(namedSchema.extend({ score: z.number(), weight: z.number() })),
    weights: z.array(namedSchema.extend({ weight: z.number() })),
  }),
  rules: z.array(
    ruleSchema.extend({
      metrics: z.array(namedSchema),
      examples: z.array(
        receivedScoreSchema.extend({
          metric: z.string(),
          name: z.string(),
          period: z.enum(periods),
        }),
      ),
    }),
  ),
  otherRules: z.array(ruleSchema),
  bounds: z.array(
    namedSchema.extend({
      cap: numberOrNull,
      floor: numberOrNull,
      periods: z.array(z.enum(periods)).describe('In which it applies on this board.'),
    }),
  ),
  grades: originSchema.shape.grades,
  tolerance: z.number(),
  statuses: z.array(z.strictObject({ status: statusSchema, name: z.string(), says: z.string() })),
  reasons: z.array(
    z.strictObject({ reason: reasonSchema, says: z.string(), metrics: z.array(namedSchema) }),
  ),
  freshness: z.strictObject({
    promised: z.int().describe('Metrics with a promise.'),
    late: z.array(
      namedSchema.extend({ latest: daySchema.nullable(), freshnessDays: numberOrNull }),
    ),
  }),
});
