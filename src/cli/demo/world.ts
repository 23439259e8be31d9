import { Logger, runTaskListOnce } from 'graphile-worker';
import type { Pool } from 'pg';
import { londonDayOf, londonInstant } from '#domain/time/london.ts';
import { addDays } from '#domain/time/plain-date.ts';
import { isWorkingDay } from '#domain/time/working-days.ts';
import { taskList } from '#jobs/run-jobs.ts';
import type { Mail } from '#mail/mailer.ts';
import type { Actor, Context, Services } from '#services/context.ts';
import { systemContext } from '#services/system-context.ts';

/** The installation seen at chosen moments: the demo's history is made through the services, at the days on which it happened. */
export interface World {
  readonly services: Services;
  /** The day of the first run. */
  readonly today: string;
  /** A day before (or, negative, after) today. */
  day(daysAgo: number): string;
  /** The working day at or before so many days ago. */
  workday(daysAgo: number): string;
  /** The working day at or after so many days from today. */
  workdayAhead(days: number): string;
  /** An instant on a day at a London time; 09:30 is half past nine on the wall. */
  at(day: string, time: string): Date;
  /** Somebody acting at a moment. */
  as(actor: Actor, at: Date): Context;
  /** Do every job that waits, as if it were this moment. */
  doJobs(at: Date): Promise<void>;
  /** Letters sent so far. */
  readonly letters: readonly Mail[];
}

/** Open the world of a seed run. Letters go where the installation sends them, and are kept for the links in them. */
export function openWorld(services: Services, ownerPool: Pool): World {
  const today = londonDayOf(services.now().toISOString());
  const letters: Mail[] = [];
  const mailer = {
    async send(mail: Mail) {
      letters.push(mail);
      await services.mailer.send(mail);
    },
  };
  const log = {
    error(facts: Readonly<Record<string, unknown>>, message: string) {
      throw new Error(`A job of the demo failed: ${message} ${JSON.stringify(facts)}`);
    },
  };
  const day = (daysAgo: number) => addDays(today, -daysAgo);
  return {
    services,
    today,
    letters,
    day,
    workday(daysAgo) {
      let on = day(daysAgo);
      while (isWorkingDay(on) !== true) on = addDays(on, -1);
      return on;
    },
    workdayAhead(days) {
      let on = day(-days);
      while (isWorkingDay(on) !== true) on = addDays(on, 1);
      return on;
    },
    at: (on, time) => new Date(londonInstant(on, time)),
    as(actor, at) {
      return {
        ...systemContext({ ...services, mailer, now: () => at }, actor.organisationId, services.newId()),
        actor,
      };
    },
    async doJobs(at) {
      const client = await ownerPool.connect();
      try {
        await runTaskListOnce(
          { logger: new Logger(() => () => undefined) },
          taskList({ ...services, mailer, now: () => at }, log),
          client,
        );
      } finally {
        client.release();
      }
    },
  };
}
