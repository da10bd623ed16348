import { dayFromNumber } from '../../../../calendar/index.ts';
import type { BinaryValue } from '../binary.ts';
import type { StoredColumn } from './columns.ts';

/** A stored value as every engine writes it: `1.0`, `true`, `2025-01-02 00:30:00`. */
export function textOf({ type }: StoredColumn, value: BinaryValue): string | null {
  if (value === null) return null;
  switch (type) {
    case 'text':
    case 'category':
    case 'integer':
      return String(value);
    case 'boolean':
      return value === 1 ? 'true' : 'false';
    case 'number':
      return numberText(value as number);
    case 'day':
      return dayFromNumber(value as number);
    case 'local-time':
    case 'instant':
      return timeText(value as number);
  }
}

/** The shortest digits that give the number back; a whole number has `.0`. */
function numberText(value: number): string {
  const [digits = '', power] = value.toExponential().split('e');
  const exponent = Number(power);
  if (exponent < -4 || exponent >= 16) {
    const sign = exponent < 0 ? '-' : '+';
    return `${digits}e${sign}${String(Math.abs(exponent)).padStart(2, '0')}`;
  }
  // JavaScript writes an exponent from 0.000001 down only.
  const text = Object.is(value, -0) ? '-0' : String(value);
  return text.includes('.') ? text : `${text}.0`;
}

const daySeconds = 86_400;

/** A wall time in microseconds since 1970. */
function timeText(microseconds: number): string {
  const seconds = Math.floor(microseconds / 1e6);
  const day = Math.floor(seconds / daySeconds);
  const second = seconds - day * daySeconds;
  const two = (number: number) => String(Math.floor(number)).padStart(2, '0');
  const rest = microseconds - seconds * 1e6;
  const fraction = rest === 0 ? '' : `.${String(rest).padStart(6, '0').replace(/0+$/, '')}`;
  return `${dayFromNumber(day)} ${two(second / 3600)}:${two((second % 3600) / 60)}:${two(second % 60)}${fraction}`;
}
