import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { type ZipPart, zipped } from './zipped.ts';

const megabyte = 1024 * 1024;

/** Papers of one size, each made when it is asked for. */
async function* papers(count: number, bytes: number): AsyncGenerator<ZipPart> {
  yield { name: 'index.html', bytes: new TextEncoder().encode('<p>Índice</p>'.repeat(1000)) };
  yield { name: 'empty.txt', bytes: new Uint8Array() };
  for (let at = 0; at < count; at++) {
    const file = new Uint8Array(bytes).fill(at + 1);
    yield { name: `DM${at}/files/papel-${at}.pdf`, bytes: file, isPacked: true };
  }
}

async function whole(parts: AsyncIterable<ZipPart>): Promise<Uint8Array> {
  return new Uint8Array(Buffer.concat(await Array.fromAsync(zipped(parts))));
}

describe('zipped', () => {
  it('holds every part, and has the same bytes each time', async () => {
    const bytes = await whole(papers(3, megabyte + 1));
    const found = unzipSync(bytes);
    expect(Object.keys(found)).toEqual([
      'index.html',
      'empty.txt',
      ...['DM0/files/papel-0.pdf', 'DM1/files/papel-1.pdf', 'DM2/files/papel-2.pdf'],
    ]);
    expect(found['empty.txt']).toHaveLength(0);
    expect(new TextDecoder().decode(found['index.html'])).toContain('Índice');
    const last = found['DM2/files/papel-2.pdf']!;
    expect(last).toHaveLength(megabyte + 1);
    expect(last.every((one) => one === 3)).toBe(true);
    expect(Buffer.compare(bytes, await whole(papers(3, megabyte + 1)))).toBe(0);
    // The first moment that zip knows, in whatever zone this runs: midnight of January 1, 1980.
    expect([...bytes.subarray(10, 14)]).toEqual([0, 0, 0x21, 0]);
  });

  it('asks for a part only when the one before was taken', async () => {
    let asked = 0;
    const counted = async function* () {
      for await (const part of papers(43, megabyte)) {
        asked++;
        yield part;
      }
    };
    let sent = 0;
    for await (const piece of zipped(counted())) {
      sent += piece.length;
      // The two small parts, those sent, and the one that is being sent.
      expect(asked).toBeLessThanOrEqual(3 + Math.ceil(sent / megabyte));
    }
    expect(asked).toBe(45);
  });

  it('goes wrong where a part does', async () => {
    const broken = async function* (): AsyncGenerator<ZipPart> {
      yield* papers(1, 10);
      throw new Error('the archive has no object');
    };
    await expect(whole(broken())).rejects.toThrow('the archive has no object');
  });
});
