import { describe, expect, expectTypeOf, it } from 'vitest';
import { catalogue, listOf, message, type Translation } from './index.ts';

const en = {
  plain: 'It costs {nothing}, <b>really</b>.',
  group: { greeting: message('Hello {name}, {count, plural, one {# day} other {# days}} late') },
  form: message('{form, select, one {{figure} minute} other {{figure} minutes}}'),
} as const;
const es: Translation<typeof en> = {
  plain: 'Cuesta {nada}, <b>de verdad</b>.',
  group: { greeting: '{count, plural, one {# día} other {# días}} tarde, {name}' },
  form: '{form, select, one {{figure} minuto} other {{figure} minutos}}',
};
const words = catalogue<typeof en>({ en, es });

describe('catalogue', () => {
  it('says a message in each language, numbers as the language writes them', () => {
    const given = { name: '<i>Ada</i>', count: 1234 };
    expect(words('en').group.greeting(given)).toBe('Hello <i>Ada</i>, 1,234 days late');
    expect(words('es').group.greeting({ name: 'Ada', count: 1 })).toBe('1 día tarde, Ada');
  });

  it('takes a text without places as it is', () => {
    expect(words('en').plain).toBe('It costs {nothing}, <b>really</b>.');
    expect(words('es').plain).toBe('Cuesta {nada}, <b>de verdad</b>.');
  });

  it('reads from a message what fills it', () => {
    expectTypeOf(words('en').group.greeting)
      .parameter(0)
      .toEqualTypeOf<{ readonly name: string } & { readonly count: number }>();
    // @ts-expect-error: a place that is not filled
    expect(() => words('en').group.greeting({ name: 'Ada' })).toThrow();
    expect(words('es').form({ form: 'one', figure: '1' })).toBe('1 minuto');
  });
});

describe('listOf', () => {
  it('joins as the language does', () => {
    expect(listOf(['day', 'week', 'month'], 'en')).toBe('day, week and month');
    expect(listOf(['día', 'semana'], 'es')).toBe('día y semana');
    expect(listOf(['tres', 'interés'], 'es')).toBe('tres e interés');
    expect([listOf([], 'en'), listOf(['day'], 'es')]).toEqual(['', 'day']);
  });
});
