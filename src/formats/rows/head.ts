import { open } from 'node:fs/promises';

const headBytes = 64 * 1024;

/** The first bytes of a file: enough for its marks, its header and some lines. */
export async function headOf(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
