import { z } from 'zod';
import type { Register } from '../contract.ts';
import { day, line, oneOf, slug, slugFromKeys } from '../fields.ts';

export const reviewVerdicts = ['accepted', 'more-needed', 'comment'] as const;

const schema = z.strictObject({
  slug,
  standard: slug,
  criterion: line(20),
  reviewer: line(200),
  verdict: oneOf(reviewVerdicts),
  text: line(2000),
  on: day,
});

export type ReviewEntry = z.infer<typeof schema>;

/** What a reviewer from outside says of the evidence; it decides nothing. */
export const reviews: Register<ReviewEntry> = {
  kind: 'certification-review',
  list: 'reviews',
  about:
    'What a reviewer says of the evidence of a criterion in a mock review. It decides nothing.',
  schema: slugFromKeys(['standard', 'criterion', 'reviewer', 'on'], schema),
  shape: schema,
  references: {},
};
