import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyCell, numberOf, plainNumber, sayTheSame } from './cell.ts';

describe('plainNumber', () => {
  it.each([
    ['7', 'count', '7'],
    [' 1,234 ', 'count', '1234'],
    ['1,234,567.50', 'dollars', '1234567.50'],
    ['0.85', 'share', '0.85'],
    ['.5', 'share', '0.5'],
    ['85%', 'share', '0.85'],
    ['85.5 %', 'share', '0.855'],
    ['100%', 'share', '1'],
    ['5%', 'share', '0.05'],
    ['0%', 'share', '0'],
    ['-3', 'count', '-3'],
    ['−3', 'count', '-3'],
    ['007', 'count', '7'],
  ])('reads %o of %s as %s', (typed, unit, plain) => {
    expect(plainNumber(typed, unit)).toBe(plain);
  });

  it.each([
    '',
    'x',
    '1,23',
    '12,34',
    '1 234',
    '1.2.3',
    '85%',
    '1e5',
    '٣',
    '.',
    '-',
    '1,2345',
    '0,123',
    '--1',
    '$5',
    '9'.repeat(16),
  ])('refuses %o as a count', (typed) => {
    expect(plainNumber(typed, 'count')).toBeNull();
  });

  it('never says another number than was typed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999 }), fc.nat(9999), (whole, part) => {
        const fraction = String(part).padStart(4, '0');
        const typed = `${whole.toLocaleString('en-US')}.${fraction}`;
        expect(plainNumber(typed, 'count')).toBe(`${whole}.${fraction}`);
        const percent = plainNumber(`${whole}.${fraction}%`, 'share')!;
        expect(Number(percent)).toBe(Number(`${whole}.${fraction}e-2`));
      }),
    );
  });

  it('reads any text as a number or as none', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const plain = plainNumber(text, 'share');
        expect(plain === null || /^-?\d+(\.\d+)?$/.test(plain)).toBe(true);
      }),
    );
  });
});

describe('sayTheSame', () => {
  it('compares numbers, not how they are written', () => {
    const value = (text: string) => ({ ...emptyCell, value: text });
    expect(sayTheSame(value('1.50'), value('1.5'))).toBe(true);
    expect(sayTheSame(value('0'), value(''))).toBe(false);
    expect(sayTheSame(value('1'), value('2'))).toBe(false);
  });
});

describe('numberOf', () => {
  it('divides parts, and has none over zero', () => {
    expect(numberOf({ value: '', numerator: '9', denominator: '12' })).toBe(0.75);
    expect(numberOf({ value: '', numerator: '0', denominator: '0' })).toBeNull();
    expect(numberOf(emptyCell)).toBeNull();
  });
});
