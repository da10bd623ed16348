import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { expect, it, onTestFinished } from 'vitest';
import { Fault } from '../model/index.ts';
import { type MailWay, sendMail } from './index.ts';

/** A mail server on this machine; what it took. */
async function openServer(): Promise<{ port: number; taken: string[] }> {
  const taken: string[] = [];
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    authOptional: true,
    onAuth: ({ username, password }, _session, done) =>
      username === 'ana' && password === 'right'
        ? done(null, { user: 'ana' })
        : done(new Error('wrong password')),
    onData: (stream, _session, done) => {
      let text = '';
      stream.on('data', (chunk) => {
        text += chunk;
      });
      stream.on('end', () => {
        taken.push(text);
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
  return { port: (server.server.address() as AddressInfo).port, taken };
}

const mail = { to: 'clerk@city.gov', subject: 'Straße: held', text: 'One.\n\nTwo — 85 %.' };

function wayTo(port: number, changes: Partial<MailWay> = {}): MailWay {
  const way = { host: '127.0.0.1', port, security: 'none', user: null, password: null } as const;
  return { ...way, from: 'civicstat@city.gov', ...changes };
}

it('hands a mail to a server', async () => {
  const { port, taken } = await openServer();
  await sendMail(wayTo(port), mail);
  await sendMail(wayTo(port, { user: 'ana', password: 'right' }), mail);
  expect(taken).toHaveLength(2);
  expect(taken[0]).toContain('To: clerk@city.gov');
  expect(taken[0]).toContain('From: civicstat@city.gov');
});

it('says why a server did not take it, and no password', async () => {
  const { port } = await openServer();
  const wrong = sendMail(wayTo(port, { user: 'ana', password: 'hunter2-wrong' }), mail);
  await expect(wrong).rejects.toThrow(Fault);
  await expect(wrong).rejects.not.toThrow('hunter2');
  await expect(sendMail(wayTo(1), mail)).rejects.toThrow('did not take a mail');
  // Without TLS nothing is sent to a server that is to have it.
  await expect(sendMail(wayTo(port, { security: 'starttls' }), mail)).rejects.toThrow(Fault);
});
