import { DamagedFacts } from '../facts/faults.ts';
import type { Platform, Report } from './platform.ts';
import { reconcile } from './reconcile.ts';

export interface Checksum {
  readonly rows: number;
  readonly checksum: string;
}

/**
 * Empties the index of facts and lands every accepted delivery again from the archive. The
 * checksums before and after are equal unless the index had been damaged; `before` is null when it
 * could not even be read.
 */
export async function rebuild(
  platform: Platform,
  report: Report,
): Promise<{ readonly before: Checksum | null; readonly after: Checksum }> {
  const before = await checksumIfReadable(platform);
  if (before === null) await platform.facts.replace();
  else await platform.facts.clear();
  await reconcile(platform, report);
  return { before, after: await platform.facts.checksum() };
}

async function checksumIfReadable(platform: Platform): Promise<Checksum | null> {
  try {
    return await platform.facts.checksum();
  } catch (error) {
    if (error instanceof DamagedFacts) return null;
    throw error;
  }
}
