import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import { afterAll, expect, test } from 'vitest';
import { smtpMailer } from './smtp-mailer.ts';

const received: { to: string[]; content: string }[] = [];
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onRcptTo(address, _session, done) {
    done(address.address.startsWith('nobody@') ? new Error('No such person') : null);
  },
  async onData(stream, session, done) {
    const content = await text(stream);
    received.push({ to: session.envelope.rcptTo.map(({ address }) => address), content });
    done();
  },
});
const port = await new Promise<number>((resolve) => {
  const listener = server.listen(0, '127.0.0.1', () => {
    const address = listener.address();
    resolve(typeof address === 'object' && address !== null ? address.port : 0);
  });
});
afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())));
const mailer = smtpMailer({ url: `smtp://127.0.0.1:${port}`, from: 'Guildmark <guildmark@example.org>' });

test('a letter reaches the person it is for, in plain text', async () => {
  await mailer.send({ to: 'ada@example.org', subject: 'Your invitation', text: 'Welcome.' });
  expect(received.at(-1)).toMatchObject({ to: ['ada@example.org'] });
  expect(received.at(-1)?.content).toMatch(/Subject: Your invitation[\s\S]*Welcome\./);
});

test('a letter that the server refuses is an error, not a letter sent', async () => {
  await expect(mailer.send({ to: 'nobody@example.org', subject: 'x', text: 'y' })).rejects.toThrow(
    /No such person/,
  );
});
