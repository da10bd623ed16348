import { z } from 'zod';
import type { Register } from '../contract.ts';
import { day, line, oneOf, optional, slug, slugFromKeys, yesOrNo } from '../fields.ts';

const schema = z.strictObject({
  slug,
  standard: slug,
  criterion: line(20),
  /** Null: on the criterion as a whole. */
  check: optional(line(20)),
  respondent: line(200),
  says: oneOf(['met', 'not-met']),
  overrules: yesOrNo.default(false),
  reason: line(2000),
  on: day,
  through: optional(day),
});

export type AnswerEntry = z.infer<typeof schema>;

/** What people say of criteria and checks. */
export const answers: Register<AnswerEntry> = {
  kind: 'certification-answer',
  list: 'answers',
  about:
    'What a person says of a criterion or of one of its checks. Where several disagree it is disputed; one that overrules decides, with name, day and reason.',
  schema: slugFromKeys(['standard', 'criterion', 'check', 'respondent'], schema),
  shape: schema,
  references: {},
};
