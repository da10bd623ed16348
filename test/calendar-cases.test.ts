import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { CalendarCase } from '../src/calendar/cases.suite.ts';
import { answerCase } from './calendar-answers.ts';
import { root } from './civicstat.ts';

// CIVICSTAT_CALENDAR_CASES names another file of cases of the same shape.
const fixture = join(root, 'src/calendar/fixtures/cases.json');
const file = resolve(process.env.CIVICSTAT_CALENDAR_CASES ?? fixture);
const { cases } = JSON.parse(readFileSync(file, 'utf8')) as { cases: CalendarCase[] };

/** The expected answer: without its remark, and with room for the last digits of a fraction. */
function expectedOf({ expected }: CalendarCase): unknown {
  const { note: _remark, ...answer } = expected as Record<string, unknown>;
  return roughly(answer);
}

function roughly(value: unknown): unknown {
  if (typeof value === 'number' && !Number.isInteger(value)) return expect.closeTo(value, 12);
  if (Array.isArray(value)) return value.map(roughly);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, roughly(one)]));
}

/** Answers all cases in a process whose own zone is another one. */
async function answersUnder(zone: string): Promise<{ newYear: number; answers: unknown[] }> {
  const program = `
    import { readFileSync } from 'node:fs';
    import { answerCase } from ${JSON.stringify(join(root, 'test/calendar-answers.ts'))};
    const { cases } = JSON.parse(readFileSync(${JSON.stringify(file)}, 'utf8'));
    const newYear = new Date('2026-01-01T00:00').getTime();
    const answers = [];
    for (const item of cases) answers.push(await answerCase(item));
    console.log(JSON.stringify({ newYear, answers }));`;
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--input-type=module', '--eval', program],
    { env: { ...process.env, TZ: zone }, maxBuffer: 64_000_000 },
  );
  return JSON.parse(stdout);
}

describe('calendar cases', () => {
  it.each(cases)('$id $group: $question', async (item) => {
    expect(await answerCase(item)).toEqual(expectedOf(item));
  });
});

describe('the file of cases', () => {
  it('gives each case its own name', () => {
    expect(cases.length).toBeGreaterThanOrEqual(file === fixture ? 100 : 1);
    expect(new Set(cases.map((item) => item.id)).size).toBe(cases.length);
  });

  it.each([
    { group: 'week', question: 'Phase of the moon' },
    { group: 'moon', question: 'ISO years with 53 weeks, 2015 to 2037' },
  ])('does not let us guess at $group: $question', async ({ group, question }) => {
    const item = { id: 'X', group, question, input: {}, expected: {} };
    await expect(answerCase(item)).rejects.toThrow('unknown question');
  });
});

describe.each(['UTC', 'America/New_York', 'Pacific/Kiritimati', 'Asia/Kathmandu'])(
  'calendar cases on a machine in %s',
  (zone) => {
    it('have the same answers', { timeout: 120_000 }, async () => {
      const { newYear, answers } = await answersUnder(zone);
      const expected = Temporal.PlainDate.from('2026-01-01').toZonedDateTime(zone);
      expect(newYear, 'TZ took no effect').toBe(expected.epochMilliseconds);
      expect(answers).toHaveLength(cases.length);
      for (const [place, item] of cases.entries()) {
        expect(answers[place], item.id).toEqual(expectedOf(item));
      }
    });
  },
);
