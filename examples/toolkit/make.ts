/**
 * Makes `values.csv`: invented numbers in the form of the CityScore toolkit of 2016, without a
 * header: `value,YYYY-MM-DD,metric`. 100 days from January 1, 2016.
 *
 * Run from the checkout: `npm exec -- node examples/toolkit/make.ts`
 */
import { writeFile } from 'node:fs/promises';

const first = Temporal.PlainDate.from('2016-01-01');

/** Saw-teeth that nobody can mistake for real numbers; null on days without a value. */
const series: Readonly<Record<string, (at: number, date: Temporal.PlainDate) => string | null>> = {
  'trees-planted': (at) => String(7 + (at % 7)),
  'ambulance-minutes': (at) => (5 + (at % 5) / 2).toFixed(1),
  'calls-answered': (at, date) => (date.dayOfWeek > 5 ? null : (0.9 + (at % 10) / 100).toFixed(2)),
};

/** The whole file, by day and then by metric. */
export function makeValues(): string {
  const lines: string[] = [];
  for (let at = 0; at < 100; at += 1) {
    const date = first.add({ days: at });
    for (const [metric, valueAt] of Object.entries(series)) {
      const value = valueAt(at, date);
      if (value !== null) lines.push(`${value},${date},${metric}`);
    }
  }
  return `${lines.join('\n')}\n`;
}

if (import.meta.main) await writeFile(new URL('values.csv', import.meta.url), makeValues());
