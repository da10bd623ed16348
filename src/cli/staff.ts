import { UserError } from '../model/index.ts';
import type { Access } from '../pipeline/access/access.ts';
import { makeCode } from '../pipeline/access/code.ts';
import type { Report } from '../pipeline/platform.ts';
import type { Stores } from '../pipeline/stores.ts';
import type { Terminal } from './contract.ts';
import type { OpenSession } from './session.ts';
import type { Turns } from './turns.ts';

/** The stores as the desk works with them, in turn with commands that were handed over. */
export function storesOf(session: OpenSession, turns: Turns, report: Report): Stores {
  return {
    async freely(work) {
      if (!session.isOpen) await turns('in-turn', () => session.prepare('stores', report));
      return turns('freely', () => work(session.platform));
    },
    inTurn: (work) =>
      turns('in-turn', async () => {
        await session.prepare('sound-stores', report);
        try {
          return await work(session.platform);
        } catch (error) {
          if (!(error instanceof UserError)) session.doubt();
          throw error;
        }
      }),
  };
}

/** Where nobody has a password yet, the console is the only one who can let somebody in. */
export async function offerFirstCode(
  stores: Stores,
  random: Access['random'],
  terminal: Terminal,
  url: string,
): Promise<void> {
  const code = await stores
    .freely(async ({ state, clock }) => {
      if (await state.access.anyPassword()) return null;
      return makeCode({ state, clock, random }, null);
    })
    // Stores that cannot be opened are told of elsewhere.
    .catch(() => null);
  if (code === null) return;
  terminal.out(
    `Nobody can sign in yet. To become the first administrator, open ${url}/sign-in/code and type ${code}\n`,
  );
}
