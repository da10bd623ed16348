import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { chooseEncoding, type Encoding } from './encoding.ts';

/** Something to send, compressed once in every way a reader may accept. */
export interface Body {
  readonly type: string;
  readonly tag: string;
  readonly encoded: Readonly<Record<Encoding, Buffer>>;
  /** Memory that it holds. */
  readonly bytes: number;
}

const squeezeGzip = promisify(gzip);
const squeezeBrotli = promisify(brotliCompress);
/** Smaller than this, compressing costs more than it saves. */
const leastBytes = 512;

/** Compresses text on the thread pool; the event loop does not wait. */
export async function textBody(type: string, text: string): Promise<Body> {
  const plain = Buffer.from(text, 'utf8');
  if (plain.length < leastBytes) return plainBody(type, plain);
  const [zipped, brotli] = await Promise.all([
    squeezeGzip(plain, { level: 9 }),
    squeezeBrotli(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
  ]);
  return {
    type,
    tag: tagOf(plain),
    encoded: { identity: plain, gzip: zipped, br: brotli },
    bytes: plain.length + zipped.length + brotli.length,
  };
}

/** Bytes that are compressed already, or too few to be worth it. */
export function plainBody(type: string, plain: Buffer): Body {
  const encoded = { identity: plain, gzip: plain, br: plain };
  return { type, tag: tagOf(plain), encoded, bytes: plain.length };
}

/** Weak, because the encodings of one text share it. */
function tagOf(bytes: Buffer): string {
  return `W/"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
}

/** Answers with a body, or with 304 when the reader has it. */
export function sendBody(
  request: FastifyRequest,
  reply: FastifyReply,
  body: Body,
  cacheControl: string,
): FastifyReply {
  reply.header('cache-control', cacheControl).header('etag', body.tag);
  const isEncoded = body.encoded.br !== body.encoded.identity;
  if (isEncoded) {
    const other = reply.getHeader('vary');
    reply.header('vary', other === undefined ? 'Accept-Encoding' : `${other}, Accept-Encoding`);
  }
  if (isKnown(request.headers['if-none-match'], body.tag)) return reply.code(304).send();
  const encoding = isEncoded ? chooseEncoding(request.headers['accept-encoding']) : 'identity';
  if (encoding !== 'identity') reply.header('content-encoding', encoding);
  return reply.type(body.type).send(body.encoded[encoding]);
}

function isKnown(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false;
  const opaque = (text: string) => text.trim().replace(/^W\//, '');
  return header.split(',').some((one) => one.trim() === '*' || opaque(one) === opaque(tag));
}
