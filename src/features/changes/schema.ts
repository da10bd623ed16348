import { z } from 'zod';
import { ledgerKinds } from '../../model/index.ts';
import { daySchema, hashSchema, instantSchema, ledgerEntrySchema } from '../boards/schema.ts';

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
