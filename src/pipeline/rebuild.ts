import type { Platform, Report } from './platform.ts';
import { reconcile } from './reconcile.ts';

export interface Checksum {
  readonly rows: number;
  readonly checksum: string;
}

/**
 * Empties the index of facts and lands every accepted delivery again from the archive. The
 * checksums before and after are equal unless the index had been damaged.
 */
export async function rebuild(
  platform: Platform,
  report: Report,
): Promise<{ readonly before: Checksum; readonly after: Checksum }> {
  const before = await platform.facts.checksum();
  await platform.facts.clear();
  await reconcile(platform, report);
  return { before, after: await platform.facts.checksum() };
}
