import { z } from 'zod';
import { numberOrNull } from '../../boards/schema.ts';
import type { Breakdown } from './reading.ts';

const groupSchema = z.strictObject({
  label: z.string().nullable().describe('Null: the cases in which the column is empty.'),
  value: numberOrNull,
  numerator: numberOrNull,
  denominator: numberOrNull,
  cases: z.int(),
});

/** A metric by the values of one dimension. */
export const breakdownSchema = z
  .strictObject({
    column: z.string(),
    name: z.string().describe('What people call the column.'),
    mapped: z.boolean().describe('Whether the city has a map of its values.'),
    months: z
      .array(
        z.strictObject({
          month: z.string().describe('`YYYY-MM`.'),
          groups: z.array(groupSchema).describe('The one with the most cases first.'),
        }),
      )
      .describe('Complete calendar months, oldest first.'),
  })
  .describe('A number of cases by the values of a dimension.') satisfies z.ZodType<Breakdown>;

export const tilesSchema = z.strictObject({
  column: z.string(),
  note: z.string().nullable(),
  tiles: z.array(
    z.strictObject({ label: z.string(), value: z.string(), row: z.int(), column: z.int() }),
  ),
});
