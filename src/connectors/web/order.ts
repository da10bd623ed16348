import type { SettingValues } from '../contract.ts';
import { countOf, setting, wrongSetting } from './settings.ts';

/** The settings of connectors that read what changed since the last pull. */
export const overlapHours = setting(
  'overlapHours',
  'Hours to read again',
  'An incremental source begins so many hours before the end of its last pull, for rows that came in late. A row that comes again is recognised by its key.',
  { type: 'integer', required: false, default: 24 },
);

export const rowsPerRequest = setting(
  'rowsPerRequest',
  'Rows a request',
  'How many rows are asked for at once. Fewer where rows are very long.',
  { type: 'integer', required: false, default: 1000 },
);

/**
 * Where to begin again after a value at which the last pull ended: a time so many hours earlier, in
 * the same form, because a server may compare it as text; anything else unchanged.
 * @example rewound('2025-03-01T00:00:00.000Z', 24) // '2025-02-28T00:00:00.000Z'
 */
export function rewound(value: string, hours: number): string {
  const form =
    /^(?<day>\d{4}-\d\d-\d\d)(?:(?<separator>[T ])(?<time>\d\d:\d\d(?::\d\d(?:\.(?<fraction>\d{1,9})\d*)?)?))?(?<zone>Z|[+-]\d\d(?::?\d\d)?)?$/;
  const { day, separator, time, fraction, zone = '' } = form.exec(value)?.groups ?? {};
  if (day === undefined) return value;
  const local = Temporal.PlainDateTime.from(time === undefined ? day : `${day}T${time}`);
  const earlier = local.subtract({ hours });
  if (time === undefined) return `${earlier.toPlainDate()}${zone}`;
  const digits = (fraction ?? '').length as 0;
  const precision =
    time.length === 5 ? { smallestUnit: 'minute' as const } : { fractionalSecondDigits: digits };
  return `${earlier.toPlainDate()}${separator}${earlier.toPlainTime().toString(precision)}${zone}`;
}

export function readOverlap(settings: SettingValues): (value: string) => string {
  const hours = countOf(settings, 'overlapHours', 0);
  return (value) => rewound(value, hours);
}

/**
 * Refuses a column of the time of change whose type is text: its order is that of letters, in which
 * 01/02/2026 comes before 12/31/2025, and rows would be left out in silence.
 * @param type the source's own name of the type
 */
export function refuseUnordered(type: string): void {
  if (/date|time|integer|num|double|single|oid$|^(big|small)?int\d*$|^float\d*$/i.test(type))
    return;
  throw wrongSetting(
    'updated',
    'names a column that holds neither times nor numbers',
    'Choose a column of that type, or read the whole table each time.',
  );
}
