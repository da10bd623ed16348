/** How a body travels. */
export type Encoding = 'br' | 'gzip' | 'identity';

/**
 * The best encoding that an `Accept-Encoding` header allows: Brotli before gzip where both are
 * liked equally, and `identity` when neither is wanted, also when the header forbids everything.
 * @example chooseEncoding('gzip, br;q=0.5') // 'gzip'
 */
export function chooseEncoding(header: string | undefined): Encoding {
  const wishes = new Map<string, number>();
  for (const part of (header ?? '').toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.split(';').map((text) => text.trim());
    const quality = parameters.find((text) => text.startsWith('q='));
    wishes.set(name, quality === undefined ? 1 : Number(quality.slice(2)) || 0);
  }
  const wish = (name: string) => wishes.get(name) ?? wishes.get('*') ?? 0;
  const brotli = wish('br');
  const gzip = wish('gzip');
  if (brotli === 0 && gzip === 0) return 'identity';
  return brotli >= gzip ? 'br' : 'gzip';
}
