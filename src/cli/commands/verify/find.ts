import { readFile } from 'node:fs/promises';
import { type CompositeReceipt, type Receipt, UserError } from '../../../model/index.ts';
import type { Platform } from '../../../pipeline/platform.ts';

export type AnyReceipt = Receipt | CompositeReceipt;

/** So many characters of a hash are enough, if only one receipt begins with them. */
const leastCharacters = 8;

/**
 * The receipt that a person means by a file, an address of its page or JSON, a hash, or the
 * beginning of a hash. A `UserError` says what is wrong with anything else.
 */
export async function findReceipt(
  platform: Platform,
  given: string,
  file: string,
): Promise<AnyReceipt> {
  const read = await readFile(file, 'utf8').catch(() => null);
  if (read !== null) return parsed(given, read);
  const place = given.trim().replace(/[?#].*$/, '');
  const name = /(?:^|\/receipts\/)([0-9a-f]+)(?:\.json)?$/i.exec(place)?.[1]?.toLowerCase();
  if (name !== undefined) return byHash(platform, given, name);
  throw place.includes('/') && !place.endsWith('.json')
    ? refused(
        given,
        'There is no such file, and this is not the address of a receipt',
        'Follow “Receipt” beside a number of a page, and give the address it leads to: …/receipts/ and 64 letters and digits',
      )
    : refused(
        given,
        'This is neither a readable receipt file nor an address',
        'Give receipt.json, or the address of a receipt page',
      );
}

function parsed(given: string, text: string): AnyReceipt {
  try {
    const receipt = JSON.parse(text) as AnyReceipt;
    if (/^civicstat-(composite-)?receipt-1$/.test(receipt.format)) return receipt;
  } catch {
    // What is no JSON is no receipt either.
  }
  throw refused(
    given,
    'This file is not a receipt',
    'Give a file whose format is civicstat-receipt-1 or civicstat-composite-receipt-1',
  );
}

async function byHash(platform: Platform, given: string, name: string): Promise<AnyReceipt> {
  if (name.length < leastCharacters) {
    throw refused(
      given,
      'This is too short to tell one receipt from another',
      `Give at least ${leastCharacters} of its letters and digits`,
    );
  }
  const objects: string[] = [];
  for await (const hash of platform.archive.list(name)) objects.push(hash);
  const found = await Promise.all(objects.map((hash) => receiptNamed(platform, hash)));
  const receipts = found.filter((receipt) => receipt !== undefined);
  if (receipts.length === 1) return receipts[0]!;
  if (receipts.length > 1) {
    throw refused(given, `${receipts.length} receipts begin like this`, 'Give more of it');
  }
  throw objects.length > 0
    ? refused(
        given,
        'This is the name of something else than a receipt: of a board, a delivered file or a document',
        'Follow “Receipt” beside a number of a page, and give what it leads to',
      )
    : refused(
        given,
        'There is no receipt with this hash in this data folder',
        'Copy the hash whole. If the receipt is of another server, verify it there, or give its JSON file in a copy restored from its backup',
      );
}

async function receiptNamed(platform: Platform, hash: string): Promise<AnyReceipt | undefined> {
  const { snapshots } = platform;
  return (await snapshots.receipt(hash)) ?? (await snapshots.compositeReceipt(hash));
}

function refused(value: string, message: string, remedy: string): UserError {
  return new UserError({ code: 'not-a-receipt', message, value, remedy });
}
