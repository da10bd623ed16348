import { came } from '../../../features/deliveries/came.ts';
import { UserError } from '../../../model/index.ts';
import type { Platform } from '../../../pipeline/platform.ts';
import { planUndo, undoDelivery } from '../../../pipeline/undo.ts';
import type { FolderCommand } from '../../contract.ts';
import { needed } from '../../options.ts';

const fewestCharacters = 8;

/** What `civicstat undo` does. */
export const run: FolderCommand['run'] = async ({ platform }, options, terminal) => {
  const city = needed(options.city);
  const id = await find(platform, city, needed(options.given));
  const { undone, rows } = await planUndo(platform, city, id);
  const gone = rows.filter(({ becomes }) => becomes === null).length;
  terminal.out(
    `${undone.name}: ${counted(rows.length - gone)} as before it, ${counted(gone)} taken back.\n`,
  );
  const { source } = (await came(platform, city)).find((one) => one.delivery.id === id)!;
  if (source !== null) {
    terminal.out(
      `It came from the source ${source}, which undoing leaves as it is: it reads on from where it stopped, and what it says again is taken in again.\n`,
    );
  }
  if (options.dryRun === true) {
    terminal.out('Dry run: nothing was changed.\n');
    return 0;
  }
  const question = { city, delivery: id, why: needed(options.why) };
  const { delivery } = await undoDelivery(platform, question, terminal.report);
  terminal.out(
    `Undone by delivery ${delivery.id.slice(0, 12)}. The board follows when it is published next.\n`,
  );
  return 0;
};

function counted(rows: number): string {
  return rows === 1 ? '1 value' : `${rows} values`;
}

async function find({ state }: Platform, city: string, given: string): Promise<string> {
  const found = (await state.deliveries(city)).filter(({ id }) => id.startsWith(given));
  const [only] = found;
  if (given.length >= fewestCharacters && found.length === 1) return only!.id;
  throw new UserError({
    code: 'no-such-delivery',
    message:
      found.length > 1
        ? 'Several deliveries begin so'
        : 'The city has no delivery whose id begins so',
    value: given.slice(0, 80),
    remedy: `Give at least ${fewestCharacters} characters of the id that import said, or look at /${city}/desk/deliveries`,
  });
}
