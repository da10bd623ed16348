import { Fault, UserError } from '../model/index.ts';

/** What to do about a failure of a source or of the way to it. */
export const tryAgain = 'Try again later; if it stays so, ask who runs that server.';

const sentences: Readonly<Record<string, string>> = {
  ENOTFOUND: 'is not known under this name',
  EAI_AGAIN: 'cannot be looked up: the name service does not answer',
  ECONNREFUSED: 'refused the connection',
  ECONNRESET: 'broke off the connection',
  EPIPE: 'broke off the connection',
  ETIMEDOUT: 'does not answer',
  EHOSTUNREACH: 'cannot be reached from here',
  ENETUNREACH: 'cannot be reached from here',
  HPE_HEADER_OVERFLOW: 'sent a head larger than 64 kB',
  HPE_CLOSED_CONNECTION: 'sent more than it announced',
  HPE_INVALID_CONSTANT: 'sent more than it announced, or no HTTP',
  Z_BUF_ERROR: 'sent a compressed answer that is cut short',
  Z_DATA_ERROR: 'sent a compressed answer that is damaged',
  ERR_STREAM_PREMATURE_CLOSE: 'broke off the connection',
};

/** Where a mistake of whoever wrote the address is likelier than a failure. */
const remedies: Readonly<Record<string, string>> = {
  ENOTFOUND: 'Check how the name is written; if it is right, ask who runs that server.',
  ECONNREFUSED: 'Check the port; if it is right, ask who runs that server.',
  ETIMEDOUT:
    'Check name and port, and whether a firewall lies between; if all is right, try again later.',
};

/**
 * A failure in words that name the host and never the address's query, where secrets may stand. A
 * signal that was aborted is the cause of whatever failed after it: its reason is given.
 */
export function explain(error: unknown, host: string, signal: AbortSignal): unknown {
  if (signal.aborted) return signal.reason;
  if (error instanceof Fault || error instanceof UserError) return error;
  const first = error instanceof AggregateError ? error.errors[0] : error;
  const code = String((first as { code?: unknown }).code ?? '');
  const sentence = sentences[code] ?? tlsSentence(code) ?? failedSentence(code);
  return new Fault(`${host} ${sentence}`, remedies[code] ?? tryAgain, { cause: error });
}

/** OpenSSL and Node name what is wrong with a certificate, each in their own way. */
function tlsSentence(code: string): string | null {
  return /CERT|SIGNATURE|ERR_TLS|ERR_SSL|EPROTO/.test(code)
    ? `has no connection that can be trusted (${code})`
    : null;
}

function failedSentence(code: string): string {
  if (code.startsWith('HPE_')) return `sent no HTTP that can be read (${code})`;
  if (/^ERR__|BROTLI/.test(code)) return 'sent a compressed answer that is damaged or cut short';
  return `failed${code === '' ? '' : ` (${code})`}`;
}
