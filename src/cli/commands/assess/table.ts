import type { Assessment, CheckResult, CriterionResult } from '../../../certification/index.ts';
import type { CityDefinition, Day } from '../../../model/index.ts';

/** An assessment for people: the points, then a line a criterion with what is open in it. */
export function assessmentTable(
  assessment: Assessment,
  city: Pick<CityDefinition, 'name' | 'asOf'>,
  readOn: Day,
): string {
  const { standard, date, criteria } = assessment;
  const sample = city.asOf === null ? [] : ['These are records of a sample city, no proof.'];
  const missing = standard.criteria.reduce((sum, { points }) => sum + points, 0);
  const incomplete =
    missing === standard.points
      ? []
      : [`Only ${missing} of ${standard.points} points are in criteria that are known.`];
  return [
    `${city.name} by ${standard.name}, judged for ${date}, records read on ${readOn}`,
    standard.notice,
    ...sample,
    ...incomplete,
    '',
    ...standing(assessment),
    ...standard.practices.flatMap((practice) => [
      '',
      practice,
      ...criteria.filter((one) => one.criterion.practice === practice).flatMap(criterionLines),
    ]),
    '',
  ].join('\n');
}

function standing({ standard, points, tier, nextTier, conditions }: Assessment): string[] {
  const reached = tier === null ? 'no tier yet' : `enough points for ${tier}`;
  const next = nextTier === null ? '' : `; ${nextTier.missing} missing for ${nextTier.name}`;
  const open = conditions.map(({ name, met }) => {
    const state = met === null ? 'not known' : met ? 'met' : 'not met';
    return `Besides points, ${conditionWords[name]}: ${state}`;
  });
  return [`${points} of ${standard.points} points: ${reached}${next}`, ...open];
}

const conditionWords = {
  population: 'a population that is large enough',
  outcome: 'a resident outcome that meets an outside standard',
} as const;

function criterionLines(result: CriterionResult): string[] {
  const { criterion, status, by, blockedBy } = result;
  const said = by === null ? status : `${status} (${by})`;
  const blocked = blockedBy.length === 0 ? '' : `, blocked by ${blockedBy.join(', ')}`;
  const title = criterion.title ?? criterion.summary;
  return [
    `  ${criterion.id.padEnd(6)}${`${said}${blocked}`.padEnd(18)} ${title}`,
    ...result.checks.filter(({ counted }) => counted).map(checkLine),
  ];
}

function checkLine({ check, status, measurement, silence }: CheckResult): string {
  const { question } = check;
  const limit =
    question === null
      ? ''
      : ` (${question.threshold.comparison === 'at-least' ? 'at least' : 'more than'} ${question.threshold.value})`;
  const value = measurement === null ? '' : `: ${valueIn(measurement)}${limit}`;
  const open = silence === null ? '' : `: ${silenceWords[silence]}`;
  return `          ${status.padEnd(9)} ${check.text}${value}${open}`;
}

function valueIn({ value, parts }: NonNullable<CheckResult['measurement']>): string {
  return parts === null ? String(value) : `${parts.numerator} of ${parts.denominator}`;
}

const silenceWords = {
  'not-measured-here': 'not yet measured here',
  'nothing-entered': 'nothing entered yet',
  'needs-a-person': 'a person has to say it',
} as const;
