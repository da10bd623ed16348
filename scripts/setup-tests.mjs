import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The browser that page tests drive: the one named in the environment, else an installed one. */
export function findChromium(environment) {
  return environment.CIVICSTAT_CHROMIUM || places.find((path) => existsSync(path));
}

/**
 * Gives the tests what they need from the machine: a Chromium. Installs it where that is possible
 * without asking (root with apt-get). Without one, page tests are skipped and say so; in CI that is
 * an error, because nobody reads the skips there.
 *
 * Gives the browser's path, undefined when the tests go on without one, or throws.
 */
export function setUpTests(environment) {
  const found = findChromium(environment) ?? installChromium(environment);
  if (found === undefined) {
    const remedy =
      'Install Chromium (Debian: apt-get install chromium) or name one in CIVICSTAT_CHROMIUM.';
    if (environment.CI === 'true') throw new Error(`Chromium is missing. ${remedy}`);
    console.error(`Chromium is missing, so page tests will be skipped. ${remedy}`);
    return undefined;
  }
  const answer = spawnSync(found, ['--version'], { encoding: 'utf8', timeout: 30_000 });
  if (answer.status !== 0) {
    const said = (answer.error?.message ?? answer.stderr).trim();
    throw new Error(`${found} does not start: ${said}. Name another one in CIVICSTAT_CHROMIUM.`);
  }
  return found;
}

function installChromium(environment) {
  const isRoot = process.getuid?.() === 0;
  if (!isRoot || !existsSync('/usr/bin/apt-get')) return undefined;
  console.log('Installing Chromium with apt-get: page tests need it.');
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', 'chromium']]) {
    const { status } = spawnSync('apt-get', args, {
      env: { ...environment, DEBIAN_FRONTEND: 'noninteractive' },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    if (status !== 0) {
      console.error(`apt-get ${args[0]} failed; its lines above say why.`);
      return undefined;
    }
  }
  return findChromium(environment);
}
