import { createTransport } from 'nodemailer';
import type { Mailer } from './mailer.ts';

/** Mail through an SMTP server. Rejects when the server does not take the letter, so that its job is tried again. */
export function smtpMailer(options: { readonly url: string; readonly from: string }): Mailer {
  const transport = createTransport(options.url, { from: options.from });
  return {
    async send({ to, subject, text }) {
      await transport.sendMail({ to, subject, text });
    },
  };
}
