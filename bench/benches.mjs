/** All measurements: their sizes, and how their results become a table. */
export const benches = [
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
];
