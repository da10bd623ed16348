import type { CompositeScore, Receipt } from '../../../model/index.ts';
import type { Platform } from '../../../pipeline/platform.ts';
import { verifyReceipt } from '../../../pipeline/verify.ts';
import { verifyComposite } from '../../../pipeline/verify-composite.ts';
import type { FolderCommand } from '../../contract.ts';
import { needed } from '../../options.ts';
import { type AnyReceipt, findReceipt } from './find.ts';

/** What `civicstat verify` does. */
export const run: FolderCommand['run'] = async ({ platform }, options, terminal) => {
  const receipt = await findReceipt(platform, needed(options.given), needed(options.file));
  const { hash, lines, differences } = await verified(platform, receipt);
  const published = await platform.archive.has(hash);
  const problems = published
    ? differences
    : [`no receipt ${hash} was ever published here`, ...differences];
  terminal.out(`Receipt ${hash}\n${lines.map((line) => `${line}\n`).join('')}`);
  for (const problem of problems) terminal.err(`${problem}\n`);
  terminal.out(problems.length === 0 ? 'The number is proven.\n' : 'The number differs.\n');
  return problems.length === 0 ? 0 : 1;
};

interface Verified {
  readonly hash: string;
  /** What the receipt is of, what it says, and what came out again. */
  readonly lines: readonly string[];
  readonly differences: readonly string[];
}

async function verified(platform: Platform, receipt: AnyReceipt): Promise<Verified> {
  if (receipt.format === 'civicstat-composite-receipt-1') {
    const { city, of, period, span } = receipt;
    const { hash, differences, recomputed } = await verifyComposite(platform, receipt);
    const whose = of.kind === 'city' ? 'the city' : `${of.kind} ${of.slug}`;
    return {
      hash,
      differences,
      lines: [
        `${city}, ${whose}, ${period} ${span.first} to ${span.last}`,
        `Receipt:        ${compositeOf(receipt.result)}`,
        `Computed again: ${compositeOf(recomputed)}, from ${receipt.parts.length} receipts, each computed again`,
      ],
    };
  }
  const { city, metric, period, result } = receipt;
  const { hash, differences, recomputed } = await verifyReceipt(platform, receipt);
  return {
    hash,
    differences,
    lines: [
      `${city}, ${metric}, ${period} ${result.span.first} to ${result.span.last}`,
      `Receipt:        ${numberOf(result)}`,
      `Computed again: ${numberOf(recomputed)}`,
    ],
  };
}

function numberOf({ score, reason, value, target }: Receipt['result']): string {
  return score === null
    ? `no score: ${reason}`
    : `score ${score} (value ${value}, target ${target})`;
}

function compositeOf({ score, scored, total }: CompositeScore): string {
  const counted = `${scored} of ${total} metrics`;
  return score === null ? `no score (${counted})` : `score ${score} (${counted})`;
}
