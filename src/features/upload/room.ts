import { hasRoomFor } from '../../pipeline/uploads/folder.ts';
import { Refusal } from '../refusal.ts';

/** The largest file that the desk takes. */
export const mostBytes = 4 * 1024 ** 3;

/** Throws `Refusal` for a file that is too large, or that the disk has no room for. */
export async function demandRoom(folder: string, bytes: number, most = mostBytes): Promise<void> {
  if (bytes > most) throw tooLarge(most);
  if (await hasRoomFor(folder, bytes)) return;
  throw new Refusal({
    status: 507,
    code: 'no-room',
    message: 'The server’s disk has no room for this file.',
    remedy: 'Tell whoever runs the server. Nothing was taken in.',
  });
}

export function tooLarge(most: number): Refusal {
  const said =
    most < 1024 ** 3
      ? `${Math.floor(most / 1024 ** 2)} megabytes`
      : `${Math.floor(most / 1024 ** 3)} gigabytes`;
  return new Refusal({
    status: 413,
    code: 'too-large',
    message: `The file is larger than ${said}, and was not taken.`,
    remedy: 'Split it into several files, or let an administrator take it in on the server.',
  });
}
