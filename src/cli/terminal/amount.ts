/** How far a piece of work is. */
export interface Amount {
  readonly done: number;
  /** Null: nobody knows. */
  readonly total: number | null;
  /** What is counted; undefined: things. */
  readonly unit: 'bytes' | undefined;
  /** Since its beginning. */
  readonly seconds: number;
}

/** Work so far in words: its share, how much a second, and how long the rest takes at this rate. */
export function describeAmount({ done, total, unit, seconds }: Amount): string {
  const rate = seconds > 0 ? done / seconds : 0;
  const speed = rate > 0 ? `, ${quantity(rate, unit)}/s` : '';
  if (total === null || total === 0) return `${quantity(done, unit)} so far${speed}`;
  const share = `${Math.floor((100 * done) / total)} % of ${quantity(total, unit)}`;
  const left = rate > 0 ? `, ${duration((total - done) / rate)} left` : '';
  return `${share}${speed}${left}`;
}

function quantity(number: number, unit: Amount['unit']): string {
  if (unit === undefined) return number >= 10 ? String(Math.round(number)) : number.toPrecision(2);
  if (number >= 1e9) return `${(number / 1e9).toFixed(1)} GB`;
  return number >= 1e6 ? `${Math.round(number / 1e6)} MB` : `${Math.round(number / 1e3)} kB`;
}

function duration(seconds: number): string {
  if (seconds < 60) return `${Math.ceil(seconds)} s`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
