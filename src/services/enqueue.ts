import { sql } from 'kysely';
import type { Tx } from '#db/database.ts';
import { type JobName, type JobPayload, jobPayloads } from './job-catalogue.ts';

/** A job to be done after the transaction. */
export interface JobRequest<Name extends JobName> {
  readonly job: Name;
  readonly organisationId: string;
  readonly payload: JobPayload<Name>;
  /** Not before this moment; at once when absent. */
  readonly runAt?: Date;
  /** A waiting job of the organisation with the same name and key is replaced. */
  readonly key?: string;
}

/** Ask for a job. It is there if and only if the transaction commits, and runs at least once: handlers are idempotent. */
export async function enqueue<Name extends JobName>(tx: Tx, request: JobRequest<Name>): Promise<void> {
  const payload = jobPayloads[request.job].parse(request.payload);
  await sql`select enqueue_job(${request.job}, ${request.organisationId}::uuid, ${JSON.stringify(payload)}::jsonb,
    ${request.runAt ?? null}::timestamptz, ${request.key ?? null}::text)`.execute(tx);
}
