import { z } from 'zod';
import {
  boardMetricSchema,
  changeSchema,
  compositeSchema,
  daySchema,
  groupSchema,
  numberOrNull,
  originSchema,
} from '../boards/schema.ts';
import { type GroupReport, groupKinds } from './report.ts';

const pastSchema = z.array(z.strictObject({ day: daySchema, score: numberOrNull }));

/** `/{city}/topics/{group}.json` and `/{city}/departments/{group}.json`. */
export const groupReportSchema = originSchema.extend({
  format: z.literal('civicstat-group-1'),
  kind: z.enum(groupKinds),
  ...groupSchema.shape,
  wholeCity: compositeSchema,
  change: changeSchema.nullable(),
  days: pastSchema.describe('Day scores of the last eight weeks, with weights as they are now.'),
  weeks: pastSchema.describe('Week scores of the last half year.'),
  metrics: z.array(boardMetricSchema),
  siblings: z.array(groupSchema).describe('All of the same kind.'),
}) satisfies z.ZodType<GroupReport>;
