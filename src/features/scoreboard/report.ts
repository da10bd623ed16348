import type { Day, Period } from '../../model/index.ts';
import { type Carrier, carrierOf } from '../../scoring/index.ts';
import { type CompositeChange, changeSince } from '../boards/change.ts';
import { type BoardReport, boardReport, perPeriod } from '../boards/report.ts';
import type { FeatureContext } from '../contract.ts';
import { entriesBeside, type PublishedBoard } from '../published.ts';
import { type Comparison, comparisons, readEarlier } from './comparison.ts';
import { type Restated, readRestated } from './restated.ts';

/** A metric without which the composite would be another number. */
export type NamedCarrier = Carrier & { readonly name: string };

/**
 * One published board with all names joined, beside its neighbours: what the page shows, and, word
 * for word, what `/{city}.json` and `/{city}/on/{date}.json` answer.
 */
export interface ScoreboardReport extends BoardReport {
  readonly format: 'civicstat-scoreboard-1';
  /** The published dates before and after; null at either end. */
  readonly previous: Day | null;
  readonly next: Day | null;
  /** The publication of this date before this one, where it had other numbers; else null. */
  readonly restated: Restated | null;
  /** Since the board before; null where there is none. */
  readonly change: CompositeChange | null;
  readonly carriers: Readonly<Record<Period, NamedCarrier | null>>;
  readonly comparisons: readonly Comparison[];
}

/** Reads what a board's page needs. `Fault` when the archive does not hold what the index promises. */
export async function readScoreboard(
  context: Pick<FeatureContext, 'snapshots'>,
  published: PublishedBoard,
): Promise<ScoreboardReport> {
  const { index, entry, city } = published;
  const report = boardReport(published);
  const earlier = await readEarlier(context, published);
  const beside = entriesBeside(index, entry.date);
  const { before } = earlier;
  return {
    format: 'civicstat-scoreboard-1',
    ...report,
    previous: beside.before?.date ?? null,
    next: beside.after?.date ?? null,
    restated: await readRestated(context, published),
    change:
      before === undefined
        ? null
        : changeSince(before.entry.date, before.board.composite, report.composite),
    carriers: perPeriod((period) => carrierIn(report, period, city.composite)),
    comparisons: comparisons(published, earlier),
  };
}

function carrierIn(
  report: BoardReport,
  period: Period,
  method: PublishedBoard['city']['composite'],
): NamedCarrier | null {
  const scored = report.metrics.flatMap(({ slug, weight, scores }) => {
    const { score } = scores[period];
    return score === null ? [] : [{ metric: slug, weight, score }];
  });
  const carrier = carrierOf(scored, method, report.tolerance);
  if (carrier === null) return null;
  return { ...carrier, name: report.metrics.find(({ slug }) => slug === carrier.metric)!.name };
}
