import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  dayFromNumber,
  dayNumber,
  daysBetween,
  fiscalPeriod,
  isoWeek,
  parseDay,
  spanLength,
  weekday,
  weekStartOf,
} from './index.ts';

/** Every day that has a name: years 0001 to 9999. */
const number = fc.integer({ min: -719_162, max: 2_932_896 });
const zeroDay = Temporal.PlainDate.from('1970-01-01');
const plain = (day: number) => zeroDay.add({ days: day });

describe('day numbers', () => {
  it('count from 1970 and reach from year 1 to year 9999', () => {
    expect(dayNumber('1970-01-01')).toBe(0);
    expect(dayNumber('1969-12-31')).toBe(-1);
    expect(dayFromNumber(-719_162)).toBe('0001-01-01');
    expect(dayFromNumber(2_932_896)).toBe('9999-12-31');
  });

  it('agree with Temporal and lead back to the day', () => {
    fc.assert(
      fc.property(number, (n) => {
        const day = dayFromNumber(n);
        expect(day).toBe(plain(n).toString());
        expect(dayNumber(day)).toBe(n);
        expect(parseDay(day)).toBe(day);
        expect(weekday(day)).toBe(plain(n).dayOfWeek);
        expect(isoWeek(day).slice(-2)).toBe(String(plain(n).weekOfYear).padStart(2, '0'));
        expect(Number(isoWeek(day).slice(0, 4))).toBe(plain(n).yearOfWeek);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([-719_163, 2_932_897, 0.5, Number.NaN])('%d is no day', (n) => {
    expect(() => dayFromNumber(n)).toThrow(RangeError);
  });

  it.each(['', '2026-02-29', '2026-1-1', '2026-01-01T00:00'])('%j has no number', (text) => {
    expect(() => dayNumber(text)).toThrow(RangeError);
  });
});

describe('parseDay', () => {
  it.each([
    '2026-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-01-32',
    '0000-01-01',
    '2026-1-01',
    '26-01-01',
    '+02026-01-01',
    '2026/01/01',
    ' 2026-01-01',
    '2026-01-01 ',
    '2026-01-0１',
    '20260101',
    '',
  ])('refuses %j', (text) => {
    expect(parseDay(text)).toBeNull();
  });

  it('takes 29 February of a leap year', () => {
    expect(parseDay('2024-02-29')).toBe('2024-02-29');
    expect(parseDay('2000-02-29')).toBe('2000-02-29');
  });

  it('takes exactly what Temporal takes, in this one form', () => {
    const digits = fc.tuple(
      fc.integer({ min: 1, max: 9999 }),
      fc.integer({ min: 0, max: 14 }),
      fc.integer({ min: 0, max: 33 }),
    );
    fc.assert(
      fc.property(digits, ([year, month, day]) => {
        const two = (n: number) => String(n).padStart(2, '0');
        const text = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
        let real = true;
        try {
          Temporal.PlainDate.from(text);
        } catch {
          real = false;
        }
        expect(parseDay(text)).toBe(real ? text : null);
      }),
    );
  });
});

describe('days and months', () => {
  it('add as Temporal adds', () => {
    const inside = fc.integer({ min: -500_000, max: 2_000_000 });
    const months = fc.integer({ min: -1200, max: 1200 });
    fc.assert(
      fc.property(inside, months, (n, count) => {
        const day = dayFromNumber(n);
        expect(addMonths(day, count)).toBe(plain(n).add({ months: count }).toString());
        expect(addDays(day, count)).toBe(plain(n).add({ days: count }).toString());
        expect(daysBetween(day, addDays(day, count))).toBe(count);
      }),
    );
  });

  it('a span of one day has the length 1', () => {
    expect(spanLength({ first: '2024-02-28', last: '2024-02-28' })).toBe(1);
    expect(spanLength({ first: '2024-02-28', last: '2024-03-01' })).toBe(3);
  });

  it.each([
    ['monday', 1],
    ['sunday', 7],
    ['saturday', 6],
  ] as const)('a week that starts on %s', (weekStart, first) => {
    fc.assert(
      fc.property(
        number.filter((n) => n > -719_150),
        (n) => {
          const start = weekStartOf(dayFromNumber(n), weekStart);
          expect(weekday(start)).toBe(first);
          expect(n - dayNumber(start)).toBeGreaterThanOrEqual(0);
          expect(n - dayNumber(start)).toBeLessThan(7);
        },
      ),
    );
  });
});

describe('fiscalPeriod', () => {
  it('agrees with Temporal for every starting month', () => {
    const inside = fc.integer({ min: -700_000, max: 2_900_000 });
    fc.assert(
      fc.property(inside, fc.integer({ min: 1, max: 12 }), (n, startMonth) => {
        const day = plain(n);
        const found = fiscalPeriod(day.toString(), startMonth);
        const first = Temporal.PlainDate.from({
          year: day.month >= startMonth ? day.year : day.year - 1,
          month: startMonth,
          day: 1,
        });
        const last = first.add({ years: 1 }).subtract({ days: 1 });
        expect(found).toEqual({
          fiscalYear: last.year,
          quarter: Math.floor(first.until(day, { largestUnit: 'months' }).months / 3) + 1,
          first: first.toString(),
          last: last.toString(),
          dayOfYear: first.until(day).days + 1,
          daysInYear: first.until(last).days + 1,
        });
      }),
    );
  });
});
