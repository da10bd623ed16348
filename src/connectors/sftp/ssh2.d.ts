/** The part of ssh2 that is used here and in its tests; the package has no types of its own. */
declare module 'ssh2' {
  import type { EventEmitter } from 'node:events';
  import type { Duplex, Readable } from 'node:stream';

  export interface Attributes {
    readonly size: number;
    /** Seconds since 1970. */
    readonly mtime: number;
    isFile(): boolean;
  }
  export interface Entry {
    readonly filename: string;
    readonly attrs: Attributes;
  }
  export interface SftpSession extends EventEmitter {
    readdir(path: string, done: (error: Error | undefined, list: Entry[]) => void): void;
    stat(path: string, done: (error: Error | undefined, attributes: Attributes) => void): void;
    createReadStream(path: string): Readable;
  }
  export interface ConnectSettings {
    readonly sock: Duplex;
    readonly username: string;
    readonly password?: string;
    readonly privateKey?: string;
    readonly passphrase?: string;
    readonly hostVerifier: (key: Buffer) => boolean;
    readonly readyTimeout: number;
    readonly keepaliveInterval: number;
  }
  export interface Client extends EventEmitter {
    connect(settings: ConnectSettings): void;
    sftp(done: (error: Error | undefined, session: SftpSession) => void): void;
    end(): void;
    destroy(): void;
  }
  export interface Server extends EventEmitter {
    listen(port: number, host: string, done: () => void): void;
    address(): { readonly port: number };
    close(): void;
  }
  export const Client: new () => Client;
  export const Server: new (
    settings: { readonly hostKeys: readonly string[] },
    onClient: (client: EventEmitter) => void,
  ) => Server;
  export const utils: {
    parseKey(key: string): { getPublicSSH(): Buffer };
  };
}
