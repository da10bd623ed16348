import { type Language, languages, usualLanguage } from './languages.ts';

/** Who reads a page: in which language, and whether its address says so. */
export interface Reader {
  readonly language: Language;
  /** True where the address has `?lang=`; then the page's own links have it too. */
  readonly isAsked: boolean;
}

export const usualReader: Reader = { language: usualLanguage, isAsked: false };

/** The language that an address asks for, else the one that the browser likes best. */
export function readerOf(query: unknown, acceptLanguage: string | undefined): Reader {
  const { lang } = (query ?? {}) as Readonly<Record<string, unknown>>;
  const asked = languages.find((language) => language === lang);
  if (asked !== undefined) return { language: asked, isAsked: true };
  return { language: likedBest(acceptLanguage ?? ''), isAsked: false };
}

/**
 * The language with the highest quality in an `Accept-Language` header (RFC 9110), the first of
 * equals; regions do not matter.
 * @example likedBest('fr, es-MX;q=0.9, en;q=0.8') // 'es'
 */
function likedBest(header: string): Language {
  let best = { language: usualLanguage, quality: 0 };
  for (const part of header.toLowerCase().split(',')) {
    const [range = '', ...parameters] = part.split(';').map((text) => text.trim());
    const given = parameters.find((text) => text.startsWith('q='));
    const quality = given === undefined ? 1 : Number(given.slice(2)) || 0;
    const language = languages.find((one) => range === one || range.startsWith(`${one}-`));
    if (language !== undefined && quality > best.quality) best = { language, quality };
  }
  return best.language;
}

/** An own address as a reader goes on to it: with the language, where that was asked for. */
export function addressFor(href: string, { language, isAsked }: Reader): string {
  return isAsked ? withLanguage(href, language) : href;
}

/**
 * An own page's address with a language; other addresses stay as they are.
 * @example withLanguage('/boston?topic=all#top', 'es') // '/boston?topic=all&lang=es#top'
 */
export function withLanguage(href: string, language: Language): string {
  if (!/^\/(?!\/|assets\/)/.test(href)) return href;
  const [address = '', place] = href.split('#');
  const [path = '', search = ''] = address.split('?');
  // A data twin has no language.
  if (/\.(?:json|csv)$/.test(path)) return href;
  const pairs = search.split('&').filter((pair) => pair !== '' && !pair.startsWith('lang='));
  const query = [...pairs, `lang=${language}`].join('&');
  return `${path}?${query}${place === undefined ? '' : `#${place}`}`;
}
