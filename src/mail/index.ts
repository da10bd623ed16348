import { createTransport } from 'nodemailer';
import { Fault } from '../model/index.ts';

/** A mail server and how one signs in there. */
export interface MailWay {
  readonly host: string;
  readonly port: number;
  /** `tls` from the first byte, `starttls` or nothing at all, `none` for a server on this machine. */
  readonly security: 'starttls' | 'tls' | 'none';
  readonly user: string | null;
  readonly password: string | null;
  readonly from: string;
}

export interface OutgoingMail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

const patienceMilliseconds = 20_000;

/** Hands a mail to the server. Throws `Fault` when it is not taken; the password is in no message. */
export async function sendMail(way: MailWay, mail: OutgoingMail): Promise<void> {
  const { host, port, security, user, password, from } = way;
  const transport = createTransport({
    host,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    connectionTimeout: patienceMilliseconds,
    greetingTimeout: patienceMilliseconds,
    socketTimeout: patienceMilliseconds,
    // Nothing of a mail is read from files or other servers.
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(user === null ? {} : { auth: { user, pass: password ?? '' } }),
  });
  try {
    await transport.sendMail({ from, ...mail });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new Fault(
      `the mail server ${host} did not take a mail: ${message}`,
      'Look at the settings under mail in the city’s folder; it is tried again',
      { cause: error },
    );
  } finally {
    transport.close();
  }
}
