import { periods } from '../../model/index.ts';
import { formatScore } from '../../web/format.ts';
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
