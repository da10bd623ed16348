import type { Socket } from 'node:net';
import { problemText } from './problem.ts';

const answers: Readonly<Record<string, { readonly status: string; readonly message: string }>> = {
  ERR_HTTP_REQUEST_TIMEOUT: {
    status: '408 Request Timeout',
    message: 'The request took too long to arrive.',
  },
  HPE_HEADER_OVERFLOW: {
    status: '431 Request Header Fields Too Large',
    message: 'The address or the headers are too long.',
  },
};

/** Answers bytes that are no HTTP request, in the shape of all errors, and hangs up. */
export function answerBrokenRequest(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) {
    socket.destroy();
    return;
  }
  const answer = answers[error.code ?? ''] ?? {
    status: '400 Bad Request',
    message: 'This is not an HTTP request.',
  };
  const body = problemText({
    code: 'bad-request',
    message: answer.message,
    remedy: 'Send a well-formed HTTP/1.1 request.',
  });
  socket.end(
    `HTTP/1.1 ${answer.status}\r\nConnection: close\r\nX-Content-Type-Options: nosniff\r\n` +
      `Content-Type: application/json; charset=utf-8\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}
