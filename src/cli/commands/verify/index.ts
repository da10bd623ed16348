import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type Receipt, UserError } from '../../../model/index.ts';
import type { Platform } from '../../../pipeline/platform.ts';
import { verifyReceipt } from '../../../pipeline/verify.ts';
import type { FolderCommand } from '../../contract.ts';
import { needed } from '../../options.ts';

/** `civicstat verify`: computes a published number again from what it was made of. */
export const verify: FolderCommand = {
  kind: 'folder',
  name: 'verify',
  runs: 'freely',
  needs: 'sound-stores',
  declare: (program, cwd, start) => {
    program
      .command('verify')
      .description('Compute a published number again; exit 1 when it differs')
      .argument('<receipt>', "a receipt's file, its address, or its hash")
      .action((given: string) => start({ given, file: resolve(cwd, given) }));
  },
  run: async ({ platform }, options, terminal) => {
    const receipt = await readReceipt(platform, needed(options.given), needed(options.file));
    const { hash, recomputed, differences } = await verifyReceipt(platform, receipt);
    const published = await platform.archive.has(hash);
    const problems = published
      ? differences
      : [`no receipt ${hash} was ever published here`, ...differences];
    terminal.out(`Receipt ${hash}\n`);
    terminal.out(
      `${receipt.city}, ${receipt.metric}, ${receipt.period} ${receipt.result.span.first} to ${receipt.result.span.last}\n`,
    );
    terminal.out(`Receipt:        ${numberOf(receipt.result)}\n`);
    terminal.out(`Computed again: ${numberOf(recomputed)}\n`);
    for (const problem of problems) terminal.err(`${problem}\n`);
    terminal.out(problems.length === 0 ? 'The number is proven.\n' : 'The number differs.\n');
    return problems.length === 0 ? 0 : 1;
  },
};

function numberOf({ score, reason, value, target }: Receipt['result']): string {
  return score === null
    ? `no score: ${reason}`
    : `score ${score} (value ${value}, target ${target})`;
}

async function readReceipt(platform: Platform, given: string, file: string): Promise<Receipt> {
  const address = /(?:^|\/receipts\/)([0-9a-f]{64})(?:\.json)?$/.exec(given);
  if (address !== null) {
    const receipt = await platform.snapshots.receipt(address[1]!);
    if (receipt !== undefined) return receipt;
    throw refused(
      given,
      'There is no receipt with this hash in this data folder',
      'Check the address',
    );
  }
  try {
    const receipt = JSON.parse(await readFile(file, 'utf8')) as Receipt;
    if (receipt.format === 'civicstat-receipt-1') return receipt;
  } catch {
    throw refused(
      given,
      'This is neither a readable receipt file nor an address',
      'Give receipt.json, or the address of a receipt page',
    );
  }
  throw refused(
    given,
    'This file is not a receipt',
    'Give a file whose format is civicstat-receipt-1',
  );
}

function refused(value: string, message: string, remedy: string): UserError {
  return new UserError({ code: 'not-a-receipt', message, value, remedy });
}
