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

/** A first and a last value of a run of values that stay together. */
export type Stretch = readonly [low: number, high: number];

/**
 * Which empty gaps are cut out: all that are long enough, or only those that part a few outliers
 * (one, or one in twenty) from three different values and more.
 */
export type Cutting = 'gaps' | 'outliers';

/** A gap is cut where all that stands beside it would be pressed into a ninth of the axis. */
const emptyTimes = 8;
const mostBreaks = 3;
/** What a cut takes of the axis, for its break mark. */
const breakLength = 0.06;
/** A spread smaller than this share of the values is what rounding leaves, and no spread. */
const dust = 1e-9;

/**
 * The axis on which all the values have a place. Empty gaps more than eight times as long as
 * everything else together are cut out, up to three of them: one value of 29.35 must not press all
 * the others into a line. Values that are all equal stand in the middle; none give the axis 0 to 1.
 * @example cutAxis([0, 1, 1.2, 29.35], 'outliers').breaks.length // 1
 */
export function cutAxis(values: readonly number[], cutting: Cutting): CutAxis {
  return layOut(stretches(values, cutting));
}

/** The stretches between the cuts, ascending. */
export function stretches(values: readonly number[], cutting: Cutting): readonly Stretch[] {
  const sorted = values.toSorted((a, b) => a - b);
  if (sorted.length === 0) return [[0, 1]];
  const whole: Stretch = [sorted[0]!, sorted.at(-1)!];
  if (extentOf([whole]) === 0) return [whole];
  const gaps = sorted
    .slice(1)
    .map((value, index) => ({ before: index + 1, length: value - sorted[index]! }))
    .filter((gap) => gap.length > 0)
    .sort((a, b) => b.length - a.length || a.before - b.before);
  for (let count = Math.min(mostBreaks, gaps.length - 1); count > 0; count -= 1) {
    const rest = gaps.slice(count).reduce((sum, gap) => sum + gap.length, 0);
    if (gaps[count - 1]!.length <= emptyTimes * rest) continue;
    const groups = split(
      sorted,
      gaps.slice(0, count).map((gap) => gap.before),
    );
    const list = groups.map((group) => [group[0]!, group.at(-1)!] as const);
    const isUseful = cutting === 'gaps' || partsOutliers(groups, sorted.length);
    if (isUseful && extentOf(list) > 0) return list;
  }
  return [whole];
}

function split(sorted: readonly number[], before: readonly number[]): number[][] {
  const starts = [0, ...before.toSorted((a, b) => a - b)];
  return starts.map((start, index) => sorted.slice(start, starts[index + 1]));
}

function partsOutliers(groups: readonly (readonly number[])[], count: number): boolean {
  const main = groups.reduce((a, b) => (b.length > a.length ? b : a));
  return count - main.length <= Math.max(1, count / 20) && new Set(main).size >= 3;
}

/** How long stretches are together; 0 where they differ by rounding alone. */
export function extentOf(list: readonly Stretch[]): number {
  const extent = list.reduce((sum, [low, high]) => sum + (high - low), 0);
  const size = Math.max(...list.flat().map(Math.abs));
  return extent > Math.max(size * dust, Number.MIN_VALUE / dust) ? extent : 0;
}

/** The longest stretch: where most is to be seen. */
export function mainStretch(list: readonly Stretch[]): Stretch {
  return list.reduce((a, b) => (b[1] - b[0] > a[1] - a[0] ? b : a));
}

/** The same of an axis that is laid out. */
export function mainSection({ sections }: CutAxis): AxisSection {
  return sections.reduce((a, b) => (b.to - b.from > a.to - a.from ? b : a));
}

/** Places stretches side by side on one scale, with room for a break mark between them. */
export function layOut(list: readonly Stretch[]): CutAxis {
  const extent = extentOf(list);
  if (extent === 0) {
    return { sections: list.map(([low, high]) => ({ low, high, from: 0.5, to: 0.5 })), breaks: [] };
  }
  const unit = (1 - (list.length - 1) * breakLength) / extent;
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
