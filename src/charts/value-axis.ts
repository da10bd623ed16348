import { axisPosition, type CutAxis, extentOf, layOut, stretches } from './cut-axis.ts';

/** A scale of values with round numbers on it. */
export interface ValueAxis extends CutAxis {
  /** Ascending, every one on the axis. */
  readonly ticks: readonly number[];
}

/** A number smaller than this is drawn as zero. */
const smallest = 1e-12;

/**
 * A scale on which all values have a place, from round number to round number, about so many of
 * them. Long empty gaps are cut out as in `cutAxis`, with round numbers on both sides. Equal values
 * stand in the middle of a scale around them; without values the scale is 0 to 1.
 * @param fromZero bars and totals must start at zero, or their length would lie
 */
export function valueAxis(
  values: readonly number[],
  fromZero: boolean,
  tickCount: number,
): ValueAxis {
  const list = stretches(fromZero && values.length > 0 ? [0, ...values] : values, 'outliers');
  const extent = extentOf(list);
  const only = Math.abs(list[0]![0]);
  const room = extent > 0 ? extent : only > smallest ? only / 2 : 1;
  const step = roundStep(room / tickCount);
  const indexes = joined(list.map(([low, high]) => widened(low, high, step, extent > 0)));
  const axis = layOut(indexes.map(([low, high]) => [times(step, low), times(step, high)] as const));
  const ticks = indexes.flatMap(([low, high]) =>
    Array.from({ length: high - low + 1 }, (_, index) => times(step, low + index)),
  );
  return { ...axis, ticks };
}

/** 1, 2 or 5 times a power of ten. */
interface Step {
  readonly digit: number;
  readonly exponent: number;
}

function roundStep(least: number): Step {
  const exponent = Math.floor(Math.log10(least));
  const digit = [1, 2, 5].find((one) => times({ digit: one, exponent }, 1) >= least);
  return digit === undefined ? { digit: 1, exponent: exponent + 1 } : { digit, exponent };
}

/** Divides where the step is below one: 3 ÷ 10 is 0.3, and 3 × 0.1 is not. */
function times({ digit, exponent }: Step, count: number): number {
  return exponent < 0 ? (count * digit) / 10 ** -exponent : count * digit * 10 ** exponent;
}

/** The first and last multiple of the step around a stretch. */
function widened(low: number, high: number, step: Step, exact: boolean): [number, number] {
  const size = times(step, 1);
  const from = Math.floor(low / size);
  const to = Math.ceil(high / size);
  // A stretch of one value that is a round number itself gets a step on either side.
  return from === to && !exact ? [from - 1, to + 1] : [from, to];
}

/** Stretches that have grown into each other become one. */
function joined(list: readonly (readonly [number, number])[]): [number, number][] {
  const result: [number, number][] = [];
  for (const [low, high] of list) {
    const last = result.at(-1);
    if (last !== undefined && low <= last[1] + 1) last[1] = Math.max(last[1], high);
    else result.push([low, high]);
  }
  return result;
}

/** Where a value stands in pixels from the top, the axis running upwards between two heights. */
export function heightOf(axis: CutAxis, value: number, top: number, bottom: number): number {
  return bottom - axisPosition(axis, value) * (bottom - top);
}
