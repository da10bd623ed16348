import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../model/index.ts';
import type { Dialect } from './dialect.ts';
import { honestQueries, hostileQueries } from './hostile.suite.ts';
import { judgeQuery } from './judge-query.ts';

const dialect: Dialect = {
  nameQuotes: [['`', '`']],
  quoteName: (name) => name,
  placeholder: '?',
  nestsWith: true,
  functions: ['date_trunc'],
};

function refusal(query: string, by = dialect) {
  try {
    judgeQuery(query, by);
    return null;
  } catch (error) {
    expect(error).toBeInstanceOf(UserError);
    return (error as UserError).findings[0]!;
  }
}

describe('a source’s query', () => {
  it.each(hostileQueries)('is refused when it wants more than rows: %s', (query) => {
    expect(refusal(query)).toMatchObject({ code: 'query-refused' });
  });

  it.each(honestQueries)('is taken when it asks for rows: %s', (query) => {
    expect(refusal(query)).toBeNull();
  });

  it('is told where and what is wrong', () => {
    expect(refusal('select a,\n  evil(b)\nfrom t')).toMatchObject({
      line: 2,
      column: 3,
      message: expect.stringContaining('the function “evil”'),
    });
    expect(refusal('select "a" from t where update = 1')?.remedy).toContain('double quotes');
    expect(refusal('select (1')?.message).toContain('not closed');
    expect(refusal("select 'a")?.message).toContain('not closed');
  });

  it('may use what its own database has, and WITH only where it can stand inside', () => {
    expect(refusal("select date_trunc('day', a) from t")).toBeNull();
    expect(
      refusal("select date_trunc('day', a) from t", { ...dialect, functions: [] }),
    ).not.toBeNull();
    const query = 'with a as (select 1 as n) select n from a';
    expect(refusal(query)).toBeNull();
    expect(refusal(query, { ...dialect, nestsWith: false })?.remedy).toContain('subqueries');
  });

  it('never hides a forbidden word or function among other pieces', () => {
    const pieces = fc.constantFrom(
      ...["'a'", '"b"', '`c`', ' ', '\n', ',', 'x', '1', '(', ')', '=', "''"],
    );
    const bad = fc.constantFrom(
      '; drop table t',
      ' into outfile 1',
      ' pg_read_file(1)',
      ' --',
      '/*',
      ' delete ',
    );
    fc.assert(
      fc.property(fc.array(pieces), bad, fc.array(pieces), (before, wrong, after) => {
        const query = `select 1 ${before.join('')}${wrong}${after.join('')}`;
        const found = refusal(query);
        // Inside quotes it is a value or a name, and stays one.
        const outside = query.replace(/'(?:[^']|'')*'|"(?:[^"]|"")*"|`(?:[^`]|``)*`/g, 'v');
        if (outside.includes(wrong.trim())) expect(found).not.toBeNull();
      }),
      { numRuns: 2_000 },
    );
  });
});
