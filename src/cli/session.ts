import type { DataFolder } from '../pipeline/backup.ts';
import type { Platform, Report } from '../pipeline/platform.ts';
import { reconcile } from '../pipeline/reconcile.ts';
import type { Session } from './contract.ts';

/** A platform that can be closed. */
export interface OpenedPlatform extends Platform {
  close(): Promise<void>;
}

/** A session on a data folder whose lock this process holds. */
export interface OpenSession extends Session {
  close(): Promise<void>;
}

/**
 * Opens the stores of a data folder and makes good what an earlier stop cut off.
 * Throws `Fault` when a store cannot be opened.
 */
export async function openSession(
  folder: DataFolder,
  open: () => Promise<OpenedPlatform>,
  report: Report,
): Promise<OpenSession> {
  let platform = await openSound(open, report);
  return {
    folder,
    get platform() {
      return platform;
    },
    whileClosed: async (work) => {
      await platform.close();
      try {
        await work();
      } finally {
        platform = await openSound(open, report);
      }
    },
    close: () => platform.close(),
  };
}

async function openSound(
  open: () => Promise<OpenedPlatform>,
  report: Report,
): Promise<OpenedPlatform> {
  const platform = await open();
  try {
    await reconcile(platform, report);
  } catch (error) {
    await platform.close();
    throw error;
  }
  return platform;
}
