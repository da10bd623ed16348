import { z } from 'zod';
import type { Register } from '../contract.ts';
import { count, day, line, oneOf, optional, publicLink, slug } from '../fields.ts';

const schema = z.strictObject({
  slug,
  title: line(200),
  on: day,
  type: oneOf(['survey', 'hearing', 'workshop', 'training', 'other']),
  responses: count,
  link: optional(publicLink),
});

export type EngagementEntry = z.infer<typeof schema>;

/** Times at which residents were asked or taught. */
export const engagements: Register<EngagementEntry> = {
  kind: 'engagement',
  list: 'engagements',
  about: 'Surveys, hearings, workshops and trainings with residents that took place.',
  schema,
  shape: schema,
  references: {},
};
