import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { compile } from './compile.mjs';
import { refuse, requireNode26, root, runNode } from './runtime.mjs';

const usage = 'Usage: npm start -- [--port 3000] [--host 127.0.0.1] [--data ./data]';

/** The sample city and the commands that load it. Each can run again without changing anything. */
const sample = {
  city: 'boston',
  lastDate: '2025-04-10',
  commands: [
    ['apply', 'examples/boston'],
    ['import', 'examples/boston/observations.csv', '--city', 'boston', '--as', 'observations'],
    ['import', 'examples/boston/targets.csv', '--city', 'boston', '--as', 'targets'],
    ['publish', '--city', 'boston', '--from', '2025-01-18', '--to', '2025-04-10'],
  ],
};

function readOptions() {
  const text = { type: 'string' };
  try {
    return parseArgs({ options: { port: text, host: text, data: text } }).values;
  } catch (error) {
    return refuse(`${error.message}\n${usage}`);
  }
}

/** True when the last board of the sample is published, the last thing that loading does. */
function isSampleLoaded(dataFolder) {
  try {
    const file = join(dataFolder, 'published', `${sample.city}.json`);
    const index = JSON.parse(readFileSync(file, 'utf8'));
    return index.boards.some((board) => board.date === sample.lastDate);
  } catch {
    // Absent or unreadable: loading again is safe, and its commands name what is wrong.
    return false;
  }
}

/**
 * True when the sample may be loaded: into a folder that is new, or in which a load was cut off. A
 * city cannot be taken out of a data folder again, so the sample never joins one that is there.
 */
function mayLoadSample(dataFolder) {
  if (existsSync(loadingMark(dataFolder))) return true;
  // With DATABASE_URL the data folder does not tell what is there already.
  const used = ['state.db', 'lock.db'].some((name) => existsSync(join(dataFolder, name)));
  return !used && process.env.DATABASE_URL === undefined;
}

/** Stands in the data folder while the sample is being loaded. */
function loadingMark(dataFolder) {
  return join(dataFolder, 'loading-sample');
}

async function loadSample(dataFolder, env) {
  mkdirSync(dataFolder, { recursive: true });
  writeFileSync(loadingMark(dataFolder), '');
  console.log(`Loading the sample city (City of Boston, 2025) into ${dataFolder}.`);
  for (const command of sample.commands) {
    console.log(`> civicstat ${command.join(' ')}`);
    const code = await runNode(['dist/app.js', ...command], env);
    if (code === 0) continue;
    console.error(`Loading stopped at "civicstat ${command[0]}". "npm start" continues from here.`);
    process.exit(code);
  }
  rmSync(loadingMark(dataFolder));
}

requireNode26();
const { port, host, data } = readOptions();
const dataFolder = resolve(root, data ?? process.env.CIVICSTAT_DATA ?? 'data');
const env = { ...process.env, CIVICSTAT_DATA: dataFolder };

if ((await compile()) === 'failed') process.exit(1);
if (!isSampleLoaded(dataFolder)) {
  if (mayLoadSample(dataFolder)) await loadSample(dataFolder, env);
  else {
    console.log(
      `${process.env.DATABASE_URL === undefined ? dataFolder : 'The database'} may hold other data, so the sample city is not loaded into it. ` +
        'To see the sample, name another folder: npm start -- --data sample',
    );
  }
}
process.exitCode = await runNode(
  [
    'dist/app.js',
    'serve',
    ...(port === undefined ? [] : ['--port', port]),
    ...(host === undefined ? [] : ['--host', host]),
  ],
  env,
);
