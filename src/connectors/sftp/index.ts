import type { Attributes, Entry } from 'ssh2';
import { Fault, UserError } from '../../model/index.ts';
import type { FileConnector, PullQuestion, Setting, SourceFile } from '../contract.ts';
import { type FolderFile, fileSettings, newFiles } from '../new-files.ts';
import { secret, setting, textOf } from '../web/settings.ts';
import { withinTime } from '../web/web.ts';
import type { Session } from './session.ts';

const settings: readonly Setting[] = [
  setting('host', 'Server', 'Its name, for example files.example.gov.', { isDestination: true }),
  setting('port', 'Port', 'Nearly always 22.', {
    ...{ type: 'integer', required: false, default: 22 },
    isDestination: true,
  }),
  setting('user', 'User', 'The name to sign in with.'),
  secret('password', 'Password', 'Of that user; or give a private key.'),
  {
    ...secret(
      'privateKey',
      'Private key',
      'The whole text of the file that ssh-keygen wrote, with its first and last line.',
    ),
    isLong: true,
  },
  secret('passphrase', 'Passphrase', 'Of the private key, if it has one.'),
  setting(
    'hostKey',
    'Key of the server',
    'Its fingerprint, SHA256: and 43 letters and digits, by which the server is known again. Left out, a pull says which one the server shows, and reads nothing.',
    { required: false, isDestination: true },
  ),
  setting('path', 'Folder', 'For example /outgoing.', { required: false, default: '.' }),
  ...fileSettings,
];

/** `sftp`: the files of a folder on an SFTP server. */
export const sftp: FileConnector = {
  kind: 'sftp',
  gives: 'files',
  title: 'SFTP server',
  description:
    'Reads the files that lie in a folder of an SFTP server, each once: a file that changes or comes new is taken in at the next pull. Nothing is written or removed there.',
  settings,
  pull,
};

async function* pull(question: PullQuestion): AsyncIterable<SourceFile> {
  const signal = withinTime(question);
  const { openSession } = await import('./session.ts');
  const session = await openSession(question, signal);
  const folder = textOf(question.settings, 'path') || '.';
  try {
    for (const { file, cursor } of newFiles(await listed(session, folder), question)) {
      signal.throwIfAborted();
      if (file.bytes > question.limits.bytes) throw tooLarge(file.name);
      const bytes = bytesOf(session, `${folder.replace(/\/$/, '')}/${file.name}`, file);
      yield { name: file.name, bytes, cursor };
    }
  } finally {
    session.close();
  }
}

async function listed({ sftp: server, within }: Session, folder: string): Promise<FolderFile[]> {
  const entries = await within(() =>
    answered<readonly Entry[]>((done) => server.readdir(folder, done)),
  );
  return entries
    .filter(({ filename, attrs }) => attrs.isFile() && !/[/\\]/.test(filename))
    .map(({ filename, attrs }) => fileOf(filename, attrs));
}

function fileOf(name: string, { mtime, size }: Attributes): FolderFile {
  return { name, changed: mtime * 1000, bytes: size };
}

async function* bytesOf(
  { sftp: server, within, host }: Session,
  path: string,
  file: FolderFile,
): AsyncIterable<Uint8Array> {
  const stream = server.createReadStream(path);
  // A connection that is lost is told by what is awaited; the stream tells it once more.
  stream.on('error', () => undefined);
  const chunks: AsyncIterator<Uint8Array> = stream[Symbol.asyncIterator]();
  let read = 0;
  while (read <= file.bytes) {
    const next = await within(() => chunks.next());
    if (next.done) break;
    read += next.value.length;
    yield next.value;
  }
  const attributes = await within(() => answered<Attributes>((done) => server.stat(path, done)));
  const after = fileOf(file.name, attributes);
  if (read === file.bytes && after.bytes === read && after.changed === file.changed) return;
  throw new Fault(
    `the file ${file.name} on ${host} changed while it was read, or was cut short`,
    'It is read again at the next pull.',
  );
}

function tooLarge(value: string): UserError {
  return new UserError({
    code: 'file-too-large',
    message: 'A file is larger than a pull may take',
    remedy: 'Raise the limit, or have the file split.',
    value,
  });
}

/** A call that ends in a callback, as a promise. */
function answered<Answer>(
  call: (done: (error: Error | undefined, answer: Answer) => void) => void,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    call((error, answer) => (error ? reject(error) : resolve(answer)));
  });
}
