import { createHash } from 'node:crypto';
import { Client, type SftpSession } from 'ssh2';
import { Fault, UserError } from '../../model/index.ts';
import type { Socket } from '../../network/contract.ts';
import type { PullQuestion } from '../contract.ts';
import { textOf, wrongSetting } from '../web/settings.ts';

/** An SFTP session that ends when it is silent for too long, or when its signal is aborted. */
export interface Session {
  readonly sftp: SftpSession;
  readonly host: string;
  /** Lets silence count while an answer is awaited, and words what fails. */
  within<Answer>(work: () => Promise<Answer>): Promise<Answer>;
  close(): void;
}

/**
 * Connects and signs in. Throws `UserError` for a server whose key is not the one that is set, and
 * for a name, password or key that it refuses.
 */
export async function openSession(question: PullQuestion, signal: AbortSignal): Promise<Session> {
  const { settings, network, limits } = question;
  const host = textOf(settings, 'host');
  const socket = await network.connect(host, Number(settings.port), signal);
  const client = new Client();
  const within = guard(socket, host, limits.idleMilliseconds, signal);
  const expected = textOf(settings, 'hostKey');
  let shown = '';
  const hostVerifier = (key: Buffer) => {
    shown = `SHA256:${createHash('sha256').update(key).digest('base64').replace(/=+$/, '')}`;
    return shown === expected;
  };
  const close = () => {
    // What is still said after this is of no interest.
    client.on('error', () => undefined);
    client.end();
    socket.destroy();
  };
  try {
    const sftp = await within(() => signedIn(client, socket, question, hostVerifier));
    return { sftp, host, within, close };
  } catch (error) {
    close();
    if (shown !== '' && shown !== expected && !signal.aborted) throw unknownServer(shown, expected);
    throw error;
  }
}

function signedIn(
  client: Client,
  sock: Socket,
  { settings, limits }: PullQuestion,
  hostVerifier: (key: Buffer) => boolean,
): Promise<SftpSession> {
  const given = ['password', 'privateKey', 'passphrase']
    .map((name) => [name, textOf(settings, name)] as const)
    .filter(([, value]) => value !== '');
  return new Promise((resolve, reject) => {
    client.on('error', reject).on('close', () => reject(new Error('closed')));
    client.on('ready', () =>
      client.sftp((error, session) => {
        if (error) return reject(error);
        // Something that is no SFTP: the loss of the connection tells it.
        resolve(session.on('error', () => sock.destroy()));
      }),
    );
    try {
      client.connect({
        sock,
        username: textOf(settings, 'user'),
        ...Object.fromEntries(given),
        hostVerifier,
        readyTimeout: limits.idleMilliseconds,
        keepaliveInterval: 15_000,
      });
    } catch {
      reject(
        wrongSetting(
          'privateKey',
          'cannot be read',
          'Give it as ssh-keygen wrote it, and its passphrase.',
        ),
      );
    }
  });
}

/** Silence counts only while something is awaited: the reader may take its time. */
function guard(socket: Socket, host: string, idleMilliseconds: number, signal: AbortSignal) {
  let silent = false;
  socket.on('timeout', () => {
    silent = true;
    socket.destroy();
  });
  const lost = new Promise<never>((_, reject) => {
    socket.once('close', () => reject(new Error('closed')));
  });
  lost.catch(() => undefined);
  return async <Answer>(work: () => Promise<Answer>): Promise<Answer> => {
    socket.setTimeout(idleMilliseconds);
    try {
      return await Promise.race([work(), lost]);
    } catch (error) {
      if (signal.aborted) throw signal.reason;
      throw explained(error, host, silent ? idleMilliseconds : null);
    } finally {
      socket.setTimeout(0);
    }
  };
}

function explained(error: unknown, host: string, silentFor: number | null): unknown {
  if (error instanceof UserError || error instanceof Fault) return error;
  const { level, code, message } = error as { level?: string; code?: unknown; message: string };
  if (level === 'client-authentication') {
    return new UserError({
      code: 'source-refused',
      message: `${host} refuses this name, password or key`,
      remedy: 'Correct them, or ask who runs that server.',
    });
  }
  // SFTP's own numbers: no such file, permission denied.
  if (code === 2 || code === 3) {
    return new UserError({
      code: 'no-folder',
      message: `${host} has no such folder, or this user may not read it`,
      remedy: 'Correct the setting path, or ask who runs that server.',
    });
  }
  const why =
    silentFor === null ? 'broke off the connection' : `said nothing for ${silentFor / 1000} s`;
  return new Fault(`${host} ${why}`, 'Try again later; if it stays so, ask who runs that server.', {
    cause: message,
  });
}

function unknownServer(shown: string, expected: string): UserError {
  return new UserError({
    code: 'unknown-server',
    message: `The server shows the key ${shown}, ${expected === '' ? 'and none is set' : 'not the one that is set'}`,
    remedy:
      'Ask who runs the server whether that is its key (ssh-keygen -lf). If it is, write it into the setting hostKey; if not, somebody stands in between.',
    column: 'hostKey',
  });
}
