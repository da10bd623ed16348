import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { stateEngines } from '../src/state/engines/index.ts';
import { root, temporaryFolder } from './civicstat.ts';

function startWorker(path: string, now: number): ChildProcessWithoutNullStreams {
  const program = join(root, 'test', 'commit-late.ts');
  const child = spawn(process.execPath, [program, path, String(now)]);
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  return child;
}

function nextLine(child: ChildProcessWithoutNullStreams): Promise<string> {
  return new Promise((resolve, reject) => {
    child.stdout.once('data', (chunk) => resolve(String(chunk).trim()));
    child.once('close', (code) => reject(new Error(`ended with ${code}`)));
  });
}

it('a worker that was stopped while another took over cannot commit late', {
  timeout: 60_000,
}, async () => {
  const path = join(temporaryFolder(), 'state.db');
  const state = await stateEngines[0].open({ path });
  onTestFinished(() => state.close());
  const first = startWorker(path, 1_000);
  expect(await nextLine(first)).toBe('ready');
  first.kill('SIGSTOP');
  // The time of the first one's lease is over, though it does not know.
  const second = startWorker(path, 5_000);
  expect(await nextLine(second)).toBe('ready');
  const committed = nextLine(second);
  second.stdin.write('go\n');
  expect(await committed).toBe('committed');
  const refused = nextLine(first);
  first.stdin.write('go\n');
  first.kill('SIGCONT');
  expect(await refused).toBe('LeaseLost');
  expect((await state.deliveries()).map(({ id }) => id)).toEqual(['of 5000']);
  expect((await state.collecting.sourceState('sample', 'ems'))?.cursor).toBe('5000');
  expect(await state.verifyAudit()).toMatchObject({ sound: true, entries: 1 });
});
