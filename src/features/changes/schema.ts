import { z } from 'zod';
import { daySchema, hashSchema, instantSchema, ledgerEntrySchema } from '../boards/schema.ts';
import { changeKinds } from './told.ts';

const changeSchema = ledgerEntrySchema.extend({
  kind: z.enum(changeKinds),
  board: daySchema.nullable().describe('The date of a board that was published again.'),
  name: z.string(),
});

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
    kind: z.enum(changeKinds).nullable(),
    month: z.string().nullable(),
  }),
  count: z.int(),
  changes: z.array(changeSchema).describe('Newest first.'),
});
