import type { Database } from '#db/database.ts';
import type { Mailer } from '#mail/mailer.ts';
import { uuidV7 } from './uuid-v7.ts';

/** Keeps letters in a table that the demo shows on a screen of its own. Sends nothing. */
export function demoMailer(database: Database, now: () => Date): Mailer {
  return {
    async send({ to, subject, text }) {
      await database.outside((tx) =>
        tx
          .insertInto('demo_mail')
          .values({ id: uuidV7(now().getTime()), recipient: to, subject, body: text, created_at: now() })
          .execute(),
      );
    },
  };
}
