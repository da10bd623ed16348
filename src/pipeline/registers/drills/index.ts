import { z } from 'zod';
import type { Register } from '../contract.ts';
import { day, line, oneOf, slug, yesOrNo } from '../fields.ts';

const schema = z.strictObject({
  slug,
  kind: oneOf(['restore', 'access-review']),
  on: day,
  passed: yesOrNo,
  by: line(200),
});

export type DrillEntry = z.infer<typeof schema>;

/** Proofs that protection works: a backup restored, accesses reviewed. */
export const drills: Register<DrillEntry> = {
  kind: 'drill',
  list: 'drills',
  about: 'Backups that were restored on trial, and reviews of who may do what.',
  schema,
  shape: schema,
  references: {},
};
