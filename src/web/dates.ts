import type { Day, Span } from '../model/index.ts';
import { type Language, languageFacts, languages } from './language/index.ts';
import { sharedWords } from './words/index.ts';

/** Days are plain dates: all formats read them as if they were in UTC. */
function formatsOf(language: Language) {
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(languageFacts[language].tag, { ...options, timeZone: 'UTC' });
  return {
    day: format({ dateStyle: 'long' }),
    full: format({ dateStyle: 'full' }),
    dayOfYear: format({ month: 'long', day: 'numeric' }),
    month: format({ month: 'long' }),
    shortMonth: format({ month: 'short' }),
    shortMonthOfYear: format({ month: 'short', year: 'numeric' }),
    longMonth: format({ month: 'long', year: 'numeric' }),
    weekday: format({ weekday: 'long' }),
    clock: format({ hour: 'numeric', minute: '2-digit' }),
  };
}

const formats = new Map(languages.map((language) => [language, formatsOf(language)]));

function formatsIn(language: Language) {
  return formats.get(language)!;
}

function dateOf(day: Day): Date {
  return new Date(`${day}T00:00:00Z`);
}

/** @example weekdayOf('2025-03-03', 'en') // 'Monday' */
export function weekdayOf(day: Day, language: Language): string {
  return formatsIn(language).weekday.format(dateOf(day));
}

/** @example formatDay('2025-03-04', 'en') // 'March 4, 2025' */
export function formatDay(day: Day, language: Language): string {
  return formatsIn(language).day.format(dateOf(day));
}

/** @example formatMonth('2025-03-04', 'en') // 'Mar\u00a02025' */
export function formatMonth(day: Day, language: Language): string {
  return formatsIn(language).shortMonthOfYear.format(dateOf(day)).replaceAll(' ', '\u00a0');
}

/** @example formatMonthInWords('2025-03', 'en') // 'March 2025' */
export function formatMonthInWords(month: string, language: Language): string {
  return formatsIn(language).longMonth.format(dateOf(`${month}-01`));
}

/** @example formatDayInWords('2025-03-04', 'en') // 'Tuesday, March 4, 2025' */
export function formatDayInWords(day: Day, language: Language): string {
  return formatsIn(language).full.format(dateOf(day));
}

/**
 * A span as the head of a column: no year, an en dash, and room for a line end only behind it.
 * @example formatSpanShort({ first: '2025-02-24', last: '2025-03-02' }, 'en') // 'Feb 24–Mar 2'
 */
export function formatSpanShort({ first, last }: Span, language: Language): string {
  const { spans } = sharedWords(language);
  const partsOf = (day: Day) => ({
    month: formatsIn(language).shortMonth.format(dateOf(day)),
    day: String(Number(day.slice(8))),
  });
  const [from, until] = [partsOf(first), partsOf(last)];
  if (first === last) return spans.shortDay(from);
  return first.slice(0, 7) === last.slice(0, 7)
    ? spans.shortInMonth({ month: from.month, first: from.day, last: until.day })
    : `${spans.shortDay(from)}–${spans.shortDay(until)}`;
}

/**
 * A span with everything it needs to be understood alone.
 * @example formatSpan({ first: '2025-02-01', last: '2025-02-28' }, 'en') // 'February 1 to 28, 2025'
 */
export function formatSpan({ first, last }: Span, language: Language): string {
  if (first === last) return formatDayInWords(first, language);
  const { month, dayOfYear } = formatsIn(language);
  const { spans } = sharedWords(language);
  const year = last.slice(0, 4);
  if (first.slice(0, 4) !== year) {
    return spans.across({ first: formatDay(first, language), last: formatDay(last, language) });
  }
  if (first.slice(0, 7) !== last.slice(0, 7)) {
    const [from, until] = [dateOf(first), dateOf(last)].map((day) => dayOfYear.format(day));
    return spans.inYear({ first: from!, last: until!, year });
  }
  const [from, until] = [first, last].map((day) => String(Number(day.slice(8))));
  return spans.inMonth({ month: month.format(dateOf(first)), first: from!, last: until!, year });
}

/** An instant written with its offset, in its parts; null for any other text. */
function partsOf(text: string) {
  const match = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)[\d:.]*(Z|[+-]\d\d:\d\d)$/.exec(text);
  if (match === null) return null;
  const [, day = '', time = '', offset = ''] = match;
  return { day, time, offset };
}

/**
 * An instant written with its offset, as local time to the minute.
 * @example instantInWords('2025-03-04T10:58:00-05:00', 'en') // 'March 4, 2025, 10:58 a.m. (UTC−05:00)'
 */
export function instantInWords(text: string, language: Language): string {
  const parts = partsOf(text);
  if (parts === null) return text;
  const { day, offset } = parts;
  return sharedWords(language).instant({
    day: formatDay(day, language),
    clock: clockInWords(text, language),
    zone: offset === 'Z' ? 'UTC' : `UTC${offset.replace('-', '−')}`,
  });
}

/** The time of day of an instant, without its offset. @example '9:14 a.m.' */
export function clockInWords(text: string, language: Language): string {
  const parts = partsOf(text);
  if (parts === null) return text;
  const clock = formatsIn(language).clock.format(new Date(`${parts.day}T${parts.time}:00Z`));
  return clock.replace(/\s/g, ' ').replace('AM', 'a.m.').replace('PM', 'p.m.');
}
