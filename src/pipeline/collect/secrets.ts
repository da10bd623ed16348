import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Fault, UserError } from '../../model/index.ts';
import { syncFolder } from '../data-folder.ts';

/** What a secret belongs to; it cannot be opened under another name. */
export interface SecretName {
  readonly city: string;
  readonly source: string;
  readonly setting: string;
}

const version = 'v1';
const keyBytes = 32;

/**
 * Seals a secret with the key in a file (AES-256-GCM), which is made when it is missing. Throws
 * `UserError` for a file that is no key and `Fault` when the disk fails.
 */
export async function sealSecret(
  keyFile: string,
  name: SecretName,
  secret: string,
): Promise<string> {
  const key = (await readKey(keyFile)) ?? (await makeKey(keyFile));
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(labelOf(name));
  const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
  const parts = [nonce, cipher.getAuthTag(), sealed].map((part) => part.toString('base64url'));
  return [version, fingerprint(key), ...parts].join('.');
}

/** Opens a sealed secret; a `UserError` when the key is not the one that it was sealed with. */
export async function openSecret(
  keyFile: string,
  name: SecretName,
  sealed: string,
): Promise<string> {
  const key = await readKey(keyFile);
  if (key === null) {
    throw wrongKey(keyFile, 'The file of the key that secrets are sealed with is missing');
  }
  const [form, mark, nonce = '', tag = '', text = ''] = sealed.split('.');
  if (form !== version || mark !== fingerprint(key)) {
    throw wrongKey(
      keyFile,
      `The secret ${name.setting} of ${name.source} was sealed with another key`,
    );
  }
  const bytes = (part: string) => Buffer.from(part, 'base64url');
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes(nonce))
      .setAAD(labelOf(name))
      .setAuthTag(bytes(tag));
    return Buffer.concat([decipher.update(bytes(text)), decipher.final()]).toString('utf8');
  } catch (error) {
    throw new Fault(
      `the sealed secret ${name.setting} of ${name.source} is damaged`,
      'Set it again with civicstat secret set',
      { cause: error },
    );
  }
}

function wrongKey(keyFile: string, message: string): UserError {
  return new UserError({
    code: 'no-key',
    message,
    file: keyFile,
    remedy:
      'Put the key file back in its place, or set the secrets again with civicstat secret set',
  });
}

function labelOf({ city, source, setting }: SecretName): Buffer {
  return Buffer.from(JSON.stringify([city, source, setting]));
}

/** Tells keys apart without saying anything about them. */
function fingerprint(key: Buffer): string {
  return createHash('sha256').update('civicstat key ').update(key).digest('hex').slice(0, 12);
}

async function readKey(path: string): Promise<Buffer | null> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw new Fault(
      `the key file ${path} could not be read: ${error.message}`,
      'Allow it to be read',
    );
  });
  if (text === null) return null;
  if (/^[0-9a-f]{64}\s*$/.test(text)) return Buffer.from(text.trim(), 'hex');
  throw new UserError({
    code: 'no-key',
    message: 'This file does not hold a key: 64 hexadecimal digits on one line',
    file: path,
    remedy: 'Name the right file in CIVICSTAT_KEY_FILE, or put the right one back',
  });
}

async function makeKey(path: string): Promise<Buffer> {
  const key = randomBytes(keyBytes);
  try {
    const file = await open(path, 'wx', 0o600);
    try {
      await file.writeFile(`${key.toString('hex')}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    await syncFolder(dirname(path));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new Fault(
      `the key file ${path} could not be made: ${message}`,
      'Make its folder writable, or name another file in CIVICSTAT_KEY_FILE',
      { cause: error },
    );
  }
  return key;
}
