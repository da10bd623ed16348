import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { civicstat, serve, startServer, succeed, temporaryFolder } from './civicstat.ts';
import { expectScores, killHard, truthOf } from './durable-checks.ts';
import { script } from './durable-city.ts';

const seed = 20_250_306;

/** The first command lines of the sample city's life. */
function lines(folder: string, count: number): (readonly string[])[] {
  return script(join(folder, 'deliveries'), seed)
    .slice(0, count)
    .map((step) => step.args);
}

describe('a second server on one data folder', () => {
  it('ends within two seconds and names the first', { timeout: 120_000 }, async () => {
    const folder = temporaryFolder();
    const data = join(folder, 'data');
    const first = await serve(data);
    const { since } = JSON.parse(readFileSync(join(data, 'lock.json'), 'utf8'));
    const took: number[] = [];
    for (let turn = 0; turn < 3; turn += 1) {
      const began = performance.now();
      const second = await civicstat(data, 'serve', '--port', '0');
      took.push(Math.round(performance.now() - began));
      expect(second.code).toBe(1);
      expect(second.out).toBe('');
      expect(second.err).toContain(`process ${first.child.pid} since ${since}`);
      expect(second.err).toContain(first.url);
    }
    console.log(`The second server ended after ${took.join(', ')} ms.`);
    expect(Math.max(...took)).toBeLessThan(2_000);
    expect((await fetch(`${first.url}/health`)).status).toBe(200);
    for (const line of lines(folder, 2)) await succeed(data, ...line);
    await truthOf(data);
  });

  it('starts at once when the first was killed', { timeout: 120_000 }, async () => {
    const folder = temporaryFolder();
    const data = join(folder, 'data');
    for (const line of lines(folder, 4)) await succeed(data, ...line);
    const took: number[] = [];
    for (let turn = 0; turn < 3; turn += 1) {
      const first = await startServer(data);
      killHard(first.child.pid!);
      await once(first.child, 'exit');
      const began = performance.now();
      const second = await serve(data);
      expect((await fetch(`${second.url}/sample`)).status).toBe(200);
      took.push(Math.round(performance.now() - began));
      await succeed(data, 'doctor');
      await second.stop();
    }
    console.log(`After a kill the next server answered its first page in ${took.join(', ')} ms.`);
    expect(Math.max(...took)).toBeLessThan(5_000);
  });

  it('may start many times at once: one of them serves', { timeout: 120_000 }, async () => {
    const data = join(temporaryFolder(), 'data');
    const starts = Array.from({ length: 4 }, () => startServer(data));
    const settled = await Promise.allSettled(starts);
    const serving = settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    for (const server of serving) await server.stop();
    expect(serving.length).toBe(1);
    for (const one of settled) {
      if (one.status === 'rejected') expect(String(one.reason)).toContain('is held by process');
    }
  });
});

describe('a command while a server runs', () => {
  it('prints the same bytes as without a server', { timeout: 120_000 }, async () => {
    const data = temporaryFolder();
    await succeed(data, 'apply', 'examples/boston');
    for (const kind of ['observations', 'targets']) {
      await succeed(data, 'import', `examples/boston/${kind}.csv`, '--city', 'boston');
    }
    const boards = ['--from', '2025-03-01', '--to', '2025-03-05'];
    const questions = [
      ['score', '--city', 'boston', '--format', 'json', '--known-on', '2025-03-02'],
      ['score', '--city', 'boston', '--format', 'json', '--known-on', '2025-03-05', ...boards],
      ['score', '--city', 'boston', '--format', 'csv', '--known-on', '2025-03-02'],
      ['score', '--city', 'nowhere'],
      ['import', 'examples/boston/targets.csv', '--city', 'boston'],
      ['import', 'no-such-file.csv', '--city', 'boston'],
    ];
    const alone = [];
    for (const question of questions) alone.push(await civicstat(data, ...question));
    const server = await serve(data);
    for (const [place, question] of questions.entries()) {
      expect(await civicstat(data, ...question), question.join(' ')).toEqual(alone[place]);
    }
    expect(alone.map(({ code }) => code)).toEqual([0, 0, 0, 2, 0, 2]);
    expect(await server.stop()).toBe(0);
  });

  it('waits for the one of another terminal, and none is lost', { timeout: 120_000 }, async () => {
    const folder = temporaryFolder();
    const steps = script(join(folder, 'deliveries'), seed);
    const [define, ...others] = steps.map((step) => step.args) as [string[], ...string[][]];
    // Without the later definitions: files can then come in any order.
    const files = others.filter(([name]) => name === 'import').slice(0, 2);
    for (const withServer of [true, false]) {
      const data = join(folder, withServer ? 'served' : 'alone');
      await succeed(data, ...define);
      const server = withServer ? await startServer(data) : undefined;
      const ended = await Promise.all([...files, ...files].map((line) => civicstat(data, ...line)));
      for (const { code, err } of ended) expect(code, err).toBe(0);
      expect(ended.filter(({ out }) => /^Took in/m.test(out)).length).toBe(files.length);
      expect(ended.filter(({ out }) => /^Nothing changed/m.test(out)).length).toBe(2);
      expect((await truthOf(data)).deliveries.length).toBe(files.length);
      await expectScores(data, steps[2]!);
      await server?.stop();
    }
  });
});

it('a server on a published city answers soon after its start', { timeout: 120_000 }, async () => {
  const data = temporaryFolder();
  await succeed(data, 'apply', 'examples/boston');
  for (const kind of ['observations', 'targets']) {
    await succeed(data, 'import', `examples/boston/${kind}.csv`, '--city', 'boston');
  }
  await succeed(data, 'publish', '--city', 'boston');
  const took: number[] = [];
  for (let turn = 0; turn < 5; turn += 1) {
    const began = performance.now();
    const server = await startServer(data);
    const page = await fetch(`${server.url}/boston`);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('Boston');
    took.push(Math.round(performance.now() - began));
    await server.stop();
  }
  const middle = took.toSorted((a, b) => a - b)[2];
  console.log(`Start to first answer: ${took.join(', ')} ms, median ${middle} ms (mark: 1000).`);
});
