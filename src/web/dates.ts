import type { Day, Span } from '../model/index.ts';

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;
const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

interface Parts {
  readonly year: number;
  readonly month: string;
  readonly day: number;
}

function partsOf(day: Day): Parts {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return { year, month: months[month - 1]!, day: date };
}

/** @example weekdayOf('2025-03-03') // 'Monday' */
export function weekdayOf(day: Day): string {
  return weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()]!;
}

/** @example formatDay('2025-03-04') // 'March 4, 2025' */
export function formatDay(day: Day): string {
  const { year, month, day: date } = partsOf(day);
  return `${month} ${date}, ${year}`;
}

/** @example formatMonth('2025-03-04') // 'Mar\u00a02025' */
export function formatMonth(day: Day): string {
  const { year, month } = partsOf(day);
  return `${month.slice(0, 3)}\u00a0${year}`;
}

/** @example formatDayInWords('2025-03-04') // 'Tuesday, March 4, 2025' */
export function formatDayInWords(day: Day): string {
  return `${weekdayOf(day)}, ${formatDay(day)}`;
}

/**
 * A span as the head of a column: no year, an en dash, and room for a line end only behind it.
 * @example formatSpanShort({ first: '2025-02-24', last: '2025-03-02' }) // 'Feb 24–Mar 2'
 */
export function formatSpanShort({ first, last }: Span): string {
  const from = partsOf(first);
  const until = partsOf(last);
  const start = `${from.month.slice(0, 3)}\u00a0${from.day}`;
  if (first === last) return start;
  const sameMonth = first.slice(0, 7) === last.slice(0, 7);
  return `${start}–${sameMonth ? '' : `${until.month.slice(0, 3)}\u00a0`}${until.day}`;
}

/**
 * A span with everything it needs to be understood alone.
 * @example formatSpan({ first: '2025-02-01', last: '2025-02-28' }) // 'February 1 to 28, 2025'
 */
export function formatSpan({ first, last }: Span): string {
  if (first === last) return formatDayInWords(first);
  const from = partsOf(first);
  const until = partsOf(last);
  if (from.year !== until.year) return `${formatDay(first)} to ${formatDay(last)}`;
  const end = from.month === until.month ? `${until.day}` : `${until.month} ${until.day}`;
  return `${from.month} ${from.day} to ${end}, ${until.year}`;
}

/**
 * An instant written with its offset, as local time to the minute.
 * @example instantInWords('2025-03-04T10:58:00-05:00') // 'March 4, 2025, 10:58 a.m. (UTC−05:00)'
 */
export function instantInWords(text: string): string {
  const match = /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)[\d:.]*(Z|[+-]\d\d:\d\d)$/.exec(text);
  if (match === null) return text;
  const [, day = '', hours = '', minutes = '', offset = ''] = match;
  const hour = Number(hours);
  const clock = `${hour % 12 === 0 ? 12 : hour % 12}:${minutes} ${hour < 12 ? 'a.m.' : 'p.m.'}`;
  const zone = offset === 'Z' ? 'UTC' : `UTC${offset.replace('-', '−')}`;
  return `${formatDay(day)}, ${clock} (${zone})`;
}
