import { createServer } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { civicstat, runToEnd, temporaryFolder } from './civicstat.ts';

it('says what is wrong with an address that cannot be had', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void other.close());
  const { port } = other.address() as { port: number };
  const taken = await civicstat(temporaryFolder(), 'serve', '--port', String(port));
  expect(taken).toEqual({
    code: 2,
    out: '',
    err: `Another program listens on this address (found “127.0.0.1:${port}”). Choose another with --port, or 0 for a free one.\n`,
  });
  const elsewhere = ['serve', '--port', '0', '--host', '192.0.2.1'];
  const foreign = await civicstat(temporaryFolder(), ...elsewhere);
  expect([foreign.code, foreign.err]).toEqual([
    2,
    'This machine does not have this address (found “192.0.2.1:0”). Correct --host.\n',
  ]);
});

it('refuses an address of the site that is none, before anything is begun', async () => {
  const environment = { CIVICSTAT_URL: 'scoreboard.example.gov' };
  const ended = await runToEnd(temporaryFolder(), ['serve', '--port', '0'], environment);
  expect(ended).toMatchObject({ code: 2, out: '' });
  expect(ended.err).toContain('CIVICSTAT_URL is not the address of a site');
});
