import { describe, expect, it } from 'vitest';
import { usualReader } from '../web/language/index.ts';
import { openPages } from './pages.ts';

function counted(key: string, text = key.repeat(100)) {
  const page = {
    key,
    type: 'html' as const,
    made: 0,
    render: async () => {
      page.made += 1;
      return text;
    },
  };
  return page;
}

describe('openPages', () => {
  it('makes a page once, also for requests that come together', async () => {
    const pages = openPages(1_000_000);
    const page = counted('a');
    const [one, other] = await Promise.all([pages(page, usualReader), pages(page, usualReader)]);
    expect(other).toBe(one);
    expect(await pages(page, usualReader)).toBe(one);
    expect(page.made).toBe(1);
  });

  it('makes a page for each language, and for addresses that name it', async () => {
    const pages = openPages(1_000_000);
    const page = { ...counted('a'), render: async (reader: object) => JSON.stringify(reader) };
    const readers = [
      usualReader,
      { language: 'es', isAsked: false },
      { language: 'es', isAsked: true },
    ] as const;
    for (const reader of readers) {
      const { encoded } = await pages(page, reader);
      expect(JSON.parse(encoded.identity.toString())).toEqual(reader);
    }
  });

  it('lets go of the page whose last use is longest ago when memory is full', async () => {
    const pages = openPages(250);
    const [a, b, c] = [counted('a'), counted('b'), counted('c')];
    await pages(a, usualReader);
    await pages(b, usualReader);
    await pages(a, usualReader);
    await pages(c, usualReader);
    await pages(a, usualReader);
    expect(a.made).toBe(1);
    await pages(b, usualReader);
    expect(b.made).toBe(2);
  });

  it('does not keep a page that failed', async () => {
    const pages = openPages(1000);
    const broken = { ...counted('a'), render: () => Promise.reject(new Error('broken')) };
    await expect(pages(broken, usualReader)).rejects.toThrow('broken');
    expect((await pages(counted('a'), usualReader)).encoded.identity.length).toBe(100);
  });

  it('answers with a page that is larger than all memory, but does not keep it', async () => {
    const pages = openPages(10);
    const page = counted('a');
    await pages(page, usualReader);
    await pages(page, usualReader);
    expect(page.made).toBe(2);
  });
});
