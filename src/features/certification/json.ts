import { formatInstant } from '../../calendar/index.ts';
import type { Assessment, CheckResult, CriterionResult } from '../../certification/index.ts';
import type { CityDefinition } from '../../model/index.ts';
import { recordTitle } from './record-words.ts';
import type { Roadmap } from './roadmap.ts';

type AssessedCity = Pick<CityDefinition, 'slug' | 'name' | 'timeZone' | 'asOf'>;

/** An assessment as data for scripts. */
export function assessmentJson(assessment: Assessment, city: AssessedCity, roadmap: Roadmap) {
  const { standard, date, points, tier, nextTier, conditions, criteria } = assessment;
  const at = formatInstant(assessment.at, city.timeZone);
  return {
    city: city.slug,
    standard: standard.id,
    notice: standard.notice,
    date,
    /** True for a sample city: its records are no city's proof. */
    sample: city.asOf !== null,
    points,
    of: standard.points,
    tier,
    nextTier,
    conditions,
    roadmap,
    criteria: criteria.map((one) => criterionJson(one, at)),
  };
}

/** A criterion with its evidence, as data. */
export type CriterionJson = ReturnType<typeof criterionJson>;

export function criterionJson(result: CriterionResult, at: string) {
  const { criterion, status, by, points, blockedBy, holdsThrough, ownChecklist, checks } = result;
  return {
    id: criterion.id,
    practice: criterion.practice,
    title: criterion.title,
    status,
    by,
    points,
    blockedBy,
    holdsThrough,
    ownChecklist,
    answers: result.answers.map(answerJson),
    evidence: checks.map((check) => checkJson(check, at)),
  };
}

function checkJson(
  { check, counted, status, by, measurement, silence, answers }: CheckResult,
  at: string,
) {
  return {
    check: check.id,
    text: check.text,
    basis: check.basis,
    counted,
    status,
    by,
    value: measurement?.value ?? null,
    parts: measurement?.parts ?? null,
    threshold: check.question?.threshold ?? null,
    at: measurement === null ? null : at,
    holdsThrough: measurement?.holdsThrough ?? null,
    records: (measurement?.records ?? []).map((one) => ({ title: recordTitle(one), ...one })),
    silence,
    answers: answers.map(answerJson),
  };
}

function answerJson({
  respondent,
  says,
  overrules,
  reason,
  on,
  through,
}: CriterionResult['answers'][0]) {
  return { respondent, says, overrules, reason, on, through };
}
