import { UserError } from '../model/index.ts';

/**
 * The address under which people reach the site, as the environment says it in `CIVICSTAT_URL`: an
 * origin without a slash at its end. Null where it says none. Throws `UserError` for what is no
 * address of a whole site.
 * @example siteAddress('https://scoreboard.example.gov/') // 'https://scoreboard.example.gov'
 */
export function siteAddress(given: string | undefined): string | null {
  const text = (given ?? '').trim();
  if (text === '') return null;
  const url = URL.parse(text);
  const isSite =
    url !== null &&
    /^https?:$/.test(url.protocol) &&
    url.pathname === '/' &&
    [url.username, url.password, url.search, url.hash].every((part) => part === '');
  if (isSite) return url.origin;
  throw new UserError({
    code: 'wrong-address',
    message: 'CIVICSTAT_URL is not the address of a site',
    value: text,
    remedy: 'Write it like https://scoreboard.example.gov: https or http, a name, and no path',
  });
}
