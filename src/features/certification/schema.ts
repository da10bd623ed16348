import { z } from 'zod';
import type { ProgressDocument } from '../../model/index.ts';
import { daySchema } from '../boards/schema.ts';

const dayOrNone = daySchema.nullable();
const text = z.string();
const phrase = <Kind extends string, Shape extends z.ZodRawShape>(kind: Kind, shape: Shape) =>
  z.strictObject({ kind: z.literal(kind), ...shape });

const phraseSchema = z.union([
  phrase('document', { approved: daySchema, reviewBy: dayOrNone }),
  phrase('role', { holder: text, from: daySchema, until: dayOrNone }),
  phrase('meeting', { on: daySchema }),
  phrase('decision', { on: daySchema, decidedBy: text }),
  phrase('training', { on: daySchema, completions: z.number() }),
  phrase('engagement', { on: daySchema, responses: z.number() }),
  phrase('restore', { on: daySchema, by: text }),
  phrase('access-review', { on: daySchema, by: text }),
  phrase('audit-log', { entries: z.number() }),
  phrase('board', { date: daySchema, publishedOn: daySchema }),
  phrase('deliveries', { count: z.number(), name: text, on: daySchema, rows: z.number() }),
]);

/** `/{city}/progress.json`. */
export const progressSchema = z.strictObject({
  format: z.literal('civicstat-progress-1'),
  city: z.string(),
  name: z.string(),
  standard: z.string(),
  standardName: z.string(),
  notice: z.string(),
  sample: z.boolean().describe('True for a sample city, whose records prove nothing.'),
  date: daySchema,
  points: z.number(),
  of: z.number(),
  known: z.number().describe('Points of the criteria that are known.'),
  tier: z.string().nullable(),
  nextTier: z.strictObject({ name: z.string(), missing: z.number() }).nullable(),
  conditions: z.array(
    z.strictObject({ name: z.enum(['population', 'outcome']), met: z.boolean().nullable() }),
  ),
  practices: z.array(z.strictObject({ name: z.string(), met: z.number(), total: z.number() })),
  criteria: z.array(
    z.strictObject({
      id: z.string(),
      practice: z.string(),
      title: z.string().nullable(),
      summary: z.string(),
      status: z.string(),
      by: z.string().nullable(),
      records: z.array(
        z.strictObject({
          title: z.string(),
          name: z.string().nullable().describe('As people typed it.'),
          phrase: phraseSchema.nullable().describe('What the system says of it, as data.'),
          href: z.string(),
        }),
      ),
    }),
  ),
  honours: z.array(z.strictObject({ department: z.string(), criteria: z.array(z.string()) })),
  history: z.array(
    z.strictObject({ date: daySchema, points: z.number(), tier: z.string().nullable() }),
  ),
}) satisfies z.ZodType<ProgressDocument>;
