import { z } from 'zod';
import type { Register } from '../contract.ts';
import { line, listOf, oneOf, optional, slug } from '../fields.ts';

const schema = z.strictObject({
  slug,
  name: line(200),
  kind: oneOf(['data-governance', 'performance', 'other']),
  purpose: optional(line(1000)),
  charter: optional(slug),
  roles: listOf(slug),
});

export type BodyEntry = z.infer<typeof schema>;

/** Committees and teams that meet. */
export const bodies: Register<BodyEntry> = {
  kind: 'body',
  list: 'bodies',
  about: 'Committees and teams that meet, with their purpose, charter and roles.',
  schema,
  shape: schema,
  references: { charter: 'document', roles: 'role' },
};
