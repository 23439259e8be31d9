import { sql } from 'kysely';
import type { Pool } from 'pg';
import { copyRows } from '#db/copy-rows.ts';
import { insertContact, insertEmployer } from '#db/employers.ts';
import { ownerTransaction } from '#db/owner-transaction.ts';
import { insertPerson } from '#db/people-rows.ts';
import { criteriaFor, methodsFor } from '#domain/progress/progress-summary.ts';
import { Refusal } from '#domain/refusal.ts';
import { recordAudit } from './audit.ts';
import { hashBody } from './audit-entry.ts';
import { inventApprentice } from './cohort-apprentice.ts';
import { type CohortFrame, cohortRows } from './cohort-rows.ts';
import type { Services } from './context.ts';
import { systemContext } from './system-context.ts';
import { inTransaction } from './transaction.ts';

/** A cohort that was asked for. */
export interface CohortRequest {
  readonly apprentices: number;
  /** Pieces of evidence in a finished portfolio. */
  readonly pieces: number;
  readonly reference: string;
  /** Told after each batch. */
  readonly onProgress?: (loaded: number) => void;
}

/** A cohort that was loaded. */
export interface LoadedCohort {
  readonly organisationId: string;
  readonly organisation: string;
  readonly tutorIds: readonly string[];
  readonly apprentices: number;
  readonly evidence: number;
  readonly claims: number;
}

const batchSize = 200;
const apprenticesOfTutor = 40;
const apprenticesOfEmployer = 8;

/**
 * Load an invented provider with a cohort of any size, for trials and benchmarks. It does not go through the services: rows are copied in, and
 * each apprentice has one audit entry, "imported". The same size gives the same cohort apart from ids and dates.
 */
export async function loadCohort(
  services: Services,
  pool: Pool,
  request: CohortRequest,
): Promise<LoadedCohort> {
  const bundle = services.plans.findPlan({ reference: request.reference });
  if (!bundle)
    throw new Refusal('plan-not-held', { reason: `No plan of ${request.reference} is published here.` });
  const frame = await makeFrame(services, bundle, request.apprentices);
  const criteria = methodsFor(bundle.plan, []).flatMap((method) =>
    criteriaFor(method, []).map(({ ref }) => ({ method: method.id, ref })),
  );
  let [evidence, claims] = [0, 0];
  for (let from = 0; from < request.apprentices; from += batchSize) {
    const size = Math.min(batchSize, request.apprentices - from);
    const batch = Array.from({ length: size }, (_, at) =>
      inventApprentice(from + at, criteria, request.pieces),
    );
    const { tables, audit } = cohortRows(frame, batch, from);
    const entries = audit.map((body) => ({ ...body, bodyHash: hashBody(body).toString('hex') }));
    await ownerTransaction(pool, frame.organisationId, async (client) => {
      for (const table of tables) await copyRows(client, table);
      await client.query('select audit_append($1::jsonb)', [JSON.stringify(entries)]);
    });
    for (const one of batch) {
      evidence += one.evidence.length;
      claims += one.evidence.reduce((sum, piece) => sum + piece.claims.length, 0);
    }
    request.onProgress?.(from + size);
  }
  const { organisationId, tutorIds } = frame;
  return {
    organisationId,
    organisation: nameOf(organisationId),
    tutorIds,
    apprentices: request.apprentices,
    evidence,
    claims,
  };
}

function nameOf(organisationId: string): string {
  return `Trial provider ${organisationId.slice(-6)}`;
}

async function makeFrame(
  services: Services,
  bundle: CohortFrame['bundle'],
  apprentices: number,
): Promise<CohortFrame> {
  const { newId } = services;
  const organisationId = newId();
  const ctx = systemContext(services, organisationId, 'cohort');
  const createdAt = ctx.now;
  const tutorIds = idsFor(apprentices / apprenticesOfTutor, newId);
  const employers = idsFor(apprentices / apprenticesOfEmployer, newId).map((id) => ({
    id,
    contactId: newId(),
  }));
  await inTransaction(ctx, async (tx) => {
    await sql`select add_organisation('training-provider', ${nameOf(organisationId)}, null, null, '{}', false, ${createdAt})`.execute(
      tx,
    );
    for (const [at, id] of tutorIds.entries())
      await insertPerson(tx, {
        ...{ organisationId, id, givenNames: 'Tutor', familyName: `Number ${at + 1}` },
        ...{ nameUsed: null, email: null, createdAt },
      });
    for (const [at, { id, contactId }] of employers.entries()) {
      const name = `Employer ${at + 1}`;
      await insertEmployer(tx, { organisationId, id, name, emailDomain: null, createdAt });
      const email = `manager${at + 1}@example.org`;
      await insertContact(tx, {
        organisationId,
        id: contactId,
        employerId: id,
        name: 'A manager',
        email,
        createdAt,
      });
    }
    await recordAudit(tx, ctx, {
      type: 'installation.organisation-created',
      subjectType: 'organisation',
      subjectId: organisationId,
      detail: { trial: true, apprentices },
    });
  });
  return { organisationId, bundle, tutorIds, employers, now: ctx.now, newId };
}

function idsFor(count: number, newId: () => string): string[] {
  return Array.from({ length: Math.max(1, Math.ceil(count)) }, newId);
}
