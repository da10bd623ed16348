const wholeNumber = /^-?\d{1,30}$/;
const dayAlone = /^\d{4}-\d\d-\d\d$/;
const localTime = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?$/;

/**
 * The value from which the next pull reads: so many seconds before a time, or so much less than a
 * whole number. Any other text stays as it is.
 */
export function overlapped(value: string, overlap: number): string {
  if (overlap <= 0) return value;
  if (wholeNumber.test(value)) return String(BigInt(value) - BigInt(overlap));
  const seconds = { seconds: overlap };
  if (dayAlone.test(value)) {
    const start = Temporal.PlainDate.from(value).toPlainDateTime();
    return start.subtract(seconds).toPlainDate().toString();
  }
  if (localTime.test(value)) {
    return Temporal.PlainDateTime.from(value.replace(' ', 'T')).subtract(seconds).toString();
  }
  try {
    return Temporal.Instant.from(value).subtract(seconds).toString();
  } catch {
    return value;
  }
}
