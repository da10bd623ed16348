import type { Socket } from 'node:net';

export type { Socket };

/** What a source asks of a web server. */
export interface WebRequest {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

export interface WebAnswer {
  readonly status: number;
  /** Names in lower case; of several the texts joined by a comma. */
  readonly headers: Readonly<Record<string, string>>;
  /** Where the redirects led. */
  readonly url: string;
  /**
   * Decompressed. Throws `Fault` when it is cut short, stalls or grows beyond the limits. Read it, or
   * leave it in the middle: an answer that nobody touches holds its connection until the limits.
   */
  readonly body: AsyncIterable<Uint8Array>;
}

/** How long and how much one exchange may take. */
export interface NetworkLimits {
  readonly totalMilliseconds: number;
  /** Without a byte in either direction. */
  readonly idleMilliseconds: number;
  /** After decompression. */
  readonly bytes: number;
}

/**
 * The only way out to other machines. Every address is judged when it is connected to, at every
 * redirect again: loopback, private, link-local, metadata, multicast and mapped addresses are
 * refused unless an administrator allowed the host. Everything that fails is a `Fault` (the world
 * failed) or a `UserError` (the address is not allowed).
 */
export interface Network {
  request(request: WebRequest, limits: NetworkLimits, signal: AbortSignal): Promise<WebAnswer>;
  /** A connected socket for protocols that are not HTTP: databases, SFTP. */
  connect(host: string, port: number, signal: AbortSignal): Promise<Socket>;
}
