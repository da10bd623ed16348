import type { FastifyRequest } from 'fastify';
import type { Visit } from '../../features/desk-contract.ts';
import { Refusal } from '../../features/refusal.ts';
import {
  hasRoomFor,
  type ReceivedFile,
  receiveFile,
  removeUpload,
  sweepUploads,
} from '../../pipeline/uploads/folder.ts';
import type { DeskParts } from './session.ts';

/** The largest file that the desk takes. */
const mostBytes = 4 * 1024 ** 3;
const limits = { fileSize: mostBytes, files: 1, fields: 20, fieldSize: 4096, fieldNameSize: 100 };

/**
 * Reads a form with a file, whose bytes go straight to the disk. The form's fields must come before
 * the file, so that `demand` can refuse it before any of its bytes are kept.
 */
export async function receiveForm(
  request: FastifyRequest,
  { uploads, random, clock }: DeskParts,
  demand: (form: URLSearchParams) => void,
): Promise<Pick<Visit, 'form' | 'file'>> {
  await refuseEarly(uploads, Number(request.headers['content-length'] ?? 0));
  await sweepUploads(uploads, clock());
  const form = new URLSearchParams();
  let file: ReceivedFile | null = null;
  for await (const part of request.parts({ limits })) {
    if (part.type === 'field') {
      form.append(part.fieldname, String(part.value));
      continue;
    }
    try {
      demand(form);
    } catch (error) {
      // What is still on its way is let through to nowhere, so that the sender reads the answer.
      part.file.resume();
      throw error;
    }
    // A browser sends an empty nameless file where none was chosen.
    if (part.filename === '') {
      part.file.resume();
      continue;
    }
    const id = random(16).toString('hex');
    file = await receiveFile(uploads, { id, name: part.filename }, part.file);
    if (!part.file.truncated) continue;
    await removeUpload(uploads, id);
    throw tooLarge();
  }
  demand(form);
  return { form, file };
}

async function refuseEarly(folder: string, bytes: number): Promise<void> {
  if (bytes > mostBytes) throw tooLarge();
  if (await hasRoomFor(folder, bytes)) return;
  throw new Refusal({
    status: 507,
    code: 'no-room',
    message: 'The server’s disk has no room for this file.',
    remedy: 'Tell whoever runs the server. Nothing was taken in.',
  });
}

function tooLarge(): Refusal {
  return new Refusal({
    status: 413,
    code: 'too-large',
    message: 'The file is larger than 4 gigabytes, and was not taken.',
    remedy: 'Split it into several files, or let an administrator import it on the server.',
  });
}
