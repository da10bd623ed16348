import type { IncomingMessage } from 'node:http';
import { pipeline, type Readable, type Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { Fault } from '../model/index.ts';
import type { NetworkLimits } from './contract.ts';
import type { Exchange } from './exchange.ts';
import { explain, tryAgain } from './faults.ts';

const decompressors: Readonly<Record<string, () => Transform>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

/** The answer's bytes, decompressed and counted; the connection ends with them. */
export async function* readBody(
  { host, answer, socket, signal }: Exchange,
  limits: NetworkLimits,
  onEnd: () => void,
): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  try {
    for await (const chunk of decompressed(answer, host)) {
      bytes += (chunk as Uint8Array).length;
      if (bytes > limits.bytes) throw tooLong(host, limits.bytes);
      // Time that the reader takes for itself is not the server's silence.
      socket.setTimeout(0);
      yield chunk;
      socket.setTimeout(limits.idleMilliseconds);
    }
    signal.throwIfAborted();
  } catch (error) {
    throw explain(error, host, signal);
  } finally {
    socket.destroy();
    onEnd();
  }
}

function decompressed(answer: IncomingMessage, host: string): Readable {
  const encoding = (answer.headers['content-encoding'] ?? 'identity').trim().toLowerCase();
  if (encoding === 'identity' || encoding === '') return answer;
  const open = decompressors[encoding];
  if (open === undefined) {
    throw new Fault(`${host} compressed its answer in a way that was not asked for`, tryAgain);
  }
  return pipeline(answer, open(), () => undefined);
}

function tooLong(host: string, bytes: number): Fault {
  return new Fault(
    `${host} sent more than ${bytes.toLocaleString('en-US')} bytes`,
    'Ask for less at once, or raise the limit.',
  );
}
