import { types } from './generate.mjs';

/**
 * Forty metrics of twenty kinds of cases, by day: the share closed by the due date, on the day of
 * the closing, and the mean hours to close, on the day of the opening.
 */
export const kinds = types.slice(0, 20);

/** The dialects' ways to say a day, the hours between two times, and text. */
const dialects = {
  duckdb: {
    day: (time) => `${time}::DATE`,
    hours: "date_diff('microsecond', opened, closed) / 3600e6",
  },
  postgresql: {
    day: (time) => `${time}::date`,
    hours: 'extract(epoch from closed - opened)::float8 / 3600',
  },
  sqlite: {
    day: (time) => `substr(${time}, 1, 10)`,
    hours: '(unixepoch(closed) - unixepoch(opened)) / 3600.0',
  },
};

/** Two queries for all of it as one would write them at once: one filter a number. */
export function filteredQueries(dialect) {
  const { day, hours } = dialects[dialect];
  const shares = kinds.map(
    (kind, index) =>
      `count(*) FILTER (WHERE type = '${kind}' AND closed <= due) AS n${index},
       count(*) FILTER (WHERE type = '${kind}' AND due IS NOT NULL) AS d${index}`,
  );
  const means = kinds.map(
    (kind, index) =>
      `sum(${hours}) FILTER (WHERE type = '${kind}') AS n${index},
       count(closed) FILTER (WHERE type = '${kind}') AS d${index}`,
  );
  return {
    shares: `SELECT ${day('closed')} AS local_day, ${shares.join(', ')} FROM cases WHERE closed IS NOT NULL GROUP BY 1`,
    means: `SELECT ${day('opened')} AS local_day, ${means.join(', ')} FROM cases GROUP BY 1`,
  };
}

/** The same as one would write them for speed: grouped by kind, a row for each kind and day. */
export function groupedQueries(dialect) {
  const { day, hours } = dialects[dialect];
  const counted = `type IN (${kinds.map((kind) => `'${kind}'`).join(', ')})`;
  return {
    shares: `SELECT ${day('closed')} AS local_day, type,
       count(CASE WHEN closed <= due THEN 1 END) AS n, count(due) AS d
       FROM cases WHERE closed IS NOT NULL AND ${counted} GROUP BY 1, 2`,
    means: `SELECT ${day('opened')} AS local_day, type, sum(${hours}) AS n, count(closed) AS d
       FROM cases WHERE ${counted} GROUP BY 1, 2`,
  };
}

/** The totals over all days and metrics of answers: alike for all who counted right. */
export function totalsOf({ shares, means }) {
  const total = (rows, letter) =>
    rows.reduce(
      (sum, row) =>
        Object.entries(row).reduce(
          (within, [name, value]) => (name.startsWith(letter) ? within + Number(value) : within),
          sum,
        ),
      0,
    );
  return [total(shares, 'n'), total(shares, 'd'), total(means, 'n'), total(means, 'd')];
}
