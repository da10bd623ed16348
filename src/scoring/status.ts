import type { GradeStep, Status } from '../model/index.ts';

/**
 * `exceeding` above 1 + tolerance, `meeting` from 1 to 1 + tolerance, `follow-up` below 1, decided
 * on the full-precision score: 0.9958 is `follow-up`.
 */
export function statusOf(score: number | null, tolerance: number): Status {
  if (score === null) return 'no-score';
  if (score < 1) return 'follow-up';
  return score > 1 + tolerance ? 'exceeding' : 'meeting';
}

/** The best grade whose `atLeast` the score reaches, below every step the worst; null without a score. */
export function gradeOf(score: number | null, grades: readonly GradeStep[]): string | null {
  if (score === null) return null;
  const fromBest = grades.toSorted((a, b) => b.atLeast - a.atLeast);
  return (fromBest.find(({ atLeast }) => score >= atLeast) ?? fromBest.at(-1))?.grade ?? null;
}
