import { z } from 'zod';
import { roundings } from '../../../certification/index.ts';
import type { Register } from '../contract.ts';
import { day, line, listOf, oneOf, optional, slug, yesOrNo } from '../fields.ts';

const schema = z.strictObject({
  /** The standard's id. */
  slug,
  rounding: oneOf(roundings).default('up'),
  outcome: optional(
    z.strictObject({
      measure: line(300),
      value: line(100),
      on: day,
      standard: line(300),
      source: line(500),
    }),
  ),
  /** Whether what is frozen is shown to the public. */
  public: yesOrNo.default(false),
  /** Departments that agreed to be named there with the criteria they carry. */
  honours: listOf(slug),
});

export type SettingsEntry = z.infer<typeof schema>;

/** How a city is judged by a standard. */
export const settings: Register<SettingsEntry> = {
  kind: 'certification-settings',
  list: 'standards',
  about:
    'How a city is judged by a standard, whose id is the slug: how shares are rounded, the resident outcome besides points, whether the progress is public, and which departments agreed to be named there.',
  schema,
  shape: schema,
  references: { honours: 'department' },
};
