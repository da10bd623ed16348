import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ColumnType } from '../model/index.ts';
import { type Expression, readExpression } from './index.ts';

const columns = new Map<string, ColumnType>([
  ['TYPE', 'category'],
  ['Case ID', 'text'],
  ['cost', 'number'],
  ['visits', 'integer'],
  ['urgent', 'boolean'],
  ['due', 'day'],
  ['opened', 'local-time'],
  ['closed', 'local-time'],
  ['logged', 'instant'],
]);

/** An expression in brackets, every operator before its arguments. */
function shape(text: string): string {
  const found = readExpression(text, columns);
  if (!('kind' in found))
    return `wrong: ${found.map((one) => `${one.at} ${one.message}`).join('; ')}`;
  return inBrackets(found);
}

function inBrackets(expression: Expression): string {
  if (expression.kind === 'literal') return JSON.stringify(expression.value);
  if (expression.kind === 'column') return expression.name;
  return `(${[expression.operator, ...expression.arguments.map(inBrackets)].join(' ')})`;
}

describe('an expression', () => {
  it.each([
    ['TYPE == "Street Light"', '(equal TYPE "Street Light")'],
    ["TYPE != 'a'", '(not (equal TYPE "a"))'],
    ['due != null', '(not (missing due))'],
    ['null == due', '(missing due)'],
    ['has(due)', '(not (missing due))'],
    ['cost > 3', '(less 3 cost)'],
    ['cost >= visits', '(at-most visits cost)'],
    ['cost + visits * 2 - 1', '(subtract (add cost (multiply visits 2)) 1)'],
    ['(cost + visits) * 2', '(multiply (add cost visits) 2)'],
    ['-cost < -3', '(less (subtract 0 cost) -3)'],
    ['urgent || cost > 1 && !urgent', '(or urgent (and (less 1 cost) (not urgent)))'],
    ['TYPE in ["a", "b"]', '(one-of TYPE "a" "b")'],
    ['TYPE == "a\\\\c"', '(equal TYPE "a\\\\c")'],
    ['`Case ID`.startsWith("x")', '(starts-with Case ID "x")'],
    ['TYPE.trim().lowerAscii() == "a"', '(equal (lower (trim TYPE)) "a")'],
    ['size(TYPE) % 2 == 0', '(equal (remainder (size TYPE) 2) 0)'],
    ['closed - opened < duration("1h30m")', '(less (elapsed opened closed) 5400000000)'],
    ['opened + duration("2d") >= closed', '(at-most closed (move opened 172800000000))'],
    ['closed - duration("1h") > opened', '(less opened (move closed (subtract 0 3600000000)))'],
    ['hours(opened, closed)', '(in-hours (elapsed opened closed))'],
    ['day(logged) == date("1970-01-03")', '(equal (day-of logged) 2)'],
    ['opened > timestamp("1970-01-01T00:00:01")', '(less 1000000 opened)'],
    ['logged > timestamp("1970-01-01T00:00:01-01:00")', '(less 3601000000 logged)'],
    ['businessDays(opened, due) > 2', '(less 2 (business-days (day-of opened) due))'],
    ['businessHours(opened, closed)', '(business-hours opened closed)'],
    ['urgent ? cost : visits', '(choose urgent cost visits)'],
    ['urgent ? null : cost', '(choose (not urgent) cost)'],
    ['urgent ? cost : null', '(choose urgent cost)'],
  ])('%s', (text, expected) => {
    expect(shape(text)).toBe(expected);
  });

  it.each([
    ['TYP == "a"', '0 The dataset has no column TYP'],
    ['TYPE = "a"', '5 “=” has no meaning here'],
    ['TYPE == 3', '5 A text cannot be compared with a number'],
    ['opened < due', '9 A local time cannot be compared with a day'],
    ['opened < logged', '9 A local time cannot be compared with an instant'],
    ['TYPE < "b"', '0 A text is neither more nor less'],
    ['cost + TYPE', '5 A number and a text cannot be added'],
    ['urgent && cost', '10 True or false is expected here, not a number'],
    ['closed - opened > 3', '18 A duration cannot be compared with a number'],
    ['cost in []', '8 A list is expected after “in”'],
    ['cost in [1, "2"]', '12 A number cannot be compared with a text'],
    ['null', '0 A missing value alone says nothing'],
    ['cost < null', '7 A missing value can only be compared'],
    ['foo(cost)', '0 There is no function foo'],
    ['cost.hours()', '5 There is no function hours of a value'],
    ['date("2025-02-30") == due', '0 A day is expected here'],
    ['duration("soon") < duration("1h")', '0 A length of time is expected here'],
    ['(cost > 1', '9 “)” is expected here'],
    ['cost > ', '7 The expression ends too early'],
    ['"open', '0 “"” has no meaning here'],
    ['cost > 1 urgent', '9 The expression could end here'],
    [`${'('.repeat(100)}cost${')'.repeat(100)}`, '64 The expression is nested too deep'],
  ])('%s is refused', (text, expected) => {
    expect(shape(text)).toContain(`wrong: ${expected}`);
  });

  it('names all unknown columns at once', () => {
    const found = readExpression('a == 1 && b == 2', columns);
    expect(found).toMatchObject([{ at: 0 }, { at: 10 }]);
  });

  it('proposes the name that was meant', () => {
    const remedies = ['Type == "a"', 'TYPE.startswith("a")'].map((text) =>
      readExpression(text, columns),
    );
    expect(remedies).toMatchObject([
      [{ remedy: 'Did you mean TYPE?' }],
      [{ remedy: 'Did you mean COLUMN.startsWith(…)?' }],
    ]);
  });

  it('is read or refused whatever the text, and problems lie inside it', () => {
    const piece = fc.constantFrom(
      'TYPE',
      'cost',
      '(',
      ')',
      '"a',
      '"a"',
      '&&',
      '==',
      '!',
      '.',
      ',',
      '1',
      'null',
      '?',
      ':',
      '[',
      ']',
      ' in ',
      'day(',
      '\\',
      '😀',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece).map((all) => all.join('')),
        ),
        (text) => {
          const found = readExpression(text, columns);
          if ('kind' in found) return true;
          return found.length > 0 && found.every(({ at }) => at >= 0 && at <= text.length);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
