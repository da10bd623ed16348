import { describe, expect, it } from 'vitest';
import { carrierOf } from './carrier.ts';

const named = (...scores: readonly number[]) =>
  scores.map((score, index) => ({ metric: `m${index}`, score, weight: 1 }));
const plain = (...scores: readonly number[]) => carrierOf(named(...scores), 'arithmetic', 0.05);

describe('carrierOf', () => {
  it('names the metric that made 29.35 of a day', () => {
    const carrier = plain(0.9, 1.1, 410, 1.06)!;
    expect(carrier).toMatchObject({ metric: 'm2', score: 410 });
    expect(carrier.without).toBeCloseTo(1.02, 12);
  });

  it('names one far above its target that tips the status', () => {
    const rest = Array.from({ length: 15 }, () => 0.95);
    expect(plain(2.7, ...rest)).toMatchObject({ metric: 'm0', score: 2.7 });
  });

  it('says nothing of an ordinary score that tips the status', () => {
    const rest = Array.from({ length: 15 }, () => 0.98);
    expect(plain(1.4, ...rest)).toBeNull();
  });

  it('names one that pulls the composite down', () => {
    expect(plain(1.1, 1.2, 0, 1.3)).toMatchObject({ metric: 'm2', score: 0 });
  });

  it('says nothing of even scores, of one alone and of none', () => {
    expect(plain(1.1, 0.9, 1, 1.05)).toBeNull();
    expect(plain(29)).toBeNull();
    expect(plain()).toBeNull();
  });

  it('goes by weight and by the city’s own composite', () => {
    const light = named(29, 1, 1, 1).map((one, at) => (at === 0 ? { ...one, weight: 0.001 } : one));
    expect(carrierOf(light, 'arithmetic', 0.05)).toBeNull();
    const weightless = named(29, 1, 1).map((one, at) => (at === 0 ? { ...one, weight: 0 } : one));
    expect(carrierOf(weightless, 'arithmetic', 0.05)).toBeNull();
    expect(carrierOf(named(29, 1, 1.01, 1.02, 1.03), 'median', 0.05)).toBeNull();
    expect(carrierOf(named(29, 1, 1, 1), 'geometric', 0.05)?.without).toBeCloseTo(1, 12);
  });
});
