import { z } from 'zod';
import { listReceivedFiles } from '#db/assessment-registrations.ts';
import { listEarlierJudgements } from '#db/attempts.ts';
import type { Db } from '#db/database.ts';
import { listSheetEvents, listStartedSheets, listSubmissions } from '#db/sheets.ts';
import { criteriaToJudge } from '#domain/assessment/criteria-to-judge.ts';
import { sessionChecklist } from '#domain/assessment/session-checklist.ts';
import { authorise, type Context } from '../context.ts';
import { reading } from '../transaction.ts';
import { attemptOf, methodOf } from './assessment-record.ts';
import { bookingView } from './booking-view.ts';
import { productViews } from './product-view.ts';
import { findOwnSheet, type OwnSheet } from './sheet-record.ts';
import { lastSubmission, sheetStanding } from './sheet-standing.ts';

const Payload = z.record(z.string(), z.unknown());

const adjustmentWords: Readonly<Record<string, string>> = {
  'extra-time': 'Extra time',
  'rest-breaks': 'Rest breaks',
  reader: 'Reader',
  interpreter: 'Interpreter',
  format: 'Another format',
  other: 'Adjustment',
};

function adjustmentTexts({ record }: OwnSheet): string[] {
  return record.adjustments
    .filter(({ state }) => state === 'granted')
    .map(({ kind, extra_percent, description }) => {
      const what = adjustmentWords[kind] ?? 'Adjustment';
      return `${what}${extra_percent === null ? '' : ` of ${extra_percent} per cent`}: ${description}`;
    });
}

function planPart({ record, booking }: OwnSheet) {
  const attempt = attemptOf(record, booking.attempt_id);
  const method = methodOf(record, attempt);
  const { hash, standard } = record.planOf(attempt);
  // Every branch is sent: which one is judged may be chosen on the day.
  const criteria = criteriaToJudge(method, {}, record.registration.options);
  const modules = new Set(criteria.flatMap(({ module }) => module ?? []));
  const alternatives = new Set(method.alternatives.map(({ id }) => id));
  return {
    planHash: hash,
    method,
    criteria,
    modules: standard.modules
      .filter(({ id }) => modules.has(id))
      .map(({ id, title, kind }) => ({ id, title, kind })),
    chosenBranches: Object.fromEntries(Object.entries(record.choices).filter(([id]) => alternatives.has(id))),
    checklist: sessionChecklist(method, booking.session_id),
    products: productViews(record, attempt, 'Only the apprentice hands it in.'),
  };
}

function apprenticePart({ record: { registration } }: OwnSheet) {
  return {
    name: `${registration.given_names} ${registration.family_name}`,
    nameUsed: registration.name_used,
    employer: registration.employer_name,
    provider: registration.provider_name,
    uln: registration.uln,
  };
}

async function recordedPart(db: Db, ctx: Context, { record, booking }: OwnSheet) {
  const { organisationId } = ctx.actor;
  const attempt = attemptOf(record, booking.attempt_id);
  const events = await listSheetEvents(db, organisationId, attempt.id);
  const submissions = await listSubmissions(db, organisationId, [attempt.id]);
  const started = await listStartedSheets(db, organisationId, [attempt.id]);
  const standing = sheetStanding(attempt.id, started, submissions);
  const files = await listReceivedFiles(db, organisationId, record.registration.id);
  return {
    packFiles: files.map(({ id, name, media_type, bytes }) => ({ id, name, mediaType: media_type, bytes })),
    events: events.map((row) => ({
      deviceId: row.device_id,
      sequence: row.sequence,
      kind: row.kind,
      payload: Payload.parse(row.payload),
      at: row.device_at.toISOString(),
      hash: row.hash,
    })),
    earlierJudgements: await listEarlierJudgements(db, organisationId, attempt),
    state: standing === 'none' ? ('open' as const) : standing,
    sentBack:
      standing === 'sent-back' ? (lastSubmission(attempt.id, submissions)?.sent_back_reason ?? null) : null,
  };
}

/** Everything for the live sheet of one's own booking, to be kept on the device. */
export async function getSheet(ctx: Context, input: { readonly bookingId: string }) {
  authorise(ctx, 'assessment.judge');
  return await reading(ctx, async (db) => {
    const own = await findOwnSheet(db, ctx, input.bookingId);
    const attempt = attemptOf(own.record, own.booking.attempt_id);
    return {
      booking: bookingView(own.booking, own.record.planOf(attempt)),
      apprentice: apprenticePart(own),
      adjustments: adjustmentTexts(own),
      extraPercent: own.record.extraPercent,
      ...planPart(own),
      ...(await recordedPart(db, ctx, own)),
    };
  });
}
