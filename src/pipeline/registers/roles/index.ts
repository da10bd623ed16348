import { z } from 'zod';
import type { Register } from '../contract.ts';
import { day, line, oneOf, optional, slug } from '../fields.ts';

const responsibilities = [
  'performance-management',
  'data-strategy',
  'evaluation',
  'results-driven-contracting',
  'data-governance',
  'other',
] as const;

const schema = z.strictObject({
  slug,
  title: line(200),
  responsibility: oneOf(responsibilities),
  holder: line(200),
  from: day,
  until: optional(day),
  appointedBy: optional(slug),
});

export type RoleEntry = z.infer<typeof schema>;

/** Who is responsible for what, from when, by which document. */
export const roles: Register<RoleEntry> = {
  kind: 'role',
  list: 'roles',
  about: 'Who is responsible for what, from when to when, and by which document.',
  schema,
  shape: schema,
  references: { appointedBy: 'document' },
};
