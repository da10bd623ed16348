import type { Composite, Day, Period } from '../../model/index.ts';
import { type NamedComposite, perPeriod } from './report.ts';

/** How far a composite moved since an earlier board. */
export interface CompositeChange {
  /** The earlier board's date. */
  readonly date: Day;
  /** Score now less score then; null where either board has none. */
  readonly by: Readonly<Record<Period, number | null>>;
}

export function changeSince(
  date: Day,
  then: Composite | undefined,
  now: NamedComposite,
): CompositeChange {
  return {
    date,
    by: perPeriod((period) => {
      const before = then?.[period].score ?? null;
      const after = now[period].score;
      return before === null || after === null ? null : after - before;
    }),
  };
}
