import { hasRoomFor } from '../../pipeline/uploads/folder.ts';
import { Refusal } from '../refusal.ts';

/** The largest file that the desk takes. */
export const mostBytes = 4 * 1024 ** 3;

/** Throws `Refusal` for a file that is too large, or that the disk has no room for. */
export async function demandRoom(folder: string, bytes: number): Promise<void> {
  if (bytes > mostBytes) throw tooLarge();
  if (await hasRoomFor(folder, bytes)) return;
  throw new Refusal({
    status: 507,
    code: 'no-room',
    message: 'The server’s disk has no room for this file.',
    remedy: 'Tell whoever runs the server. Nothing was taken in.',
  });
}

export function tooLarge(): Refusal {
  return new Refusal({
    status: 413,
    code: 'too-large',
    message: 'The file is larger than 4 gigabytes, and was not taken.',
    remedy: 'Split it into several files, or let an administrator import it on the server.',
  });
}
