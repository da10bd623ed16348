import { Fault } from '../../../model/index.ts';

const start = 'Start the server again, or correct the addresses in FACTS_URL; nothing was changed';

/** What a server or the way to it says, and what to do about it. */
const kinds: readonly (readonly [code: RegExp, remedy: string])[] = [
  [/^E[A-Z_]+$/, start],
  // Timeouts, broken connections, and a shard that cannot be reached.
  [/^(159|209|210|279|32|101)$/, start],
  [/^(192|193|194|516|497|164)$/, 'Check the user and the password in FACTS_URL, and their rights'],
  [/^(241|173)$/, 'Give the ClickHouse servers more memory (max_memory_usage)'],
  [/^(243|75|76|74|49)$/, "Look at the ClickHouse servers' disks, and at their logs"],
  // A database or a table is gone that was there at the start.
  [
    /^(60|81)$/,
    'Start Civicstat again: at its start it makes what is lacking and takes it in again',
  ],
  [/^(202|252)$/, 'The ClickHouse servers have too much to do; try again later'],
];

/** An error of the servers as a `Fault` where the world failed; every other error as it is. */
export function asFault(error: unknown, server: string): unknown {
  if (!(error instanceof Error) || error instanceof Fault) return error;
  const code = String((error as { code?: unknown }).code ?? codeOf(error.message));
  const known = kinds.find(([codes]) => codes.test(code));
  if (known === undefined) return error;
  const [said = ''] = error.message.split('\n');
  return new Fault(`the facts store at ${server} failed: ${said || code}`, known[1], {
    cause: error,
  });
}

function codeOf(message: string): string {
  if (/timeout|socket hang up|aborted/i.test(message)) return 'ETIMEDOUT';
  return /Code: (\d+)/.exec(message)?.[1] ?? '';
}
