import { z } from 'zod';
import type { Register } from '../contract.ts';
import { day, line, listOf, oneOf, optional, slug, yesOrNo } from '../fields.ts';

const schema = z.strictObject({
  slug,
  body: slug,
  on: day,
  state: oneOf(['planned', 'held', 'cancelled']),
  present: listOf(line(200)),
  /** Whether the mayor or chief executive was there. */
  chiefExecutive: yesOrNo.default(false),
  agenda: listOf(line(500)),
  metrics: listOf(slug),
  analyses: listOf(slug),
  minutes: optional(slug),
});

export type MeetingEntry = z.infer<typeof schema>;

/** Meetings of a body: planned, held or cancelled. */
export const meetings: Register<MeetingEntry> = {
  kind: 'meeting',
  list: 'meetings',
  about: 'Meetings of a body, with who was there, what was on the agenda, and the minutes.',
  schema,
  shape: schema,
  references: { body: 'body', metrics: 'metric', analyses: 'document', minutes: 'document' },
};
