import { describe, expect, it } from 'vitest';
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
    const [one, other] = await Promise.all([pages(page), pages(page)]);
    expect(other).toBe(one);
    expect(await pages(page)).toBe(one);
    expect(page.made).toBe(1);
  });

  it('lets go of the page whose last use is longest ago when memory is full', async () => {
    const pages = openPages(250);
    const [a, b, c] = [counted('a'), counted('b'), counted('c')];
    await pages(a);
    await pages(b);
    await pages(a);
    await pages(c);
    await pages(a);
    expect(a.made).toBe(1);
    await pages(b);
    expect(b.made).toBe(2);
  });

  it('does not keep a page that failed', async () => {
    const pages = openPages(1000);
    const broken = { ...counted('a'), render: () => Promise.reject(new Error('broken')) };
    await expect(pages(broken)).rejects.toThrow('broken');
    expect((await pages(counted('a'))).encoded.identity.length).toBe(100);
  });

  it('answers with a page that is larger than all memory, but does not keep it', async () => {
    const pages = openPages(10);
    const page = counted('a');
    await pages(page);
    await pages(page);
    expect(page.made).toBe(2);
  });
});
