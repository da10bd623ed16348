import { addDays } from '../../calendar/index.ts';
import type { Day, Observation } from '../../model/index.ts';
import type { NamedMetricFacts } from '../platform.ts';

/** How many doubts are told; more would help nobody. */
const mostDoubts = 20;

/**
 * Looks at the values of days as they pass, and says which of them a person should look at. Days up
 * to the newest that is known were looked at when they came: a whole table brings them every time.
 */
export function watchValues(metrics: readonly NamedMetricFacts[]) {
  const watched = new Map(metrics.filter((one) => one.plausible).map((one) => [one.slug, one]));
  const before = new Map<string, { readonly day: Day; readonly value: number }>();
  for (const { slug, newest } of watched.values()) if (newest) before.set(slug, newest);
  const doubts: string[] = [];
  let count = 0;
  const doubt = (sentence: string) => {
    count += 1;
    if (doubts.length < mostDoubts) doubts.push(sentence);
  };
  return {
    see({ metric, span, value, numerator, denominator, dimensions }: Observation): void {
      const rules = watched.get(metric)?.plausible;
      if (rules === undefined || span.first !== span.last) return;
      if (Object.keys(dimensions).length > 0) return;
      const known = watched.get(metric)?.newest;
      if (known !== undefined && span.first <= known.day) return;
      const shown = value ?? shareOf(numerator, denominator);
      if (shown === null) return;
      const where = `${metric} on ${span.first} is ${shown}`;
      const { least, most, change } = rules;
      if (least !== null && shown < least) doubt(`${where}; the smallest usual value is ${least}.`);
      if (most !== null && shown > most) doubt(`${where}; the largest usual value is ${most}.`);
      const last = before.get(metric);
      if (change !== null && last !== undefined && isDayAfter(span.first, last.day)) {
        const differs = Math.abs(shown - last.value) > change * Math.abs(last.value);
        if (differs) doubt(`${where}; the day before it was ${last.value}.`);
      }
      if (last === undefined || span.first > last.day) {
        before.set(metric, { day: span.first, value: shown });
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

function isDayAfter(day: Day, before: Day): boolean {
  return addDays(before, 1) === day;
}
