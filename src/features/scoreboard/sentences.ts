import { periods } from '../../model/index.ts';
import { formatScore } from '../../web/format.ts';
import { distances, strongest } from '../boards/pulls.ts';
import { goneInWords, movement, standing } from '../boards/words.ts';
import type { ScoreboardReport } from './report.ts';
import { carrierWords } from './words.ts';

/** One sentence for every period that a single metric carries. */
export function carriedInWords({ carriers, tolerance, grades }: ScoreboardReport): string[] {
  return periods.flatMap((period) => {
    const carrier = carriers[period];
    if (carrier === null) return [];
    const score = formatScore(carrier.score, { tolerance, grades: [] });
    const without = formatScore(carrier.without, { tolerance, grades });
    return [carrierWords.carried(period, carrier.name, score, without)];
  });
}

/**
 * What moved the day since the board before; without one, what stands furthest from target. Null
 * where nothing has a score.
 */
export function pulledInWords(report: ScoreboardReport): string | null {
  const before = report.comparisons.find(({ name }) => name === 'board-before');
  if (before === undefined || before.change === null) {
    return standing(strongest(distances(report.metrics, 'day')));
  }
  const byMetric = Map.groupBy(before.terms, (term) => term.metric);
  const pulls = [...byMetric.values()].map((terms) => ({
    name: terms[0]!.kind === 'left' ? goneInWords(terms[0]!.name) : terms[0]!.name,
    effect: terms.reduce((sum, { effect }) => sum + effect, 0),
  }));
  return movement(before.change, strongest(pulls));
}
