import { eventsTable } from './events/table.mjs';

/** All measurements: their sizes, and how their results become a table. */
export const benches = [
  {
    name: 'events',
    title: 'Cases to daily numbers',
    sizes: [1_000_000],
    fullSizes: [1_000_000, 10_000_000],
    table: eventsTable,
  },
  {
    name: 'scoring',
    title: 'Ten years of days scored in four periods, by number of metrics',
    sizes: [50, 500, 5000],
    table: (results) => {
      const base = results[0];
      const rows = results.map((one) => {
        const growth = one.seconds / base.seconds / (one.metrics / base.metrics);
        return `| ${one.metrics} | ${one.scores} | ${one.seconds.toFixed(2)} | ${Math.round((one.seconds * 1e9) / one.scores)} | ${growth.toFixed(2)} | ${one.peakMegabytes} |`;
      });
      return `| metrics | scores | seconds | ns a score | time ÷ linear growth | peak MB |\n|---|---|---|---|---|---|\n${rows.join('\n')}\n`;
    },
  },
  {
    name: 'import',
    title: 'Ten years of daily parts imported by the command line, beside bare DuckDB',
    sizes: [50, 500],
    table: (results) => {
      const rows = results.map(
        (one) =>
          `| ${one.metrics} | ${one.rows} | ${one.megabytes} | ${one.bare.toFixed(2)} | ${one.taken.toFixed(2)} | ${(one.bare / one.taken).toFixed(2)} | ${Math.round(one.rows / one.taken)} | ${one.board.toFixed(2)} |`,
      );
      return `| metrics | rows | MB | bare CREATE TABLE AS, s | import, s | import's speed ÷ bare | rows/s | score of one board, s |\n|---|---|---|---|---|---|---|---|\n${rows.join('\n')}\n`;
    },
  },
  {
    name: 'serve',
    title: 'The public board beside a static file of the same server',
    sizes: [50, 1000],
    table: (results) => {
      const rows = results.map(({ connections, file, board, busy, start }) => {
        const cells = [
          connections,
          `${Math.round(file.perSecond)} (${file.bytes} B)`,
          `${Math.round(board.perSecond)} (${board.bytes} B)`,
          (board.perSecond / file.perSecond).toFixed(2),
          `${Math.round(board.p50)} / ${Math.round(board.p99)}`,
          `${Math.round(busy.p50)} / ${Math.round(busy.p99)}`,
          board.failed + busy.failed,
          Math.round(start),
        ];
        return `| ${cells.join(' | ')} |`;
      });
      return `| connections | file, requests/s | board, requests/s | board ÷ file | board p50 / p99, ms | the same beside a 190 MB import, ms | failed | start to first page, ms |\n|---|---|---|---|---|---|---|---|\n${rows.join('\n')}\n`;
    },
  },
];
