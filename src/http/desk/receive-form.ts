import type { FastifyRequest } from 'fastify';
import type { Visit } from '../../features/desk-contract.ts';
import { demandRoom, tooLarge, mostBytes as usualMostBytes } from '../../features/upload/room.ts';
import {
  type ReceivedFile,
  receiveFile,
  removeUpload,
  sweepUploads,
} from '../../pipeline/uploads/folder.ts';
import type { DeskParts } from './session.ts';

/** Of what is sent, so much may be the form around the file. */
const mostFormBytes = 1024 ** 2;
/** A box that is ticked is a field. */
const limits = { files: 1, fields: 500, fieldSize: 8192, fieldNameSize: 100 };

/**
 * Reads a form with a file, whose bytes go straight to the disk. The form's fields must come before
 * the file, so that `demand` can refuse it before any of its bytes are kept.
 */
export async function receiveForm(
  request: FastifyRequest,
  { uploads, random, clock }: DeskParts,
  {
    demand,
    mostBytes = usualMostBytes,
  }: {
    readonly demand: (form: URLSearchParams) => void;
    readonly mostBytes: number | undefined;
  },
): Promise<Pick<Visit, 'form' | 'file'>> {
  const bytes = Number(request.headers['content-length'] ?? 0);
  await demandRoom(uploads, Math.max(0, bytes - mostFormBytes), mostBytes);
  await sweepUploads(uploads, clock());
  const form = new URLSearchParams();
  let file: ReceivedFile | null = null;
  for await (const part of request.parts({ limits: { ...limits, fileSize: mostBytes } })) {
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
    throw tooLarge(mostBytes);
  }
  demand(form);
  return { form, file };
}
