import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { types } from '../generate.mjs';

// A board of forty metrics with all its breakdowns, published by the command line when all cases
// have come, when a hundred have changed, and when nothing has: node board.mjs <folder> <cases>
// <changes>.
const [folder, cases, changes] = process.argv.slice(2);
const program = fileURLToPath(new URL('../../../dist/app.js', import.meta.url));
const data = join(folder, 'data');
const city = join(folder, 'city');

/** What a command took, with the processes that it started. */
function run(...args) {
  const command = `TIMEFORMAT='%R %U %S'; time "$0" "$@" > /dev/null`;
  const child = spawnSync(
    'bash',
    ['-c', command, process.execPath, program, '--data', data, ...args],
    { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } },
  );
  if (child.status !== 0) throw new Error(`${args.join(' ')}\n${child.stderr}`);
  const [seconds, user, system] = child.stderr.trim().split('\n').at(-1).split(' ').map(Number);
  return { seconds, processor: user + system };
}

/** The metrics of the other measurements, as a city declares them. */
function metricsYaml() {
  const about =
    'definition: Synthetic, topic: basic-city-services, department: works, owner: Nobody, rule: target-ratio';
  return types.slice(0, 20).flatMap((kind, index) => {
    const where = `where: 'type == "${kind}"'`;
    return [
      `  - {slug: share-${index}, name: Share ${index}, ${about}, measure: ratio, unit: share, direction: up, target: 0.8, from: {dataset: requests, day: closed, ${where}, numerator: 'closed <= due', denominator: 'due != null'}}\n`,
      `  - {slug: mean-${index}, name: Mean ${index}, ${about}, measure: mean, unit: hours, direction: down, target: 48, from: {dataset: requests, day: opened, ${where}, value: 'hours(opened, closed)'}}\n`,
    ];
  });
}

mkdirSync(city, { recursive: true });
writeFileSync(
  join(city, 'city.yaml'),
  `city: {slug: bench, name: Bench, timeZone: America/New_York, asOf: 2025-01-01}
departments: [{slug: works, name: Works}]
datasets:
  - slug: requests
    name: Requests
    key: case_id
    columns: {case_id: text, opened: local-time, due: local-time, closed: local-time, status: category, type: category, neighborhood: category, channel: category, latitude: number, longitude: number}
    formats: {local-time: 'MM/dd/yyyy hh:mm:ss a'}
    opened: opened
    dimensions: [neighborhood, type, channel, status]
    about: things
metrics:
${metricsYaml().join('')}`,
);
run('apply', city);
const take = (file) => run('import', file, '--city', 'bench', '--as', 'events');
const publish = () => run('publish', '--city', 'bench');
take(cases);
const first = publish();
take(changes);
const hundred = publish();
console.log(JSON.stringify({ first, hundred, same: publish() }));
