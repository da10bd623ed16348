import { open } from 'node:fs/promises';
import { extname } from 'node:path';
import type { Archive } from '../../archive/contract.ts';
import { type ReceivedFile, uploadPath } from '../uploads/folder.ts';
import type { KeptFile } from './contract.ts';

/** The largest file that the register of documents takes at the desk. */
export const mostDocumentBytes = 25 * 1024 ** 2;

/** How a kind of file begins, and how its name ends. */
interface FileKind {
  readonly type: string;
  readonly endings: readonly string[];
  readonly begins: (head: Buffer) => boolean;
}

const zip = beginsWith('504b0304');
const office = 'application/vnd.openxmlformats-officedocument';
const opened = 'application/vnd.oasis.opendocument';

/** Papers as offices write them: no web pages, no programs, no archives of other files. */
const kinds: readonly FileKind[] = [
  { type: 'application/pdf', endings: ['.pdf'], begins: beginsWith('255044462d') },
  { type: 'image/png', endings: ['.png'], begins: beginsWith('89504e470d0a1a0a') },
  { type: 'image/jpeg', endings: ['.jpg', '.jpeg'], begins: beginsWith('ffd8ff') },
  { type: `${office}.wordprocessingml.document`, endings: ['.docx'], begins: zip },
  { type: `${office}.spreadsheetml.sheet`, endings: ['.xlsx'], begins: zip },
  { type: `${office}.presentationml.presentation`, endings: ['.pptx'], begins: zip },
  { type: `${opened}.text`, endings: ['.odt'], begins: zip },
  { type: `${opened}.spreadsheet`, endings: ['.ods'], begins: zip },
  { type: 'text/plain; charset=utf-8', endings: ['.txt', '.csv', '.md'], begins: isText },
];

/** The endings of names that are taken, for people: "pdf, png, ...". */
export const documentEndings = kinds.flatMap(({ endings }) =>
  endings.map((ending) => ending.slice(1)),
);

function beginsWith(hex: string): FileKind['begins'] {
  const bytes = Buffer.from(hex, 'hex');
  return (head) => head.subarray(0, bytes.length).equals(bytes);
}

function isText(head: Buffer): boolean {
  if (head.length === 0 || head.includes(0)) return false;
  // The last character may be cut off.
  const text = new TextDecoder().decode(head, { stream: true });
  return !text.includes('\uFFFD');
}

/**
 * The media type of a document by the end of its name, where its first bytes agree. Null: they do
 * not, or it is nothing that the register takes.
 */
export function documentType(name: string, head: Uint8Array): string | null {
  const ending = extname(name).toLowerCase();
  const kind = kinds.find(({ endings }) => endings.includes(ending));
  return kind?.begins(Buffer.from(head)) === true ? kind.type : null;
}

const headBytes = 4096;

/** The same for a file that was sent. */
export async function receivedType(folder: string, file: ReceivedFile): Promise<string | null> {
  const opening = await open(uploadPath(folder, file.id));
  try {
    const { buffer, bytesRead } = await opening.read(Buffer.alloc(headBytes), 0, headBytes, 0);
    return documentType(file.name, buffer.subarray(0, bytesRead));
  } finally {
    await opening.close();
  }
}

/** Puts a file that was sent into the archive. */
export async function keepDocument(
  archive: Pick<Archive, 'putFile'>,
  folder: string,
  { id, name }: ReceivedFile,
): Promise<KeptFile> {
  const { hash, bytes } = await archive.putFile(uploadPath(folder, id));
  return { name: nameToKeep(name), hash, bytes };
}

/** Its last part, without what cannot be seen. */
function nameToKeep(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  return last.replace(/[\p{Cc}\p{Cf}]/gu, '').slice(-150);
}
