import { UserError } from '../model/index.ts';
import { sweepStaging } from '../pipeline/data-folder.ts';
import type { Platform, Report } from '../pipeline/platform.ts';
import { reconcile } from '../pipeline/reconcile.ts';
import type { FolderCommand, Session } from './contract.ts';
import type { Turns } from './turns.ts';
import type { OpenedPlatform, Place } from './world.ts';

/** A session on a data folder whose lock this process holds. */
export interface OpenSession extends Session {
  /** True when the stores are open, whether or not what mirrors the truth is in step with it. */
  readonly isOpen: boolean;
  /** True when the stores are open and what mirrors the truth is in step with it. */
  readonly sound: boolean;
  /**
   * Opens the stores as far as a command needs them and makes good what an earlier stop or failure
   * cut off. Throws `Fault` when that is not possible; the next call tries again.
   */
  prepare(needs: FolderCommand['needs'], report: Report): Promise<void>;
  /** Says that a change may have been cut off half-way. */
  doubt(): void;
  close(): Promise<void>;
}

/** A session on a data folder; nothing is opened before the first `prepare`. */
export function openSession(
  place: Pick<Place, 'folder' | 'open' | 'state' | 'clock' | 'actor' | 'outside'>,
  turns: Turns,
  stopping: AbortSignal,
): OpenSession {
  const { folder, clock, actor, state, outside } = place;
  let platform: OpenedPlatform | null = null;
  let sound = false;
  const mended = toldOnce();
  const close = async () => {
    const open = platform;
    platform = null;
    sound = false;
    await open?.close();
  };
  // Other servers go on writing a shared state, and what mirrors it here must follow.
  const inStep = () => sound && !state.shared;
  const bringInStep = async (report: Report) => {
    if (inStep()) return;
    platform ??= await openSwept(place);
    mended.keep(await reconcile(platform, report));
    sound = true;
  };
  const doubt = () => {
    sound = false;
  };
  return {
    ...{ folder, clock, actor, state, outside, stopping },
    part: partsOf(turns, (report) => bringInStep(report).then(() => platform!), doubt),
    get isOpen() {
      return platform !== null;
    },
    get sound() {
      return inStep();
    },
    get platform() {
      if (platform === null) throw new Error('the stores are not open');
      return platform;
    },
    async prepare(needs, report) {
      if (needs === 'folder') return;
      try {
        await bringInStep(report);
      } catch (error) {
        if (needs !== 'stores' || platform === null) throw error;
      }
    },
    tellMended: mended.tell,
    doubt,
    async whileClosed(work, report) {
      await close();
      try {
        await work();
      } finally {
        await bringInStep(report);
      }
    },
    close,
  };
}

/** Keeps what was said last until somebody asks for it. */
function toldOnce() {
  let kept: string | null = null;
  return {
    keep(said: string | null): void {
      kept = said ?? kept;
    },
    tell(): string | null {
      const told = kept;
      kept = null;
      return told;
    },
  };
}

/** Pieces of work, each on sound stores when its turn has come. */
function partsOf(
  turns: Turns,
  opened: (report: Report) => Promise<Platform>,
  doubt: () => void,
): Session['part'] {
  return (report, work) =>
    turns('in-turn', async () => {
      const platform = await opened(report);
      try {
        return await work(platform);
      } catch (error) {
        if (!(error instanceof UserError)) doubt();
        throw error;
      }
    });
}

async function openSwept(place: Pick<Place, 'folder' | 'open'>): Promise<OpenedPlatform> {
  await sweepStaging(place.folder);
  return place.open();
}
