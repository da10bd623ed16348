import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../model/index.ts';
import { testCity, testMetric } from '../scoring/fixtures/city.ts';
import type { DefinitionVersion } from '../state/contract.ts';
import { type LedgerSources, ledgerDocuments } from './ledger.ts';

const day = 86_400_000_000;
const start = 1_740_805_200_000_000; // 2025-03-01T00:00:00-05:00

function entriesOf(changes: Partial<LedgerSources>) {
  const sources: LedgerSources = {
    city: testCity(),
    knownOn: start + 1000 * day,
    history: [],
    restatements: [],
    targets: [],
    ...changes,
  };
  return ledgerDocuments(sources).flatMap((document) => document.entries);
}

function version(
  kind: 'metric' | 'city',
  body: unknown,
  number: number,
  at: number,
): DefinitionVersion {
  const text = body === null ? null : canonicalJson(body);
  return {
    kind,
    slug: kind === 'metric' ? 'on-time' : 'testville',
    body: text,
    hash: '',
    version: number,
    at,
  };
}

describe('the ledger', () => {
  it('tells restated values and values taken back, in figures, by month', () => {
    const nothing = { value: null, numerator: null, denominator: null };
    const span = { first: '2025-02-24', last: '2025-03-02' };
    const restatements = [
      {
        metric: 'a',
        span,
        known: start + 40 * day,
        before: { ...nothing, value: 7.4 },
        after: nothing,
      },
      {
        metric: 'a',
        span,
        known: start + day,
        before: { value: null, numerator: 4, denominator: 5 },
        after: { value: null, numerator: 45, denominator: 50 },
      },
    ];
    const documents = ledgerDocuments({
      city: testCity(),
      knownOn: start + 99 * day,
      history: [],
      targets: [],
      restatements,
    });
    expect(documents.map((document) => document.month)).toEqual(['2025-03', '2025-04']);
    expect(documents[0]!.entries).toEqual([
      {
        at: '2025-03-02T00:00:00-05:00',
        kind: 'restated',
        metric: 'a',
        span,
        from: null,
        period: null,
        field: null,
        before: '4 / 5',
        after: '45 / 50',
      },
    ]);
    expect(documents[1]!.entries[0]).toMatchObject({ before: '7.4', after: null });
  });

  it('leaves out what was known later', () => {
    const nothing = { value: null, numerator: null, denominator: null };
    const one = {
      metric: 'a',
      span: { first: '2025-01-01', last: '2025-01-01' },
      known: start,
      before: nothing,
      after: { ...nothing, value: 1 },
    };
    expect(entriesOf({ restatements: [one], knownOn: start - 1 })).toEqual([]);
    expect(entriesOf({ restatements: [one], knownOn: start })).toHaveLength(1);
  });

  it('dates a changed target by the first day on which it is in force', () => {
    const metric = testMetric({
      comparison: {
        steps: [
          { from: null, value: 0.8, period: null },
          { from: '2025-03-02', value: 0.75, period: null },
        ],
      } as never,
    });
    const row = { metric: 'on-time', until: null, period: null, known: 0 };
    const city = testCity({ metrics: [metric] });
    const targets = [
      { ...row, from: '2025-03-05', target: 1 },
      { ...row, from: '2025-03-04', target: 0.75 },
    ];
    expect(
      entriesOf({ city, targets }).map(({ at, kind, from, before, after }) => [
        at,
        kind,
        from,
        before,
        after,
      ]),
    ).toEqual([
      ['2025-03-02T00:00:00-05:00', 'target', '2025-03-02', '0.8', '0.75'],
      ['2025-03-05T00:00:00-05:00', 'target', '2025-03-05', '0.75', '1'],
    ]);
    const historical = testCity({ metrics: [{ ...metric, rule: 'historical-ratio' }] });
    expect(entriesOf({ city: historical, targets })).toEqual([]);
  });

  it('says for which period a target is that is not for all', () => {
    const steps = [
      { from: null, value: 0.8, period: null },
      { from: '2025-03-01', value: 20, period: 'month' },
      { from: '2025-03-02', value: 30, period: 'month' },
    ] as const;
    const city = testCity({ metrics: [testMetric({ comparison: { steps } as never })] });
    const row = { metric: 'on-time', until: null, period: 'week', known: 0 } as const;
    const targets = [
      { ...row, from: '2025-03-03', target: 5 },
      { ...row, from: '2025-03-04', target: 6 },
    ];
    expect(
      entriesOf({ city, targets }).map(({ from, period, before, after }) =>
        [from, period, before, after].join(' '),
      ),
    ).toEqual(['2025-03-02 month 20 30', '2025-03-04 week 5 6']);
  });

  it('keeps what was told of a metric that is no longer defined', () => {
    const steps = [
      { from: null, value: 0.8, period: null },
      { from: '2025-03-02', value: 0.9, period: null },
      { from: '2025-03-09', value: 1, period: null },
    ] as const;
    const metric = testMetric({ comparison: { steps } as never });
    const history = [
      version('metric', metric, 1, start),
      version('metric', null, 2, start + 3 * day),
    ];
    const numbers = (value: number) => ({ value, numerator: null, denominator: null });
    const restatements = [
      {
        metric: 'on-time',
        span: { first: '2025-02-27', last: '2025-02-27' },
        known: start + day,
        before: numbers(0.7),
        after: numbers(0.75),
      },
    ];
    expect(
      entriesOf({ history, restatements }).map(({ kind, metric: slug, after }) => [
        kind,
        slug,
        after,
      ]),
    ).toEqual([
      ['restated', 'on-time', '0.75'],
      ['target', 'on-time', '0.9'],
      ['retired', 'on-time', null],
    ]);
  });

  it('tells changed keys, weights, additions and removals after the first version', () => {
    const metric = testMetric();
    const history = [
      version('city', { slug: 'testville', tolerance: 0.05 }, 1, start),
      version('metric', metric, 1, start),
      version('metric', { ...metric, weight: 2, name: 'Still on time' }, 2, start + day),
      version('city', { slug: 'testville', tolerance: 0.1 }, 2, start + 2 * day),
      version('metric', null, 3, start + 3 * day),
      version('metric', metric, 4, start + 4 * day),
    ];
    const told = entriesOf({ history }).map(({ kind, metric: slug, field, before, after }) => [
      kind,
      slug,
      field,
      before,
      after,
    ]);
    expect(told).toEqual([
      ['definition', 'on-time', 'name', 'On time', 'Still on time'],
      ['weight', 'on-time', 'weight', '1', '2'],
      ['definition', null, 'city testville: tolerance', '0.05', '0.1'],
      ['retired', 'on-time', null, 'Still on time', null],
      ['added', 'on-time', null, null, 'On time'],
    ]);
  });
});
