import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readNumber } from './number-cell.ts';

describe('readNumber', () => {
  it.each([
    ['0', 0],
    ['-0', 0],
    ['+1', 1],
    ['007', 7],
    ['1234.5', 1234.5],
    ['-1.5e-3', -0.0015],
    ['1E3', 1000],
    ['0.1000000000000000055511151231257827', 0.1],
    ['123456789012345678901', 123456789012345680000],
    ['0e-999', 0],
  ])('reads %s', (text, number) => {
    expect(readNumber(text)).toBe(number);
  });

  it('reads what JavaScript writes', () => {
    const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
    fc.assert(
      fc.property(finite, (number) => {
        expect(readNumber(String(number))).toBe(number === 0 ? 0 : number);
      }),
    );
  });

  it.each([
    ['85%', 'percent-sign', 'Write 0.85 instead of 85%.'],
    ['8.7 %', 'percent-sign', 'Write 0.087 instead of 8.7 %.'],
    ['1,234', 'thousands-separator', 'Write 1234 instead of 1,234.'],
    ['-1,234,567.8', 'thousands-separator', 'Write -1234567.8 instead of -1,234,567.8.'],
    ['1 234,5', 'thousands-separator', 'Write 1234.5 instead of 1 234,5.'],
    ['1’234', 'thousands-separator', 'Write 1234 instead of 1’234.'],
    ['0,85', 'decimal-comma', 'Write 0.85 instead of 0,85.'],
    ['0,850', 'decimal-comma', 'Write 0.850 instead of 0,850.'],
    ['1.234,5', 'decimal-comma', 'Write 1234.5 instead of 1.234,5.'],
    ['$1,234.50', 'currency-sign', 'Write 1234.50 instead of $1,234.50.'],
    ['-€5', 'currency-sign', 'Write -5 instead of -€5.'],
    ['12 €', 'currency-sign', 'Write 12 instead of 12 €.'],
    ['(12.5)', 'not-a-number', 'Write -12.5 instead of (12.5).'],
    ['−3', 'not-a-number', 'Write -3 instead of −3.'],
    ['.5', 'not-a-number', 'Write 0.5 instead of .5.'],
    ['-.5', 'not-a-number', 'Write -0.5 instead of -.5.'],
    ['5.', 'not-a-number', 'Write 5 instead of 5..'],
  ])('refuses %s and says what to write', (text, code, remedy) => {
    expect(readNumber(text)).toMatchObject({ code, remedy });
  });

  it.each(['NaN', 'Infinity', '-inf', 'N/A', '#N/A', 'null', '-', '?'])('refuses %s', (text) => {
    const remedy = 'Leave the row out when there is no value; a row without any number retracts.';
    expect(readNumber(text)).toMatchObject({ code: 'not-a-number', remedy });
  });

  it.each([
    '0x1F',
    '1_000',
    '1e',
    '1e5.5',
    '--1',
    '1 2',
    '१२',
    '１２',
    'five',
    '12 min',
    '1,23,456',
    '$',
    '%',
    '1/2',
    '1..2',
  ])('refuses %s', (text) => {
    const remedy = 'Write digits with a point, for example 1234.5, without other signs or words.';
    expect(readNumber(text)).toMatchObject({ code: 'not-a-number', remedy });
  });

  it.each([
    ['1e309', 'number-too-large'],
    ['-1e309', 'number-too-large'],
    ['1e-400', 'number-too-small'],
  ])('refuses %s, which no double can hold', (text, code) => {
    expect(readNumber(text)).toMatchObject({ code });
  });
});
