import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { run, tinyCheckout, write } from './tiny-checkout.ts';

/** Stands in for the command line: notes what it was asked, publishes, serves until told to stop. */
const app = `
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
const [command = '', ...rest] = process.argv.slice(2);
const data = process.env['CIVICSTAT_DATA'] ?? 'nowhere';
mkdirSync(data + '/published', { recursive: true });
appendFileSync(data + '/asked', [command, ...rest].join(' ') + '\\n');
writeFileSync(data + '/state.db', '');
if (command === process.env['FAIL_AT']) process.exit(2);
if (command === 'publish') {
  writeFileSync(data + '/published/boston.json', '{"boards":[{"date":"2025-04-10"}]}');
}
if (command === 'serve') {
  const alive = setInterval(() => {}, 1000);
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.on(signal, () => {
      appendFileSync(data + '/asked', 'stopped by ' + signal + '\\n');
      clearInterval(alive);
      process.exitCode = 3;
    });
  }
  process.stdout.write('serving\\n');
}
`;
const loading = ['apply', 'import', 'import', 'publish'];

let folder: string;

beforeEach(() => {
  folder = tinyCheckout({ 'src/app.ts': app });
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function start(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const { npm_lifecycle_event: _, CIVICSTAT_DATA: __, ...own } = process.env;
  return run(folder, [process.execPath, 'scripts/start.mjs', ...args], { ...own, ...env });
}

/** Serves once and stops. */
async function visit(args: readonly string[] = [], env: Readonly<Record<string, string>> = {}) {
  const started = start(args, env);
  await started.printed('serving');
  started.kill('SIGTERM');
  return { code: await started.ended, output: started.output() };
}

/** What the command line was asked, and what stopped it. */
function asked(data = 'data'): string[] {
  return readFileSync(join(folder, data, 'asked'), 'utf8')
    .trim()
    .split('\n');
}

function commands(): string[] {
  return asked()
    .map((line) => line.split(' ', 1)[0]!)
    .filter((word) => word !== 'stopped');
}

describe('npm start', () => {
  it('loads the sample the first time only, saying so, and then serves', async () => {
    const { output } = await visit();
    expect(output).toContain('> civicstat apply examples/boston');
    expect(commands()).toEqual([...loading, 'serve']);
    await visit();
    expect(commands()).toEqual([...loading, 'serve', 'serve']);
  });

  it('passes port and host on, and takes the data folder from option or environment', async () => {
    await visit(['--port', '4100', '--host', '0.0.0.0', '--data', 'elsewhere']);
    expect(asked('elsewhere')).toContain('serve --port 4100 --host 0.0.0.0');
    await visit([], { CIVICSTAT_DATA: 'third' });
    expect(asked('third')).toContain('serve');
  });

  it('stops with the exit code of a step that failed, and continues the next time', async () => {
    const failed = start([], { FAIL_AT: 'publish' });
    expect(await failed.ended).toBe(2);
    expect(failed.output()).toContain('Loading stopped at "civicstat publish"');
    await visit();
    expect(commands()).toEqual([...loading, ...loading, 'serve']);
  });

  it('leaves a folder alone that holds other data', async () => {
    write(folder, 'data/state.db', 'a city of one’s own');
    const { output } = await visit();
    expect(output).toContain('so the sample city is not loaded');
    expect(commands()).toEqual(['serve']);
  });

  it('loads again when a killed start left the board half written', async () => {
    write(folder, 'data/published/boston.json', '{"boards":[{"date":"2025-01-18"}');
    await visit();
    expect(commands()).toEqual([...loading, 'serve']);
  });

  it('refuses an option that it does not know', async () => {
    const refused = start(['--prot', '80']);
    expect(await refused.ended).toBe(2);
    expect(refused.output()).toContain('Usage: npm start');
  });

  it.each(['SIGINT', 'SIGTERM'] as const)(
    'hands %s on and gives the exit code back',
    async (signal) => {
      const started = start([]);
      await started.printed('serving');
      started.kill(signal);
      expect(await started.ended).toBe(3);
    },
  );

  it('does not leave the server behind when npm is told to stop', async () => {
    const started = run(folder, ['npm', 'start']);
    await started.printed('serving');
    started.kill('SIGTERM');
    await started.ended;
    for (let waits = 0; waits < 50 && asked().at(-1) === 'serve'; waits += 1) await sleep(100);
    expect(asked().at(-1)).toBe('stopped by SIGTERM');
  });
});
