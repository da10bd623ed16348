import { parseDay } from '../../calendar/index.ts';
import type { Day } from '../../model/index.ts';
import { type DayFormat, dayFormats } from '../contract.ts';
import type { Said } from './finding-list.ts';

/**
 * A reader of days in one format. Takes trimmed text that is not empty; refuses what is written
 * otherwise and days that there are not.
 */
export function dayReader(format: DayFormat): (text: string) => Day | Said {
  const read =
    format === 'YYYY-MM-DD'
      ? parseDay
      : (text: string) => {
          const rewritten = rewrite(text, format);
          return rewritten === null ? null : parseDay(rewritten);
        };
  return (text) => read(text) ?? read(text.replace(midnight, '')) ?? refusal(text, format);
}

/**
 * Portals and databases write a day as the midnight at which it begins. With an offset from UTC it
 * would be an instant, and another day elsewhere.
 */
const midnight = /[T ](?:00?:00(?::00(?:\.0+)?)?|12:00(?::00)? ?AM)$/i;

const patterns: Readonly<Record<DayFormat, RegExp>> = {
  'YYYY-MM-DD': /^(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)$/,
  'YYYY/MM/DD': /^(?<year>\d{4})\/(?<month>\d\d?)\/(?<day>\d\d?)$/,
  YYYYMMDD: /^(?<year>\d{4})(?<month>\d\d)(?<day>\d\d)$/,
  'MM/DD/YYYY': /^(?<month>\d\d?)\/(?<day>\d\d?)\/(?<year>\d{4})$/,
  'DD/MM/YYYY': /^(?<day>\d\d?)\/(?<month>\d\d?)\/(?<year>\d{4})$/,
  'DD.MM.YYYY': /^(?<day>\d\d?)\.(?<month>\d\d?)\.(?<year>\d{4})$/,
};

function rewrite(text: string, format: DayFormat): string | null {
  const parts = patterns[format].exec(text)?.groups;
  if (parts === undefined) return null;
  return `${parts.year}-${parts.month!.padStart(2, '0')}-${parts.day!.padStart(2, '0')}`;
}

function refusal(text: string, format: DayFormat): Said {
  if (patterns[format].test(text)) {
    return {
      code: 'no-such-day',
      message: 'There is no such day',
      remedy: 'Look the day up in a calendar.',
    };
  }
  return {
    code: 'not-a-day',
    message: `This is not a day as ${format}`,
    remedy: remedy(text, format),
  };
}

function remedy(text: string, format: DayFormat): string {
  const date = /^(.{8,10})[T ]\d\d?:\d\d/.exec(text)?.[1];
  if (date !== undefined && patterns[format].test(date)) {
    return `Leave the time out: write ${date}.`;
  }
  const others = dayFormats.filter((other) => other !== format && readable(text, other));
  const days = new Set(others.map((other) => rewrite(text, other)));
  if (format === 'YYYY-MM-DD' && days.size === 1) {
    return `Write YYYY-MM-DD: ${[...days][0]}, or give a mapping with “dayFormat: ${others[0]}”.`;
  }
  if (others.length > 0) {
    return `Write ${format}, or give a mapping with “dayFormat: ${others.join('” or “dayFormat: ')}”.`;
  }
  const example = format.replace('YYYY', '2025').replace('MM', '02').replace('DD', '28');
  return `Write ${format}, for example ${example}.`;
}

function readable(text: string, format: DayFormat): boolean {
  const rewritten = rewrite(text, format);
  return rewritten !== null && parseDay(rewritten) !== null;
}
