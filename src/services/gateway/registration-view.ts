import { z } from 'zod';
import type { Db } from '#db/database.ts';
import { personName } from '#db/people-rows.ts';
import { listReceivedFiles, listReceivedItems, listReceivedPacks } from '#db/received-packs.ts';
import { countItems, findRegistration, isAssigned } from '#db/registrations.ts';
import { PackItem } from '#domain/gateway/pack.ts';
import { Refusal } from '#domain/refusal.ts';
import { londonDayOf } from '#domain/time/london.ts';
import { count, sayPeriod } from '#domain/time/period.ts';
import { type ClockView, clockView } from '../clocks.ts';
import type { Context } from '../context.ts';
import { type PinnedPlan, readEffectivePlan, resolveFor } from '../standards/effective-plan.ts';
import { reading } from '../transaction.ts';
import { ability, holds } from './abilities.ts';
import { whyNotAcceptable } from './accept-gateway.ts';
import { packVerdict } from './pack-verdict.ts';

/** A registration with the apprentice's names. */
export type RegistrationRow = NonNullable<Awaited<ReturnType<typeof findRegistration>>>;

/** How many items stand how. */
export interface ItemCounts {
  submitted: number;
  accepted: number;
  returned: number;
}

/** The plan on which a registration is assessed: pinned from acceptance on, the provider's choice before. */
export async function planOfRegistration(
  db: Db,
  ctx: Context,
  row: Omit<RegistrationRow, 'given_names' | 'family_name' | 'name_used'>,
): Promise<PinnedPlan> {
  if (row.plan_hash !== null) return await readEffectivePlan(db, row.plan_hash);
  return resolveFor(ctx.plans, {
    reference: row.reference,
    edition: row.plan_edition,
    policyId: row.policy_id,
    startsOn: row.starts_on,
    standardVersion: row.standard_version,
    options: row.options,
    today: londonDayOf(ctx.now.toISOString()),
  });
}

const over: ReadonlySet<string> = new Set(['released', 'closed', 'withdrawn']);

/** The end of the assessment window as a clock; nothing while it has not opened. */
export function windowClockOf(
  ctx: Context,
  row: Pick<RegistrationRow, 'window_ends_on' | 'state'>,
  plan: PinnedPlan,
): ClockView | null {
  const rule = plan.plan.window;
  if (row.window_ends_on === null || !rule) return null;
  return clockView(
    {
      what: 'Complete every assessment',
      dueOn: row.window_ends_on,
      whose: 'Assessment organisation',
      rule: { words: rule.source.words ?? sayPeriod(rule.period), source: rule.source },
      done: over.has(row.state),
    },
    londonDayOf(ctx.now.toISOString()),
  );
}

function needsOf(row: RegistrationRow, items: ItemCounts): string | null {
  if (row.state === 'gateway-submitted') {
    if (items.submitted > 0) return `Decide ${count(items.submitted, 'item')}`;
    if (items.returned > 0) return `Wait for ${count(items.returned, 'returned item')}`;
    return 'Accept the gateway';
  }
  return row.state === 'gateway-accepted' ? 'Book the assessments' : null;
}

/** One line of a desk queue. */
export function summaryOf(ctx: Context, row: RegistrationRow, plan: PinnedPlan, items: ItemCounts) {
  return {
    id: row.id,
    apprentice: { id: row.person_id, name: personName(row) },
    uln: row.uln,
    reference: row.reference,
    planTitle: plan.plan.title,
    provider: row.provider_name,
    employer: row.employer_name,
    state: row.state,
    series: row.series,
    submittedAt: row.submitted_at.toISOString(),
    items,
    clock: windowClockOf(ctx, row, plan),
    needs: needsOf(row, items),
  };
}

/** The counts of one registration among those counted. */
export function countsOf(
  id: string,
  rows: readonly { readonly registration_id: string; readonly state: string; readonly count: number }[],
): ItemCounts {
  const of = (state: string) =>
    Number(rows.find((row) => row.registration_id === id && row.state === state)?.count ?? 0);
  return { submitted: of('submitted'), accepted: of('accepted'), returned: of('returned') };
}

type ItemRow = Awaited<ReturnType<typeof listReceivedItems>>[number];
type FileRow = Awaited<ReturnType<typeof listReceivedFiles>>[number];

function itemView(ctx: Context, registration: RegistrationRow, row: ItemRow, files: readonly FileRow[]) {
  const { content, source, reason } = PackItem.parse(row.content);
  const { document, section, words } = source;
  const by =
    row.given_names === null || row.family_name === null
      ? null
      : personName({ ...row, given_names: row.given_names, family_name: row.family_name });
  return {
    requirementId: row.requirement_id,
    title: row.title,
    itemHash: row.item_hash,
    revision: row.revision,
    state: row.state,
    reason: row.reason,
    decidedBy: by,
    decidedAt: row.decided_at?.toISOString() ?? null,
    readiness: content.standing,
    readinessReason: reason,
    facts: { ...content.facts, ...(content.act ? { confirmedBy: content.act } : {}) },
    waiver: content.waiver?.why ?? null,
    files: content.files.flatMap(({ sha256, name, evidence }) => {
      const file = files.find((one) => one.sha256 === sha256);
      return file
        ? [{ id: file.id, name: evidence?.title ?? name, mediaType: file.media_type, bytes: file.bytes }]
        : [];
    }),
    signatures: content.signatures.map((signature) => ({
      role: signature.role,
      name: signature.name,
      email: signature.email,
      at: signature.at,
      statement: signature.statement,
      flagged: signature.sameDomain
        ? 'The address is on the training provider’s own domain: check that the signer works for the employer.'
        : null,
    })),
    source: { document, section, ...(words === undefined ? {} : { words }) },
    decide: ability(
      !holds(ctx, 'gateway.decide-items') && 'Operations of the assessment organisation decide.',
      registration.state !== 'gateway-submitted' && 'The gateway is no longer open.',
    ),
  };
}

const Choices = z.record(z.string(), z.array(z.string()));
const Formats = z.record(z.string(), z.string());

/** One registration with its gateway pack. Operations, quality and auditors read any; an assessor reads those assigned. */
export async function getRegistration(ctx: Context, input: { readonly registrationId: string }) {
  const isDesk = holds(ctx, 'gateway.read-received');
  if (!isDesk && !holds(ctx, 'gateway.read-assigned')) throw new Refusal('not-permitted');
  return await reading(ctx, async (db) => {
    const { organisationId, personId } = ctx.actor;
    const row = await findRegistration(db, organisationId, input.registrationId);
    if (!row) throw new Refusal('not-found');
    if (!isDesk && !(await isAssigned(db, organisationId, { registrationId: row.id, personId })))
      throw new Refusal('not-found');
    return await detailOf(db, ctx, row);
  });
}

async function detailOf(db: Db, ctx: Context, row: RegistrationRow) {
  const { organisationId } = ctx.actor;
  const plan = await planOfRegistration(db, ctx, row);
  const items = await listReceivedItems(db, organisationId, row.id);
  const files = await listReceivedFiles(db, organisationId, row.id);
  const packs = await listReceivedPacks(db, organisationId, row.id);
  const clock = windowClockOf(ctx, row, plan);
  const order = plan.plan.gateway.requirements.map(({ id }) => id);
  const inOrder = [...items].sort(
    (a, b) => order.indexOf(a.requirement_id) - order.indexOf(b.requirement_id),
  );
  const counts = countsOf(row.id, await countItems(db, organisationId, [row.id]));
  return {
    ...summaryOf(ctx, row, plan, counts),
    dateOfBirth: row.date_of_birth,
    startsOn: row.starts_on,
    standardVersion: row.standard_version,
    planEdition: row.plan_edition,
    policyId: row.policy_id,
    planHash: row.plan_hash,
    choices: Choices.parse(row.choices),
    formats: Formats.parse(row.formats),
    options: row.options,
    gatewayAcceptedOn: row.gateway_accepted_on,
    windowEndsOn: row.window_ends_on,
    receivedItems: inOrder.map((item) => itemView(ctx, row, item, files)),
    packs: packs.map((pack) => {
      const { isGood, findings } = packVerdict(pack.verified);
      return {
        revision: pack.revision,
        hash: pack.manifest_hash,
        receivedAt: pack.received_at.toISOString(),
        verified: isGood,
        findings,
        fileId: pack.file_id,
      };
    }),
    acceptGateway: ability(
      !holds(ctx, 'gateway.decide-items') && 'Operations of the assessment organisation accept the gateway.',
      await whyNotAcceptable(db, row),
    ),
    clocks: clock ? [clock] : [],
    version: row.version,
  };
}
