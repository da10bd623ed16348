/**
 * The closed list of reasons why there is no score. Nothing else may stand where a score is
 * missing: not NaN, not zero, not an empty text.
 */
export const reasons = {
  'no-data': 'No value was received.',
  stale: 'The newest value is older than promised.',
  'zero-denominator': 'There were no cases to measure.',
  'zero-count': 'Nothing happened: good news, and nothing to divide by.',
  'no-target': 'No target was in force.',
  'no-baseline': 'There is no history to compare with.',
  'too-few-cases': 'Too few cases for a fair number.',
  'incomplete-period': 'Days of this period are missing.',
  'needs-parts': 'Only days came, and these days cannot be added up.',
  'not-yet-started': 'This metric had not started yet.',
  retired: 'This metric is no longer kept.',
} as const satisfies Record<string, string>;

export type Reason = keyof typeof reasons;
