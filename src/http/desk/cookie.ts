import type { FastifyReply, FastifyRequest } from 'fastify';

/** Over TLS the browser itself holds the cookie to this host and path by the prefix of its name. */
const names = { secure: '__Host-civicstat', plain: 'civicstat' } as const;

/** The session's token that a browser sent; undefined without one. */
export function readToken(request: FastifyRequest): string | undefined {
  const name = isSecure(request) ? names.secure : names.plain;
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const at = pair.indexOf('=');
    if (pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim() || undefined;
  }
  return undefined;
}

/** Gives the browser a token to bring back; null takes it away. */
export function writeToken(
  request: FastifyRequest,
  reply: FastifyReply,
  token: string | null,
): void {
  const secure = isSecure(request);
  const parts = [
    `${secure ? names.secure : names.plain}=${token ?? ''}`,
    'Path=/',
    'HttpOnly',
    'SameSite=Lax',
    ...(secure ? ['Secure'] : []),
    ...(token === null ? ['Max-Age=0'] : []),
  ];
  reply.header('set-cookie', parts.join('; '));
}

/** Certificates are usually held by a proxy in front, which says so. */
function isSecure({ protocol, headers }: FastifyRequest): boolean {
  return protocol === 'https' || headers['x-forwarded-proto'] === 'https';
}
