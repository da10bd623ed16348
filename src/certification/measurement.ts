import type { Measurement } from './contract.ts';

type Besides = Partial<Omit<Measurement, 'value' | 'parts'>>;

/** A count of records. */
export function counted(value: number, besides: Besides = {}): Measurement {
  return { value, parts: null, records: [], holdsThrough: null, expired: false, ...besides };
}

/** A share with its parts; of nothing it is 0, because nothing was shown. */
export function share(numerator: number, denominator: number, besides: Besides = {}): Measurement {
  const value = denominator === 0 ? 0 : numerator / denominator;
  return { ...counted(value, besides), parts: { numerator, denominator } };
}
