import type { Page } from '../features/contract.ts';
import type { Reader } from '../web/language/index.ts';
import { type Body, textBody } from './body.ts';

const types: Readonly<Record<Page['type'], string>> = {
  html: 'text/html; charset=utf-8',
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  atom: 'application/atom+xml; charset=utf-8',
};

/**
 * Makes pages once for each kind of reader and keeps them, those used last, up to `limitBytes` of memory. Requests for a
 * page that is being made wait for the same work. A page that failed is kept by nobody.
 */
export function openPages(limitBytes: number): (page: Page, reader: Reader) => Promise<Body> {
  const kept = new Map<string, Promise<Body>>();
  const sizes = new Map<string, number>();
  let used = 0;
  const drop = (key: string) => {
    kept.delete(key);
    used -= sizes.get(key) ?? 0;
    sizes.delete(key);
  };
  const shrink = () => {
    for (const key of kept.keys()) {
      if (used <= limitBytes) return;
      if (sizes.has(key)) drop(key);
    }
  };
  const make = async (key: string, page: Page, reader: Reader) => {
    const body = await textBody(types[page.type], await page.render(reader));
    sizes.set(key, body.bytes);
    used += body.bytes;
    shrink();
    return body;
  };
  return (page, reader) => {
    const key = `${reader.language} ${reader.isAsked} ${page.key}`;
    const known = kept.get(key);
    const body = known ?? make(key, page, reader);
    // Put at the end again: a map keeps the order of insertion, so the oldest use stands first.
    kept.delete(key);
    kept.set(key, body);
    if (known === undefined) body.catch(() => drop(key));
    return body;
  };
}
