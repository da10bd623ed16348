/** A stretch of an axis that is drawn, in values and in positions from 0 to 1. */
export interface AxisSection {
  readonly low: number;
  readonly high: number;
  readonly from: number;
  readonly to: number;
}

/**
 * An axis on which every drawn stretch has the same scale; empty stretches between them may be cut
 * out. Positions run from 0 to 1, 0 at the low end.
 */
export interface CutAxis {
  readonly sections: readonly AxisSection[];
  /** The middles of the cuts, as positions: each must be shown by a break mark. */
  readonly breaks: readonly number[];
}

/** A gap is cut where all that stands beside it would be pressed into a ninth of the axis. */
const emptyTimes = 8;
const mostBreaks = 3;
/** What a cut takes of the axis, for its break mark. */
const breakLength = 0.06;

/**
 * The axis on which all the values have a place. Empty gaps more than eight times as long as
 * everything else together are cut out, up to three of them: one value of 29.35 must not press all
 * the others into a line. Values that are all equal stand in the middle; none give the axis 0 to 1.
 * @example cutAxis([0, 1, 1.2, 29.35]).breaks.length // 1
 */
export function cutAxis(values: readonly number[]): CutAxis {
  return layOut(stretches(values));
}

/** The runs of values that stay together: first and last of each, ascending. */
export function stretches(values: readonly number[]): (readonly [number, number])[] {
  const sorted = [...new Set(values)].sort((a, b) => a - b);
  if (sorted.length === 0) return [[0, 1]];
  const cuts = cutGaps(sorted);
  const starts = [0, ...cuts];
  return starts.map((start, index) => {
    const end = (cuts[index] ?? sorted.length) - 1;
    return [sorted[start]!, sorted[end]!] as const;
  });
}

/** Indexes of the values before which the axis is cut, ascending. */
function cutGaps(sorted: readonly number[]): number[] {
  const gaps = sorted
    .slice(1)
    .map((value, index) => ({ before: index + 1, length: value - sorted[index]! }))
    .sort((a, b) => b.length - a.length || a.before - b.before);
  for (let count = Math.min(mostBreaks, gaps.length - 1); count > 0; count -= 1) {
    const rest = gaps.slice(count).reduce((sum, gap) => sum + gap.length, 0);
    if (gaps[count - 1]!.length > emptyTimes * rest) {
      return gaps
        .slice(0, count)
        .map((gap) => gap.before)
        .sort((a, b) => a - b);
    }
  }
  return [];
}

/** Places stretches side by side on one scale, with room for a break mark between them. */
export function layOut(list: readonly (readonly [number, number])[]): CutAxis {
  const extent = list.reduce((sum, [low, high]) => sum + (high - low), 0);
  const breaks = (list.length - 1) * breakLength;
  if (extent === 0) {
    return { sections: list.map(([low, high]) => ({ low, high, from: 0.5, to: 0.5 })), breaks: [] };
  }
  const unit = (1 - breaks) / extent;
  let from = 0;
  const sections = list.map(([low, high]) => {
    const section = { low, high, from, to: from + (high - low) * unit };
    from = section.to + breakLength;
    return section;
  });
  return { sections, breaks: sections.slice(1).map((section) => section.from - breakLength / 2) };
}

/**
 * Where a value stands, from 0 to 1. A value inside a cut stands within its break mark; one beyond
 * an end stands at that end.
 */
export function axisPosition(axis: CutAxis, value: number): number {
  const { sections } = axis;
  if (value <= sections[0]!.low) return sections[0]!.from;
  for (const [index, section] of sections.entries()) {
    if (value > section.high) continue;
    if (value >= section.low) return between(section, value);
    const before = sections[index - 1]!;
    return between(
      { low: before.high, high: section.low, from: before.to, to: section.from },
      value,
    );
  }
  return sections.at(-1)!.to;
}

function between({ low, high, from, to }: AxisSection, value: number): number {
  return high === low ? from : from + ((to - from) * (value - low)) / (high - low);
}
