import type { Day, Instant } from '../model/index.ts';
import type {
  Answer,
  Assessment,
  Check,
  CheckResult,
  CityChecklist,
  Condition,
  Criterion,
  CriterionResult,
  Outcome,
  Rounding,
  Standard,
  Taken,
} from './contract.ts';
import { judge } from './judge.ts';
import { blockedBy } from './points.ts';
import { applyRule, worth } from './rule.ts';
import { answersInForce, settle } from './settle.ts';
import { progress, tierOf } from './tiers.ts';

/** Everything an assessment is made from. */
export interface AssessmentQuestion {
  readonly standard: Standard;
  /** The local day that is judged, and the instant at which the records were read. */
  readonly date: Day;
  readonly at: Instant;
  readonly rounding: Rounding;
  /** Null: not said. */
  readonly population: number | null;
  /** Null: none was entered. */
  readonly outcome: Outcome | null;
  readonly answers: readonly Answer[];
  readonly checklists: readonly CityChecklist[];
  /** What was measured for a check, or why nothing was. */
  readonly measure: (check: Check) => Taken;
}

/**
 * Judges a city by a standard. Nothing counts as met without live records that show it or a person
 * who says it; a criterion whose wording is not known is not in the list, and earns nothing.
 */
export function assess(question: AssessmentQuestion): Assessment {
  const { standard, date, at } = question;
  const judged = criteriaOf(standard, question.checklists).map((one) =>
    judgeCriterion(one.criterion, one.own, question),
  );
  const criteria = withPoints(judged);
  const points = new Map(standard.practices.map((practice) => [practice, 0]));
  for (const { criterion, points: earned } of criteria) {
    points.set(criterion.practice, (points.get(criterion.practice) ?? 0) + earned);
  }
  return {
    standard,
    date,
    at,
    points: criteria.reduce((sum, one) => sum + one.points, 0),
    ...tierOf(standard, progress(standard, points), question.rounding),
    conditions: conditionsOf(question),
    criteria,
  };
}

/** The standard's criteria, with the city's own checks, rule and prerequisites where there are. */
function criteriaOf(
  standard: Standard,
  checklists: readonly CityChecklist[],
): { readonly criterion: Criterion; readonly own: boolean }[] {
  return standard.criteria.map((criterion) => {
    const list = checklists.find((one) => one.criterion === criterion.id);
    if (list === undefined) return { criterion, own: false };
    const { checks, rule, prerequisites } = list;
    const counted = checks.map(({ id }) => id);
    // This project's checks stay visible beside the city's; they no longer count.
    const all = [...checks, ...criterion.checks];
    return { criterion: { ...criterion, checks: all, counted, rule, prerequisites }, own: true };
  });
}

type Judged = Omit<CriterionResult, 'points' | 'blockedBy'>;

function judgeCriterion(
  criterion: Criterion,
  ownChecklist: boolean,
  question: AssessmentQuestion,
): Judged {
  const { date } = question;
  const own = question.answers.filter((answer) => answer.criterion === criterion.id);
  const checks = criterion.checks.map((check) =>
    judgeCheck(check, criterion.counted.includes(check.id), own, question),
  );
  const counted = checks.filter((check) => check.counted);
  const byRule = applyRule(
    criterion.rule,
    counted.map(({ check, status, by }) => ({ id: check.id, status, by })),
  );
  const whole = own.filter(({ check }) => check === null);
  const verdict = settle(byRule, whole, date);
  const answers = answersInForce(whole, date);
  const ends = [
    ...counted.flatMap((check) => (check.status === 'met' ? endsOf(check) : [])),
    ...answers.map(({ through }) => through),
  ].filter((end) => end !== null);
  const holdsThrough = verdict.status === 'met' ? (ends.sort()[0] ?? null) : null;
  return { criterion, ...verdict, checks, answers, holdsThrough, ownChecklist };
}

function endsOf({ measurement, answers }: CheckResult): (Day | null)[] {
  return [measurement?.holdsThrough ?? null, ...answers.map(({ through }) => through)];
}

function judgeCheck(
  check: Check,
  counted: boolean,
  answers: readonly Answer[],
  { date, measure }: AssessmentQuestion,
): CheckResult {
  const own = answers.filter((answer) => answer.check === check.id);
  const taken = measure(check);
  const { silence, ...records } = judge(check, taken, date);
  const verdict = settle(records, own, date);
  return {
    check,
    counted,
    ...verdict,
    measurement: typeof taken === 'string' ? null : taken,
    silence,
    answers: answersInForce(own, date),
  };
}

function withPoints(judged: readonly Judged[]): CriterionResult[] {
  const met = new Set(judged.filter(({ status }) => status === 'met').map(idOf));
  const blocked = blockedBy(
    judged.map(({ criterion }) => criterion),
    met,
  );
  return judged.map((one) => {
    const obstacles = blocked.get(idOf(one)) ?? [];
    const earns = one.status === 'met' && obstacles.length === 0;
    const metChecks = one.checks.filter((check) => check.counted && check.status === 'met').length;
    return { ...one, points: earns ? worth(one.criterion, metChecks) : 0, blockedBy: obstacles };
  });
}

function idOf({ criterion }: Judged): string {
  return criterion.id;
}

function conditionsOf({ standard, population, outcome, date }: AssessmentQuestion): Condition[] {
  const { eligibility } = standard;
  const conditions: Condition[] = [];
  if (eligibility !== null) {
    const met = population === null ? null : population >= eligibility.population;
    conditions.push({ name: 'population', met });
  }
  if (standard.outcome !== null) {
    conditions.push({ name: 'outcome', met: outcome !== null && outcome.on <= date ? true : null });
  }
  return conditions;
}
