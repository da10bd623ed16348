import { type BoardDocument, canonicalJson, type Period, periods } from '../../model/index.ts';
import { perPeriod } from '../boards/report.ts';
import type { FeatureContext } from '../contract.ts';
import { type PublishedBoard, readEntry } from '../published.ts';

/** An earlier publication of a board's date that had other numbers. */
export interface Restated {
  readonly publishedAt: string;
  /** The instant up to which data had been taken in then. */
  readonly knownOn: string;
  /** SHA-256 of the board as it was published then. */
  readonly board: string;
  /** How many scores of metrics, four periods each, differ; 0: composites only. */
  readonly changed: number;
  /** The whole city's score then, full precision; null where there was none. */
  readonly composite: Readonly<Record<Period, number | null>>;
}

/** The last publication of the same date before this one that had other numbers; null without. */
export async function readRestated(
  context: Pick<FeatureContext, 'snapshots'>,
  { index, entry, board }: PublishedBoard,
): Promise<Restated | null> {
  const before = index.boards
    .slice(0, index.boards.lastIndexOf(entry))
    .filter((one) => one.date === entry.date);
  for (const earlier of before.toReversed()) {
    if (earlier.board === entry.board) continue;
    const then = (await readEntry(context, index, earlier)).board;
    const changed = changedScores(then, board);
    if (changed === 0 && composites(then) === composites(board)) continue;
    const { publishedAt, knownOn } = earlier;
    const composite = perPeriod((period) => then.composite[period].score);
    return { publishedAt, knownOn, board: earlier.board, changed, composite };
  }
  return null;
}

function changedScores(then: BoardDocument, now: BoardDocument): number {
  const before = scoresIn(then);
  const after = scoresIn(now);
  return [...new Set([...before.keys(), ...after.keys()])].filter(
    (place) => before.get(place) !== after.get(place),
  ).length;
}

/** What is said of every metric and period, as text. */
function scoresIn({ metrics }: BoardDocument): Map<string, string> {
  return new Map(
    metrics.flatMap(({ metric, scores }) =>
      periods.map((period) => [`${metric} ${period}`, canonicalJson(scores[period])] as const),
    ),
  );
}

function composites({ composite, topics, departments }: BoardDocument): string {
  return canonicalJson({ composite, topics, departments });
}
