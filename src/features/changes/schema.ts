import { z } from 'zod';
import { type LedgerEntry, ledgerKinds, periods } from '../../model/index.ts';
import { daySchema, hashSchema, instantSchema, spanSchema } from '../boards/schema.ts';

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

/** `/{city}/changes.json`. */
export const changesSchema = z.strictObject({
  format: z.literal('civicstat-changes-1'),
  city: z.string(),
  date: daySchema,
  board: hashSchema,
  knownOn: instantSchema,
  since: daySchema.describe('The first day that the ledger tells about.'),
  definitionsSince: daySchema,
  query: z.strictObject({
    metric: z.string().nullable(),
    kind: z.enum(ledgerKinds).nullable(),
    month: z.string().nullable(),
  }),
  count: z.int(),
  changes: z.array(ledgerEntrySchema.extend({ name: z.string() })).describe('Newest first.'),
});
