import { z } from 'zod';
import type { Register } from '../contract.ts';
import { line, listOf, optional, slug, slugFromKeys } from '../fields.ts';

const schema = z.strictObject({
  slug,
  standard: slug,
  criterion: line(20),
  checks: z
    .array(
      z.strictObject({
        id: line(40),
        text: line(1000),
        /** A check of this project whose evidence shows it; null: a person says it. */
        shownBy: optional(line(20)),
      }),
      'A list of checks is expected here',
    )
    .min(1, 'At least one check is expected here')
    .max(50, 'The list is too long'),
  /** How many of the checks are enough; null: all. */
  enough: optional(z.number('A whole number is expected here').int().min(1).max(50)),
  prerequisites: listOf(line(20)),
});

export type ChecklistEntry = z.infer<typeof schema>;

/** The official checklist of a criterion as the city sees it in its own portal. */
export const checklists: Register<ChecklistEntry> = {
  kind: 'certification-checklist',
  list: 'checklists',
  about:
    "A criterion's checklist, rule and prerequisites from the city's own portal. They decide in place of this project's checks, which stay beside them.",
  schema: slugFromKeys(['standard', 'criterion'], schema),
  shape: schema,
  references: {},
};
