import { describe, expect, it } from 'vitest';
import { dayBounds } from '../calendar/index.ts';
import { UserError } from '../model/index.ts';
import { knownOnOption } from './options.ts';

describe('--known-on', () => {
  const zone = 'America/New_York';
  const now = 1_740_891_600_000_001;

  it('takes now, an instant, or a day, which means its end', () => {
    expect(knownOnOption('now', zone, now)).toBe(now);
    expect(knownOnOption('2025-03-02T00:00:00-05:00', zone, now)).toBe(1_740_891_600_000_000);
    expect(knownOnOption('2025-03-01', zone, now)).toBe(dayBounds('2025-03-01', zone).end);
    expect(knownOnOption(undefined, zone, now)).toBeNull();
  });

  it('refuses anything else with a remedy', () => {
    expect(() => knownOnOption('yesterday', zone, now)).toThrow(UserError);
  });
});
