import { addDays, parseDay } from '../../calendar/index.ts';
import type { Day, MetricDefinition } from '../../model/index.ts';
import {
  type CellText,
  emptyCell,
  isKeptOn,
  type Place,
  placeKey,
} from '../../pipeline/entry/cell.ts';
import type { TypedCell } from '../../pipeline/entry/save.ts';

const usualDays = 7;
const mostDays = 31;

/** What the page shows: the last day, how many days, and the one day that phones show. */
export interface View {
  readonly days: readonly Day[];
  readonly count: number;
  readonly chosen: Day;
}

/** The days that a query asks for; the last complete days where it does not say. */
export function readView(query: URLSearchParams, today: Day): View {
  const yesterday = addDays(today, -1);
  const asked = parseDay(query.get('until') ?? '');
  const last = asked === null || asked > yesterday ? yesterday : asked;
  const given = Number(query.get('days'));
  const count = Number.isInteger(given) && given >= 1 && given <= mostDays ? given : usualDays;
  const days = Array.from({ length: count }, (_, index) => addDays(last, index + 1 - count));
  const chosen = query.get('day') ?? '';
  return { days, count, chosen: days.includes(chosen) ? chosen : last };
}

/** The address of a view, below the department's page. */
export function searchOf({ days, count, chosen }: View): string {
  const query = new URLSearchParams({ until: days.at(-1)!, days: String(count), day: chosen });
  return `?${query}`;
}

/** The name of a field, which is its id as well. */
export function fieldOf(field: keyof CellText | 'reason' | 'back' | 'seen', place: Place): string {
  return `${field}.${placeKey(place)}`;
}

/** Reads the grid that a form sent. */
export function readGrid(
  form: URLSearchParams,
  metrics: readonly MetricDefinition[],
  days: readonly Day[],
): TypedCell[] {
  return metrics.flatMap((metric) =>
    days
      .filter((day) => isKeptOn(metric, day))
      .flatMap((day) => {
        const place = { metric: metric.slug, day };
        const seen = form.get(fieldOf('seen', place));
        // A cell that the page did not offer.
        if (seen === null) return [];
        const typed = (field: keyof CellText) => form.get(fieldOf(field, place)) ?? '';
        return [
          {
            ...place,
            typed: {
              value: typed('value'),
              numerator: typed('numerator'),
              denominator: typed('denominator'),
            },
            seen: readSeen(seen),
            takesBack: form.has(fieldOf('back', place)),
            reason: (form.get(fieldOf('reason', place)) ?? '').slice(0, 500),
          },
        ];
      }),
  );
}

/** What a cell showed, as the form carries it. */
export function seenText({ value, numerator, denominator }: CellText): string {
  return [value, numerator, denominator].join('|');
}

function readSeen(text: string): CellText {
  const [value = '', numerator = '', denominator = ''] = text.split('|');
  return { ...emptyCell, value, numerator, denominator };
}
