import { z } from 'zod';
import { type CompositeReceipt, periods, type Receipt } from '../../model/index.ts';
import {
  compositeScoreSchema,
  daySchema,
  hashSchema,
  instantSchema,
  methodSchema,
  scoreSchema,
  spanSchema,
} from '../boards/schema.ts';

const inputSchema = z.strictObject({
  delivery: z.string(),
  content: hashSchema.describe('Of the delivered bytes.'),
  rows: z.int(),
});

const metricReceiptSchema = z
  .strictObject({
    format: z.literal('civicstat-receipt-1'),
    city: z.string(),
    metric: z.string(),
    period: z.enum(periods),
    date: daySchema.nullable(),
    knownOn: instantSchema,
    through: z.int(),
    definitions: z.strictObject({
      metric: hashSchema,
      city: hashSchema,
      dataset: hashSchema.exactOptional(),
    }),
    rule: z.string(),
    observations: z.array(inputSchema),
    targets: z.array(inputSchema),
    result: scoreSchema,
  })
  .describe("The proof of a metric's number.") satisfies z.ZodType<Receipt>;

const partSchema = scoreSchema.pick({ score: true, rawScore: true, capped: true, reason: true });

const compositeReceiptSchema = z
  .strictObject({
    format: z.literal('civicstat-composite-receipt-1'),
    city: z.string(),
    of: z.strictObject({ kind: z.enum(['city', 'topic', 'department']), slug: z.string() }),
    period: z.enum(periods),
    span: spanSchema,
    definitions: z.strictObject({
      city: hashSchema,
      topics: z.record(z.string(), hashSchema),
    }),
    method: methodSchema,
    parts: z.array(
      partSchema.extend({ metric: z.string(), receipt: hashSchema, weight: z.number() }),
    ),
    result: compositeScoreSchema,
  })
  .describe('The proof of a composite.') satisfies z.ZodType<CompositeReceipt>;

/** `/{city}/receipts/{hash}.json`. */
export const receiptSchema = z.discriminatedUnion('format', [
  metricReceiptSchema,
  compositeReceiptSchema,
]);
