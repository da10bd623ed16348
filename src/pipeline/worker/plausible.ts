import { addDays } from '../../calendar/index.ts';
import type { Day, Observation } from '../../model/index.ts';
import type { NamedMetricFacts } from '../platform.ts';

/** How many doubts are told; more would help nobody. */
const mostDoubts = 20;

/**
 * Looks at the values of days as they pass, and says which of them a person should look at. A value
 * that is known for its day was looked at when it came: a whole table brings it every time. What is
 * new or corrected is looked at.
 */
export function watchValues(metrics: readonly NamedMetricFacts[]) {
  const watched = new Map(metrics.filter((one) => one.plausible).map((one) => [one.slug, one]));
  /** The day of each metric that passed last. */
  const passed = new Map<string, { readonly day: Day; readonly value: number }>();
  const dayBefore = ({ slug, knownDays }: NamedMetricFacts, day: Day): number | undefined => {
    const before = addDays(day, -1);
    const last = passed.get(slug);
    return last?.day === before ? last.value : knownDays?.[before];
  };
  const doubts: string[] = [];
  let count = 0;
  const doubt = (sentence: string) => {
    count += 1;
    if (doubts.length < mostDoubts) doubts.push(sentence);
  };
  return {
    see({ metric, span, value, numerator, denominator, dimensions }: Observation): void {
      const one = watched.get(metric);
      if (one?.plausible === undefined || span.first !== span.last) return;
      if (Object.keys(dimensions).length > 0) return;
      const shown = value ?? shareOf(numerator, denominator);
      if (shown === null) return;
      const last = dayBefore(one, span.first);
      passed.set(metric, { day: span.first, value: shown });
      if (one.knownDays?.[span.first] === shown) return;
      const where = `${metric} on ${span.first} is ${shown}`;
      const { least, most, change } = one.plausible;
      if (least !== null && shown < least) doubt(`${where}; the smallest usual value is ${least}.`);
      if (most !== null && shown > most) doubt(`${where}; the largest usual value is ${most}.`);
      if (change !== null && last !== undefined) {
        const differs = Math.abs(shown - last) > change * Math.abs(last);
        if (differs) doubt(`${where}; the day before it was ${last}.`);
      }
    },
    doubts: (): string[] =>
      count > doubts.length ? [...doubts, `And ${count - doubts.length} more.`] : doubts,
  };
}

function shareOf(numerator: number | null, denominator: number | null): number | null {
  if (numerator === null) return null;
  return denominator === null || denominator === 0 ? null : numerator / denominator;
}
