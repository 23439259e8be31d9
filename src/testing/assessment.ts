import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { insertFile } from '#db/files.ts';
import { criteriaToJudge } from '#domain/assessment/criteria-to-judge.ts';
import { chainStart, chainText } from '#domain/assessment/event-chain.ts';
import { sessionChecklist } from '#domain/assessment/session-checklist.ts';
import type { Method } from '#domain/standards/method-format.ts';
import { addCompetence, confirmMyInterests } from '#services/assessment/assessors.ts';
import { nothingToAudit } from '#services/audit.ts';
import { inTransaction } from '#services/transaction.ts';
import { aPerson } from './people.ts';
import { giveRole, type TestAssessmentOrganisation } from './rooms.ts';
import type { TestActor, TestInstallation } from './services.ts';

/** An assessor who may assess ST0071 and ST0072 and has declared that there are no interests. */
export async function anAssessor(
  installation: TestInstallation,
  organisation: TestAssessmentOrganisation,
  facts: { readonly declares?: boolean; readonly email?: string } = {},
): Promise<TestActor> {
  const { organisationId, operations } = organisation;
  const role = 'independent-assessor';
  const email = facts.email === undefined ? {} : { email: facts.email };
  const assessor = await aPerson(installation, { organisationId, role, ...email });
  await giveRole(installation, assessor);
  for (const reference of ['ST0071', 'ST0072']) {
    await addCompetence(installation.contextOf(operations), {
      personId: assessor.personId,
      reference,
      years: 5,
      qualification: 'Certificate in assessing vocational achievement',
      from: '2020-01-01',
    });
  }
  if (facts.declares !== false) await confirmMyInterests(installation.contextOf(assessor));
  return assessor;
}

/** The apprentice of a registration as a person of the assessment organisation. */
export async function apprenticeOf(
  installation: TestInstallation,
  registrationId: string,
): Promise<TestActor> {
  const [row] = await installation.query(
    'select organisation_id, person_id from registration where id = $1',
    [registrationId],
  );
  return {
    organisationId: String(row?.organisation_id),
    personId: String(row?.person_id),
    role: 'apprentice',
  };
}

/** A text file that the apprentice uploaded for an attempt; its id. */
export async function aProductFile(
  installation: TestInstallation,
  apprentice: TestActor,
  attemptId: string,
  content: string,
): Promise<string> {
  const ctx = installation.contextOf(apprentice);
  const { organisationId, personId } = ctx.actor;
  const stored = await ctx.files.put(organisationId, Readable.from([Buffer.from(content)]), {
    maximumBytes: 10_000_000,
  });
  const id = ctx.newId();
  await inTransaction(ctx, async (tx) => {
    nothingToAudit(tx, 'test');
    await insertFile(tx, {
      ...stored,
      organisationId,
      id,
      display: null,
      name: 'report.txt',
      mediaType: 'text/plain',
      purpose: 'product',
      subjectId: attemptId,
      uploadedBy: personId,
      scan: 'not-scanned',
      createdAt: ctx.now,
    });
  });
  return id;
}

/** An entry as a device sends it. */
export interface DeviceEvent {
  readonly sequence: number;
  readonly kind: string;
  readonly payload: Record<string, unknown>;
  readonly at: string;
  readonly hash: string;
}

/** A device that records a sheet. */
export interface TestDevice {
  readonly deviceId: string;
  readonly events: readonly DeviceEvent[];
  /** Record an entry at an instant. */
  record(kind: string, payload: Record<string, unknown>, at: string): DeviceEvent;
  /** What it says when it submits. */
  claim(): { readonly deviceId: string; readonly events: number; readonly lastHash: string };
}

/** A new device on which nothing is recorded. */
export function aDevice(deviceId: string, attemptId: string): TestDevice {
  const events: DeviceEvent[] = [];
  return {
    deviceId,
    events,
    record(kind, payload, at) {
      const sequence = events.length + 1;
      const previous = events.at(-1)?.hash ?? chainStart;
      const text = chainText(
        { deviceId, attemptId, sequence, kind, payload, atMillis: Date.parse(at) },
        previous,
      );
      const event = { sequence, kind, payload, at, hash: createHash('sha256').update(text).digest('hex') };
      events.push(event);
      return event;
    },
    claim: () => ({ deviceId, events: events.length, lastHash: events.at(-1)?.hash ?? '' }),
  };
}

/** Tick the checklist, run the clock for so many minutes, and judge every criterion: those named as not met with a note. */
export function recordSession(
  device: TestDevice,
  facts: {
    readonly method: Method;
    readonly session: string;
    readonly startsAt: string;
    readonly minutes: number;
    readonly notMet?: readonly string[];
    readonly choices?: Readonly<Record<string, readonly string[]>>;
    readonly judges?: boolean;
  },
): void {
  const start = Date.parse(facts.startsAt);
  const at = (minutes: number) => new Date(start + minutes * 60_000).toISOString();
  for (const { id } of sessionChecklist(facts.method, facts.session))
    device.record('check', { item: id, done: true }, at(0));
  device.record('clock', { session: facts.session, action: 'start' }, at(0));
  if (facts.judges !== false) {
    for (const { ref } of criteriaToJudge(facts.method, facts.choices ?? {})) {
      const isMet = !facts.notMet?.includes(ref);
      device.record('judgement', { ref, judgement: isMet ? 'met' : 'not-met' }, at(5));
      if (!isMet) device.record('note', { ref, text: `${ref} was not shown.` }, at(6));
    }
  }
  device.record('clock', { session: facts.session, action: 'finish' }, at(facts.minutes));
}
