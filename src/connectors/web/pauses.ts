import type { WebAnswer } from '../../network/contract.ts';

/** Longer than that a pull does not wait: its next run comes anyway. */
const longestMilliseconds = 5 * 60_000;

/**
 * How long to wait before asking a server for the n-th time after this answer; null when asking
 * again is of no use. `Retry-After` counts in seconds or names a time (RFC 9110, 10.2.3), which is
 * read by the server's own clock.
 */
export function pauseBefore(
  attempt: number,
  { status, headers }: Pick<WebAnswer, 'status' | 'headers'>,
  now: Temporal.Instant,
): number | null {
  const mayPass = status === 202 || status === 408 || status === 429 || status >= 500;
  if (!mayPass || status === 501) return null;
  const growing = 1_000 * 2 ** (attempt - 2);
  const pause = namedPause(headers['retry-after'], headers.date, now) ?? growing;
  return pause <= longestMilliseconds ? pause : null;
}

function namedPause(
  text: string | undefined,
  serverDate: string | undefined,
  now: Temporal.Instant,
): number | null {
  if (text === undefined) return null;
  if (/^\s*\d{1,9}\s*$/.test(text)) return Number(text) * 1_000;
  const at = Date.parse(text);
  if (Number.isNaN(at)) return null;
  const server = Date.parse(serverDate ?? '');
  return Math.max(0, at - (Number.isNaN(server) ? now.epochMilliseconds : server));
}
