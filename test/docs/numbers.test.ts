import { describe, expect, it } from 'vitest';
import { matchedSpans, windows } from '../../src/calendar/index.ts';
import {
  type CalendarSettings,
  type CompositeMethod,
  type Day,
  type HistoryBaseline,
  type Period,
  reasons,
  type Span,
} from '../../src/model/index.ts';
import { compositeOf, drivers, gradeOf, rules, statusOf } from '../../src/scoring/index.ts';
import { exactSum } from '../../src/statistics/index.ts';
import { openBoards } from './boards.ts';
import { readPage, tableRows } from './markdown.ts';

const page = readPage('docs/explanation/scores.md');
const knowledge = readPage('docs/explanation/knowledge.md');
const calendar = {
  timeZone: 'America/New_York',
  weekStart: 'monday',
  fiscalYearStart: 7,
  holidays: [],
} as const;
const grades = Object.entries({ A: 1.1, B: 1, C: 0.9, D: 0.8, F: 0 }).map(([grade, atLeast]) => ({
  grade,
  atLeast,
}));

/** A number as the page writes it: cut where it ends in `…`. */
function says(cell: string, number: number | null, place: string): void {
  const text = number === null ? '' : String(number);
  const plain = cell.replace('−', '-').replace('+', '');
  if (plain.endsWith('…'))
    expect(text.startsWith(plain.slice(0, -1)), `${place}: ${text}`).toBe(true);
  else expect(plain === '' ? null : Number(plain), place).toBe(number);
}

/** Rows of a table that must not be empty. */
function rowsOf(head: string, from = page): string[][] {
  const rows = tableRows(from, head.split('|'));
  expect(rows.length, `the table ${head}`).toBeGreaterThan(0);
  return rows;
}

function spanOf(cell: string): Span {
  const [first, last = first] = cell.split(' to ') as [Day, Day?];
  return { first, last: last! };
}

describe('the numbers of the explanations', () => {
  it('are what the program computes for the sample cities', { timeout: 120_000 }, async () => {
    const boards = await openBoards();
    const scores = rowsOf('city|board|metric|period|value|compared with|score');
    expect(scores.length).toBeGreaterThan(20);
    for (const [city, date, metric, period, value, target, score] of scores) {
      const one = await boards.score(city!, date!, date!, metric!, period!);
      const place = `${metric} ${period}`;
      const [parts, quotient] = value!.includes('÷') ? value!.split(' = ') : [null, value!];
      if (parts !== null) {
        expect([one.numerator, one.denominator], place).toEqual(parts.split(' ÷ ').map(Number));
      }
      says(quotient!, one.value, place);
      says(target!, one.target, place);
      if (one.reason === null) says(score!, one.score, place);
      else expect(score, place).toBe(one.reason);
    }
    const composites = rowsOf('city|board|period|scored|coverage|composite|grade|status');
    for (const [city, date, period, scored, coverage, score, grade, status] of composites) {
      const one = (await boards.board(city!, date!, date!)).composite[period!]!;
      expect(scored).toBe(`${one.scored} of ${one.total}`);
      says(coverage!, one.coverage, 'coverage');
      says(score!, one.score, 'composite');
      expect([grade, status]).toEqual([one.grade, one.status]);
    }
    const known = rowsOf('city|board|known on|metric|period|value|score', knowledge);
    for (const [city, date, knownOn, metric, period, value, score] of known) {
      const one = await boards.score(city!, date!, knownOn!, metric!, period!);
      expect(`${one.numerator} ÷ ${one.denominator}`).toBe(value);
      says(score!, one.score, `${metric} known on ${knownOn}`);
    }
  });

  it('name every reason of the closed list, in its words, and show it', {
    timeout: 60_000,
  }, async () => {
    const rows = rowsOf('reason|in words|when|shown by');
    expect(Object.fromEntries(rows.map(([reason, words]) => [reason, words]))).toEqual(reasons);
    const boards = await openBoards();
    for (const [reason, , , shown] of rows.filter((row) => row[3] !== '')) {
      const [metric, period] = shown!.split(', ');
      const one = await boards.score('worked', '2025-07-01', 'now', metric!, period!);
      expect(one.reason, shown).toBe(reason);
    }
  });

  it('name every rule', () => {
    for (const { name } of rules) expect(page.text).toContain(`### ${name}:`);
    expect(page.text.match(/^### [\w-]+:/gm)).toHaveLength(rules.length);
  });
});

describe('the tables of the calendar', () => {
  it('give the windows', () => {
    const rows = rowsOf('windows|quarter|board of|day|week|month|quarter span');
    for (const [family, quarter, date, ...cells] of rows) {
      const settings = { ...calendar, windows: family, quarter } as CalendarSettings;
      expect(Object.values(windows(settings, date!))).toEqual(cells.map(spanOf));
    }
  });

  it('give the matched spans', () => {
    for (const [period, span, match, ...back] of rowsOf(
      'period|span|match|1 year back|2 years back',
    )) {
      const found = matchedSpans(
        spanOf(span!),
        period as Period,
        match as HistoryBaseline['match'],
        2,
        calendar,
      );
      expect(found, `${period} ${span} ${match}`).toEqual(back.map(spanOf));
    }
  });
});

describe('the tables of the composite', () => {
  it('give status and grade', () => {
    for (const [score, status, grade] of rowsOf('a score of|has the status|and the grade')) {
      expect(statusOf(Number(score), 0.05)).toBe(status);
      expect(gradeOf(Number(score), grades)).toBe(grade);
    }
  });

  it('give the three methods', () => {
    const methods = ['arithmetic', 'geometric', 'median'];
    for (const [list, ...cells] of rowsOf(`scores and weights|${methods.join('|')}`)) {
      const weighed = list!.split(', ').map((one) => {
        const [score, weight] = one.split(' × ').map(Number);
        return { score: score!, weight: weight! };
      });
      for (const [index, cell] of cells.entries()) {
        const found = compositeOf(weighed, methods[index] as CompositeMethod)!;
        if (cell.endsWith('…')) says(cell, found, list!);
        else expect(found, list).toBeCloseTo(Number(cell), 12);
      }
    }
  });

  it('give the drivers, which sum to the change', () => {
    const weighed = (weight: string, score: string) =>
      weight === '' ? null : { weight: Number(weight), score: Number(score) };
    const inputs = rowsOf(
      'metric|weight before|score before|weight after|score after|at the old target',
    ).map(([metric, w0, s0, w1, s1, old]) => ({
      metric: metric!,
      before: weighed(w0!, s0!),
      after: weighed(w1!, s1!),
      afterAtOldTarget: old === '' ? null : Number(old),
    }));
    const found = drivers(inputs, 'arithmetic')!;
    const told = rowsOf('driver|kind|effect').map(([metric, kind, effect]) => ({
      metric,
      kind,
      effect: Number(effect!.replace('−', '-')),
    }));
    const rounded = found.terms.map((term) => ({
      ...term,
      effect: Number(term.effect.toFixed(9)),
    }));
    expect(told).toEqual(rounded.filter((term) => term.effect !== 0));
    expect(found.before).toBeCloseTo(1.0, 12);
    expect(found.after).toBeCloseTo(1.1, 12);
    expect(exactSum(found.terms.map((term) => term.effect))).toBeCloseTo(found.change, 9);
  });

  it('adds exactly', () => {
    expect(page.text).toContain(
      '0.1 + 0.2 + 0.3 is 0.6, where the plain way gives 0.6000000000000001',
    );
    expect([exactSum([0.1, 0.2, 0.3]), 0.1 + 0.2 + 0.3]).toEqual([0.6, 0.6000000000000001]);
  });
});
