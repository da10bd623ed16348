import { describe, expect, it } from 'vitest';
import { bostonBoard } from '../boards/fixtures/boards.ts';
import { contrast } from './contrast.ts';
import { figuresInWords, figuresOf, targetsInWords } from './figures.ts';
import { element } from './xml.ts';

const metric = (slug: string) =>
  bostonBoard.definitions.city.metrics.find((one) => one.slug === slug)!;

describe('figures', () => {
  it.each([
    ['45 / 50', { value: 0.9, numerator: 45, denominator: 50 }],
    ['0 / 0', { value: null, numerator: 0, denominator: 0 }],
    ['-7.4', { value: -7.4, numerator: null, denominator: null }],
    ['1e-7', { value: 1e-7, numerator: null, denominator: null }],
    ['0x10', { value: null, numerator: null, denominator: null }],
    ['', { value: null, numerator: null, denominator: null }],
    ['1 / 2 / 3', { value: null, numerator: null, denominator: null }],
    ['a / 2', { value: null, numerator: null, denominator: null }],
  ])('reads %j', (text, figures) => {
    expect(figuresOf(text)).toEqual(figures);
  });

  it.each([
    ['potholes-on-time', '45 / 50', '46 / 52', ['45 of 50, 90%', '46 of 52, 88%']],
    [
      'potholes-on-time',
      '79996 / 100000',
      '4 / 5',
      ['79,996 of 100,000, 79.996%', '4 of 5, 80.000%'],
    ],
    ['satisfaction-surveys', '8 / 2', '9 / 3', ['4 from 2', '3 from 3']],
    ['ambulance-response', '7.6917', '7.7', ['7.69 minutes', '7.70 minutes']],
    ['library-users', '20456', null, ['20,456', null]],
    ['library-users', null, '20456', [null, '20,456']],
    ['potholes-on-time', '0 / 0', '1 / 1', ['0 of 0', '1 of 1, 100%']],
  ])('writes %s %j and %j', (slug, before, after, written) => {
    expect(figuresInWords(before, after, metric(slug), 'en')).toEqual(written);
  });

  it('writes a list of targets', () => {
    const permits = metric('permits-on-time');
    expect(targetsInWords('0.75 from 2023-07-01, 1 from 2025-02-01', permits, 'en')).toBe(
      '75% from July 1, 2023; 100% from February 1, 2025',
    );
    expect(targetsInWords('18 to 24 from 2025-01-01', null, 'en')).toBe(
      '18 to 24 from January 1, 2025',
    );
    expect(targetsInWords('30 a week', null, 'es')).toBe('30 por semana');
    expect(targetsInWords('15.96 by 2020-06-30', null, 'es')).toBe(
      '15.96 para el 30 de junio de 2020',
    );
    expect(targetsInWords('whatever it is', null, 'es')).toBe('whatever it is');
    expect(targetsInWords(null, permits, 'en')).toBeNull();
  });
});

describe('contrast', () => {
  it.each([
    ['within 30 days.', 'within 20 days.', ['30', '20']],
    ['a b c', 'a c', ['b', '']],
    ['a', 'a', ['', '']],
    ['', 'new', ['', 'new']],
    ['a a a', 'a a', ['a', '']],
  ])('of %j and %j', (before, after, others) => {
    const parts = contrast(before, after);
    expect(parts.map((one) => one.other)).toEqual(others);
    expect(parts.map(({ same, other, rest }) => same + other + rest)).toEqual([before, after]);
  });
});

describe('element', () => {
  it('escapes texts and attributes, and drops what XML cannot hold', () => {
    expect(
      element('a', { t: '"<&\'>' }, ']]><b>', element('i', {}), '\u0000\uD800\uFFFE\r😀').xml,
    ).toBe(
      '<a t="&quot;&lt;&amp;&apos;&gt;">]]&gt;&lt;b&gt;<i/>\u{FFFD}\u{FFFD}\u{FFFD}&#13;😀</a>',
    );
  });
});
