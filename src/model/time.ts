/**
 * A local service day as `YYYY-MM-DD`. Days compare correctly as text.
 * A day has no zone: it is the city's own day, whatever its length in hours.
 */
export type Day = string;

/** A point in time: whole microseconds since 1970-01-01T00:00:00Z, a safe integer. */
export type Instant = number;

/** An inclusive run of local days. */
export interface Span {
  readonly first: Day;
  readonly last: Day;
}

/** The four periods that every board reports. */
export const periods = ['day', 'week', 'month', 'quarter'] as const;
export type Period = (typeof periods)[number];
