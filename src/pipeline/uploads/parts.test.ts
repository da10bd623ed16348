import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { receiveFile, uploadPath } from './folder.ts';
import { type ArrivingFile, beginParts, isArriving, takePart, uploadsOf } from './parts.ts';
import type { UploadQuestion } from './upload.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'civicstat-parts-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const question: UploadQuestion = {
  ...{ city: 'boston', by: 'ana', department: 'police' },
  ...{ kind: 'told', dataset: null },
};
const text = 'metric,start,value\n';
const file = { id: '0'.repeat(32), name: 'a.csv', bytes: text.length, modified: 7 };
let ids = 0;

async function begin(given: Partial<typeof file> = {}, by = 'ana'): Promise<ArrivingFile> {
  ids += 1;
  const id = String(ids).padStart(32, 'f');
  const note = await beginParts(folder, { ...question, by }, { ...file, id, ...given });
  if (!isArriving(note)) throw new Error('it is here whole');
  return note;
}

async function send(note: ArrivingFile, from: number, until: number): Promise<ArrivingFile> {
  ids += 1;
  const part = { id: String(ids).padStart(32, 'e'), name: 'a.csv' };
  const bytes = Readable.from(Buffer.from(text.slice(from, until)));
  return takePart(folder, note, await receiveFile(folder, part, bytes), from);
}

it('joins parts in their order, and leaves out what does not go on where the file stops', async () => {
  const first = await send(await begin(), 0, 6);
  expect((await send(first, 9, 12)).received).toBe(6);
  expect((await send(first, 0, 6)).received).toBe(6);
  const whole = await send(await send(first, 6, 11), 11, text.length);
  expect(whole.received).toBe(text.length);
  expect(readFileSync(uploadPath(folder, whole.id), 'utf8')).toBe(text);
});

it('writes over what a stopped try left behind', async () => {
  const first = await send(await begin(), 0, 6);
  appendFileSync(uploadPath(folder, first.id), 'half a part');
  await send(first, 6, text.length);
  expect(readFileSync(uploadPath(folder, first.id), 'utf8').slice(0, text.length)).toBe(text);
});

it('goes on with the same file of the same person only', async () => {
  const first = await send(await begin(), 0, 6);
  expect(await begin()).toMatchObject({ id: first.id, received: 6 });
  expect(await begin({ modified: 8 })).toMatchObject({ received: 0 });
  expect(await begin({}, 'ben')).toMatchObject({ received: 0 });
  expect(await uploadsOf(folder, question)).toHaveLength(2);
});

it('refuses more than was announced', async () => {
  const note = await begin({ bytes: 4 });
  expect((await send(note, 0, 6)).received).toBe(0);
});
