import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import {
  answerCase,
  type CalendarCase,
  type CaseAnswer,
  provedElsewhere,
  provingFolder,
} from './cases.suite.ts';

const fixture = fileURLToPath(new URL('./fixtures/cases.json', import.meta.url));
const file = process.env.CIVICSTAT_CALENDAR_CASES ?? fixture;
const { cases } = JSON.parse(readFileSync(file, 'utf8')) as { cases: CalendarCase[] };

/** Answers all cases in a process whose own zone is another one. */
function answersUnder(zone: string): { newYear: number; answers: CaseAnswer[] } {
  const program = `
    import { readFileSync } from 'node:fs';
    import { answerCase } from ${JSON.stringify(new URL('./cases.suite.ts', import.meta.url).href)};
    const { cases } = JSON.parse(readFileSync(${JSON.stringify(file)}, 'utf8'));
    const newYear = new Date('2026-01-01T00:00').getTime();
    console.log(JSON.stringify({ newYear, answers: cases.map(answerCase) }));`;
  const output = execFileSync(process.execPath, ['--input-type=module', '--eval', program], {
    env: { ...process.env, TZ: zone },
    encoding: 'utf8',
  });
  return JSON.parse(output);
}

const asked = cases.map((item) => ({
  item,
  title: `${item.id} ${item.group}: ${item.question}`,
  folder: provingFolder(item),
}));
const here = asked.filter(({ folder }) => folder === null);
const elsewhere = asked.filter(({ folder }) => folder !== null);

describe('calendar cases', () => {
  it.each(here)('$title', ({ item }) => {
    expect(answerCase(item)).toEqual({ kind: 'answer', answer: item.expected });
  });
});

if (elsewhere.length > 0) {
  describe('calendar cases proved in another folder', () => {
    for (const { title, folder } of elsewhere) {
      it(title, (context) => context.skip(`proved in ${folder}`));
    }
  });
}

describe('the file of cases', () => {
  it('is asked whole, and each case has its own name', () => {
    expect(cases.length).toBeGreaterThan(0);
    expect(here.length + elsewhere.length).toBe(cases.length);
    expect(new Set(cases.map((item) => item.id)).size).toBe(cases.length);
  });

  if (file === fixture) {
    it('holds 100 cases, and those proved elsewhere are the named ones', () => {
      expect(cases).toHaveLength(100);
      const ids = elsewhere.map(({ item }) => item.id);
      expect(ids).toEqual(provedElsewhere.flatMap((known) => known.ids));
    });
  }

  it.each([
    { group: 'week', question: 'Phase of the moon' },
    { group: 'moon', question: 'ISO years with 53 weeks, 2015 to 2037' },
  ])('does not guess at $group: $question', ({ group, question }) => {
    const item = { id: 'X', group, question, input: {}, expected: {} };
    expect(() => answerCase(item)).toThrow('unknown question');
  });
});

describe.each(['UTC', 'America/New_York', 'Pacific/Kiritimati', 'Asia/Kathmandu'])(
  'calendar cases on a machine in %s',
  (zone) => {
    it('have the same answers', () => {
      const found = answersUnder(zone);
      const newYear = Temporal.PlainDate.from('2026-01-01').toZonedDateTime(zone);
      expect(found.newYear, 'TZ took no effect').toBe(newYear.epochMilliseconds);
      expect(found.answers).toHaveLength(cases.length);
      for (const [i, { item }] of asked.entries()) {
        const answer = found.answers[i]!;
        if (answer.kind === 'answer') expect(answer.answer, item.id).toEqual(item.expected);
      }
    });
  },
);
