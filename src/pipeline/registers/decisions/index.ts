import { z } from 'zod';
import type { Register } from '../contract.ts';
import { day, line, listOf, oneOf, optional, slug } from '../fields.ts';

const schema = z.strictObject({
  slug,
  title: line(300),
  on: day,
  decidedBy: line(200),
  about: oneOf(['resource', 'hiring', 'service', 'policy', 'other']),
  meeting: optional(slug),
  metrics: listOf(slug),
  analysis: optional(slug),
  engagement: optional(slug),
  /** The metric whose breakdown by place or group informed it. */
  breakdownOf: optional(slug),
});

export type DecisionEntry = z.infer<typeof schema>;

/** Decisions, linked to what informed them. */
export const decisions: Register<DecisionEntry> = {
  kind: 'decision',
  list: 'decisions',
  about: 'Decisions, with the meeting, the metrics, the analysis or the engagement behind them.',
  schema,
  shape: schema,
  references: {
    meeting: 'meeting',
    metrics: 'metric',
    analysis: 'document',
    engagement: 'engagement',
    breakdownOf: 'metric',
  },
};
