import { dayNumber, parseDay, parseInstant } from '../calendar/index.ts';
import type { Expression, ValueType } from './expression.ts';
import { type Found, wrong } from './found.ts';

function literal(type: ValueType, value: number): Expression {
  return { kind: 'literal', type, value };
}

/** The text that stands alone in the brackets; undefined for anything else. */
function textIn(values: readonly Expression[]): string | undefined {
  const [value] = values;
  if (values.length !== 1 || value?.kind !== 'literal') return undefined;
  return typeof value.value === 'string' ? value.value : undefined;
}

/** `date("2025-07-01")`. */
export function dateLiteral(values: readonly Expression[]): Found {
  const day = parseDay(textIn(values) ?? '');
  if (day !== null) return literal('day', dayNumber(day));
  return wrong(null, 'A day is expected here', 'Write for example date("2025-07-01")');
}

/** `timestamp("2025-07-01T08:00:00-04:00")`, or without an offset a time on the city's clocks. */
export function timeLiteral(values: readonly Expression[]): Found {
  const text = textIn(values) ?? '';
  const hasOffset = /(Z|[-+]\d{2}:?\d{2})$/.test(text);
  const found = parseInstant(text, 'UTC');
  if (found.kind === 'instant' && /\d{2}:\d{2}/.test(text)) {
    return literal(hasOffset ? 'instant' : 'local-time', found.instant);
  }
  return wrong(
    null,
    'A time is expected here',
    'Write for example timestamp("2025-07-01T08:00:00")',
  );
}

const unitMicroseconds: Readonly<Record<string, number>> = {
  d: 86_400e6,
  h: 3_600e6,
  m: 60e6,
  s: 1e6,
  ms: 1e3,
};

/** `duration("36h")`, `duration("1h30m")`, `duration("2d")`. */
export function durationLiteral(values: readonly Expression[]): Found {
  const text = textIn(values) ?? '';
  if (!/^(\d+(\.\d+)?(d|h|ms|m|s))+$/.test(text)) {
    return wrong(null, 'A length of time is expected here', 'Write for example duration("36h")');
  }
  const parts = text.matchAll(/(\d+(?:\.\d+)?)(d|h|ms|m|s)/g);
  const total = [...parts].reduce(
    (sum, [, n, unit]) => sum + Number(n) * unitMicroseconds[unit!]!,
    0,
  );
  return literal('duration', Math.round(total));
}
