import type { Observation } from '../../model/index.ts';
import type { MetricFacts } from '../contract.ts';
import type { Cells, TableRow } from './cells.ts';
import type { Said } from './finding-list.ts';

type Numbers = Pick<Observation, 'value' | 'numerator' | 'denominator'>;

/**
 * A row's value and parts, checked against each other and, where `facts` are known, against what
 * the metric can be; undefined after a finding. All null retracts.
 */
export function readNumbers(
  cells: Cells,
  row: TableRow,
  facts: MetricFacts | null,
): Numbers | undefined {
  const value = cells.number(row, 'value');
  const numerator = cells.number(row, 'numerator');
  const denominator = cells.number(row, 'denominator');
  if (value === undefined || numerator === undefined || denominator === undefined) {
    return undefined;
  }
  const numbers = { value, numerator, denominator };
  const wrong = wrongNumbers(numbers, facts);
  return wrong === null ? numbers : cells.refuse(row, wrong.column, wrong.said);
}

interface Wrong {
  readonly column: keyof Numbers;
  readonly said: Said;
}

type Kind = Pick<MetricFacts, 'measure' | 'unit'>;

/** Why a value and parts cannot be those of a metric (null: of any), if they cannot. */
export function wrongNumbers(numbers: Numbers, facts: Kind | null): Wrong | null {
  return wrongParts(numbers) ?? (facts === null ? null : wrongForMetric(numbers, facts));
}

function wrong(column: keyof Numbers, code: string, message: string, remedy: string): Wrong {
  return { column, said: { code, message, remedy } };
}

function wrongParts({ value, numerator, denominator }: Numbers): Wrong | null {
  if ((numerator === null) !== (denominator === null)) {
    const [there, absent] =
      numerator === null
        ? (['denominator', 'numerator'] as const)
        : (['numerator', 'denominator'] as const);
    const remedy = 'Give both parts, or a value alone.';
    return wrong(there, 'missing-part', `“${absent}” is empty beside a ${there}`, remedy);
  }
  if (numerator === null || denominator === null) return null;
  if (denominator < 0) {
    return wrong(
      'denominator',
      'negative-number',
      'A denominator cannot be negative',
      'Correct it.',
    );
  }
  if (value === null) return null;
  if (denominator === 0) {
    const message = 'There can be no value over a denominator of 0';
    return wrong('value', 'value-differs', message, 'Leave the value empty, or the parts.');
  }
  const quotient = numerator / denominator;
  if (Math.abs(value - quotient) <= 1e-9 * Math.max(Math.abs(value), Math.abs(quotient))) {
    return null;
  }
  const message = `The value is not ${numerator} ÷ ${denominator} = ${quotient}`;
  return wrong('value', 'value-differs', message, 'Leave the value empty, or correct the parts.');
}

/** Measures whose numbers are made of parts. */
const divided: ReadonlySet<string> = new Set(['ratio', 'mean']);

function wrongForMetric({ value, numerator, denominator }: Numbers, facts: Kind) {
  // Over 1 a number is its own value: so the 2016 toolkit's files come.
  if (numerator !== null && denominator !== 1 && !divided.has(facts.measure)) {
    const message = `A ${facts.measure} is not made of a numerator and a denominator`;
    const remedy = 'Give its value alone, or define the metric as a ratio or mean.';
    return wrong('numerator', 'parts-not-for-measure', message, remedy);
  }
  if (denominator === 0 && numerator !== 0) {
    const message = `There cannot be ${numerator} of 0`;
    return wrong('numerator', 'part-of-nothing', message, 'Correct one of the parts.');
  }
  const share = facts.unit === 'share';
  const noNegative = neverNegative(facts) !== null || facts.measure === 'ratio';
  if (noNegative && numerator !== null && numerator < 0) {
    const message = `A numerator of a ${facts.measure} cannot be negative`;
    return wrong('numerator', 'negative-number', message, 'Correct it.');
  }
  const never = neverNegative(facts);
  if (value !== null && value < 0 && never !== null) {
    const message = `${never} cannot be negative`;
    return wrong('value', 'negative-number', message, 'Correct it.');
  }
  if (!share) return null;
  if (value !== null && value > 1) {
    return wrong('value', 'share-above-one', 'A share cannot be above 1', shareRemedy(value));
  }
  if (numerator !== null && denominator !== null && numerator > denominator) {
    const message = `A share cannot be above 1, and ${numerator} ÷ ${denominator} is`;
    return wrong('numerator', 'share-above-one', message, 'Correct the parts.');
  }
  return null;
}

/** Units of time: how long something took. */
const durations: ReadonlySet<string> = new Set(['seconds', 'minutes', 'hours', 'days']);

/** What a number below 0 would be; null where there can be one. */
function neverNegative({ unit, measure }: Kind): string | null {
  if (unit === 'share') return 'A share';
  if (measure === 'count') return 'A count';
  return durations.has(unit) ? `A number of ${unit}` : null;
}

/** What to write instead of a share above 1, which most likely is in percent. */
export function shareRemedy(given: number): string {
  const meant = Number(`${given}e-2`);
  return given >= 2 && meant <= 1
    ? `Give ${meant}, not ${given}, if percent is meant.`
    : 'Give a part of 1, for example 0.8.';
}
