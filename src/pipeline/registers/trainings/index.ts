import { z } from 'zod';
import type { Register } from '../contract.ts';
import { count, day, line, listOf, oneOf, slug } from '../fields.ts';

const schema = z.strictObject({
  slug,
  title: line(200),
  on: day,
  subjects: listOf(oneOf(['manage', 'use'])),
  departments: listOf(slug),
  completions: count,
});

export type TrainingEntry = z.infer<typeof schema>;

/** Trainings of staff that were run. */
export const trainings: Register<TrainingEntry> = {
  kind: 'training',
  list: 'trainings',
  about: 'Trainings of staff that took place: about managing data, using them, or both.',
  schema,
  shape: schema,
  references: { departments: 'department' },
};
