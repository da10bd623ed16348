import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { lackingPackages } from './servers/index.mjs';

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
 * Gives the tests what they need from the machine: a Chromium and database servers. Installs what is
 * missing where that is possible without asking (root with apt-get). What then still is missing is
 * said, and its tests are skipped; in CI that is an error, because nobody reads the skips there.
 *
 * Gives the browser's path, undefined when the tests go on without one, or throws.
 */
export function setUpTests(environment) {
  install(environment);
  const servers = lackingPackages(environment);
  if (servers.length > 0) {
    lacking(
      environment,
      servers.join(', '),
      `Install them (Debian: apt-get install ${servers.join(' ')}).`,
    );
  }
  const found = findChromium(environment);
  if (found === undefined) {
    const remedy =
      'Install it (Debian: apt-get install chromium) or name one in CIVICSTAT_CHROMIUM.';
    lacking(environment, 'Chromium', remedy);
    return undefined;
  }
  const answer = spawnSync(found, ['--version'], { encoding: 'utf8', timeout: 30_000 });
  if (answer.status !== 0) {
    const said = (answer.error?.message ?? answer.stderr).trim();
    throw new Error(`${found} does not start: ${said}. Name another one in CIVICSTAT_CHROMIUM.`);
  }
  return found;
}

function lacking(environment, what, remedy) {
  if (environment.CI === 'true') throw new Error(`Missing: ${what}. ${remedy}`);
  console.error(`Missing: ${what}; tests that need it will be skipped. ${remedy}`);
}

function install(environment) {
  const packages = lackingPackages(environment);
  if (findChromium(environment) === undefined) packages.push('chromium');
  const isRoot = process.getuid?.() === 0;
  if (packages.length === 0 || !isRoot || !existsSync('/usr/bin/apt-get')) return;
  console.log(`Installing ${packages.join(', ')} with apt-get: tests need them.`);
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...packages]]) {
    const { status } = spawnSync('apt-get', args, {
      env: { ...environment, DEBIAN_FRONTEND: 'noninteractive' },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    if (status !== 0) {
      console.error(`apt-get ${args[0]} failed; its lines above say why.`);
      return;
    }
  }
}
