import { z } from 'zod';
import type { Register } from '../contract.ts';
import { day, line, optional, slug, slugFromKeys, yesOrNo } from '../fields.ts';

const schema = z.strictObject({
  slug,
  standard: slug,
  criterion: line(20),
  owner: optional(line(200)),
  department: optional(slug),
  due: optional(day),
  /** Working days that it takes. */
  days: optional(z.number('A number is expected here').positive().max(10_000)),
  /** True when it is done but for the last approval. */
  pending: yesOrNo.default(false),
  note: optional(line(1000)),
});

export type StepEntry = z.infer<typeof schema>;

/** The way to criteria that are not met. */
export const steps: Register<StepEntry> = {
  kind: 'certification-step',
  list: 'steps',
  about: 'The way to a criterion: who does it, by when, how many working days it takes.',
  schema: slugFromKeys(['standard', 'criterion'], schema),
  shape: schema,
  references: { department: 'department' },
};
