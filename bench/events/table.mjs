import { causes } from './causes.mjs';

/** The tables of one or several sizes, and whether each mark was reached. */
export function eventsTable(results) {
  return [...results.map(sizeTable), marksTable(results)].join('\n');
}

const line = (...cells) => `| ${cells.join(' | ')} |`;
const rowsText = (rows) => rows.toLocaleString('en-US');
const time = (seconds) => seconds.toFixed(seconds < 10 ? 2 : 1);
const cost = ({ seconds, processor, peakMegabytes }) => [
  time(seconds),
  processor === undefined ? '' : time(processor),
  peakMegabytes ?? '',
];

function sizeTable(result) {
  return `### ${rowsText(result.rows)} cases, a file of ${rowsText(result.megabytes)} MB

The middle of ${result.rounds === 1 ? 'one round' : `${result.rounds} rounds`}. The facts file grew to ${rowsText(result.facts)} MB.

${[loadTable(result), metricsTable(result), changesTable(result), othersTable(result), boardTable(result), shardsTable(result)].join('\n\n')}
`;
}

function loadTable({ load }) {
  const { product, duckdb, archive } = load;
  return [
    line(
      'reading the file',
      'seconds',
      'processor seconds',
      'peak MB',
      "Civicstat's speed ÷ its speed",
      'by processor',
    ),
    '|---|---|---|---|---|---|',
    line('Civicstat: every value checked, keys compared, hashed, landed', ...cost(product), '', ''),
    line('DuckDB: bare `CREATE TABLE AS`', ...cost(duckdb), ...ratios(duckdb, product)),
    line('Civicstat: archiving the bytes, apart', ...cost(archive), '', ''),
  ].join('\n');
}

/** How a time compares with another: by the wall clock and by the processor. */
function ratios(above, below) {
  const wall = (above.seconds / below.seconds).toFixed(2);
  return [
    wall,
    (above.processor && below.processor) === undefined
      ? ''
      : (above.processor / below.processor).toFixed(2),
  ];
}

const names = {
  filtered: 'DuckDB by hand, one filter a number',
  grouped: 'DuckDB by hand, grouped by kind and day',
  malloy: 'Malloy, a measure a number',
  sqlite: 'SQLite by hand, grouped',
  postgresql: 'PostgreSQL by hand, grouped',
};

function metricsTable({ metrics }) {
  const { product, ...others } = metrics;
  const head = line(
    'forty metrics, all days',
    'seconds',
    'processor seconds',
    'peak MB',
    "Civicstat's time ÷ its time",
    'by processor',
  );
  return [
    head,
    '|---|---|---|---|---|---|',
    line('Civicstat: counted, compared with what was known, written', ...cost(product), '', ''),
    ...Object.entries(others).map(([name, one]) =>
      line(
        `${names[name]}${one.version ? ` (${one.version.split(' ')[0]})` : ''}`,
        ...cost(one),
        ...ratios(product, one),
      ),
    ),
  ].join('\n');
}

function changesTable({ full, incremental, changed }) {
  const kinds = {
    recent: `${rowsText(changed)} cases changed, most of the last weeks`,
    scattered: `${rowsText(changed)} cases changed, all over ten years`,
  };
  const steps = ({ steps: by }) => ['check', 'land', 'derive'].map((step) => time(by[step]));
  return [
    line(
      'what came',
      'seconds',
      'processor seconds',
      'peak MB',
      '÷ full',
      'by processor',
      'check',
      'land',
      'derive',
    ),
    '|---|---|---|---|---|---|---|---|---|',
    line('all cases, forty metrics', ...cost(full), '', '', ...steps(full)),
    ...Object.entries(incremental).map(([kind, one]) =>
      line(kinds[kind], ...cost(one), ...shares(one, full), ...steps(one)),
    ),
  ].join('\n');
}

function shares(part, whole) {
  const share = (name) => `${((100 * part[name]) / whole[name]).toFixed(1)} %`;
  return [share('seconds'), share('processor')];
}

function othersTable({ others }) {
  return [
    line('one metric alone, all days', 'seconds', 'processor seconds'),
    '|---|---|---|',
    ...Object.entries(others).map(([name, { seconds, processor }]) =>
      line(name, time(seconds), time(processor)),
    ),
  ].join('\n');
}

function boardTable({ board }) {
  const names = {
    first: 'all cases have come: everything is counted',
    hundred: 'a hundred cases have changed, most of the last weeks',
    same: 'nothing has changed',
  };
  return [
    line(
      'a board published by the command line: forty metrics, ten years of history, 13 months by four columns',
      'seconds',
      'processor seconds',
    ),
    '|---|---|---|',
    ...Object.entries(board).map(([name, { seconds, processor }]) =>
      line(names[name], time(seconds), time(processor)),
    ),
  ].join('\n');
}

function shardsTable({ shards, full }) {
  if (shards === null) return '';
  const { one, three } = shards;
  const head = ['ClickHouse, all shards on this machine', '1 shard', '3 shards', '3 ÷ 1', 'DuckDB'];
  const steps = { check: 'read and check, s', land: 'land, s', derive: 'forty metrics, s' };
  const rows = Object.entries(steps).map(([step, name]) =>
    line(
      name,
      time(one[step]),
      time(three[step]),
      (three[step] / one[step]).toFixed(2),
      time(full.wall[step]),
    ),
  );
  const memory = line(
    'peak of the servers, MB',
    one.serverMegabytes,
    three.serverMegabytes,
    '',
    '',
  );
  return [line(...head), '|---|---|---|---|---|', ...rows, memory].join('\n');
}

/** The marks, each with how to find it in a result; `atMost` or `atLeast` says which way. */
const marks = [
  {
    name: 'load',
    says: 'reading with checks and keys at least 0.7 × the speed of bare DuckDB',
    measured: ({ load }) => load.duckdb.seconds / load.product.seconds,
    atLeast: 0.7,
  },
  {
    name: 'metrics',
    says: 'forty metrics in at most 1.5 × the time of the faster query by hand',
    measured: ({ metrics }) =>
      metrics.product.seconds / Math.min(metrics.filtered.seconds, metrics.grouped.seconds),
    atMost: 1.5,
  },
  {
    name: 'seconds',
    says: 'forty metrics of ten million cases in at most 4 s',
    only: 10_000_000,
    measured: ({ metrics }) => metrics.product.seconds,
    atMost: 4,
  },
  {
    name: 'changes',
    says: '100,000 changed cases of ten million in at most 0.05 of the full time',
    only: 10_000_000,
    measured: ({ incremental, full }) => incremental.recent.seconds / full.seconds,
    atMost: 0.05,
  },
  {
    name: 'memory',
    says: 'at most 4,096 MB of memory',
    measured: ({ load, full, incremental }) =>
      Math.max(...[load.product, full, incremental.recent].map((one) => one.peakMegabytes)),
    atMost: 4096,
  },
];

function marksTable(results) {
  const missed = new Set();
  const rows = results.flatMap((result) =>
    marks
      .filter(({ only }) => only === undefined || only === result.rows)
      .map(({ name, says, measured, atMost, atLeast }) => {
        const found = measured(result);
        const reached = atMost === undefined ? found >= atLeast : found <= atMost;
        if (!reached) missed.add(name);
        const text = found > 100 ? rowsText(Math.round(found)) : found.toFixed(3);
        return line(says, rowsText(result.rows), text, reached ? 'reached' : '**missed**');
      }),
  );
  const why = [...missed].map((name) => `- ${causes[name]}\n`).join('');
  return `### Marks

${line('mark', 'cases', 'measured', '')}
|---|---|---|---|
${rows.join('\n')}
${why === '' ? '' : `\nWhy marks were missed, by profiles:\n\n${why}`}`;
}
