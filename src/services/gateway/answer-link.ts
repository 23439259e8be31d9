import type { Db, Tx } from '#db/database.ts';
import { findFileRow } from '#db/files.ts';
import { findGateway } from '#db/gateways.ts';
import type { SigningLinkRow } from '#db/signing-links.ts';
import { Refusal } from '#domain/refusal.ts';
import { recordAudit } from '../audit.ts';
import type { Context } from '../context.ts';
import type { Outside } from '../people/outside.ts';
import { answerSigningLink, openSigningLink } from '../people/signing-links.ts';
import { type OpenedFile, openedFile } from '../portfolio/open-file.ts';
import { inTransaction, reading } from '../transaction.ts';
import { refuseActsWhenSent, reopenSignatures, takeGateway, touchGateway } from './change-gateway.ts';
import { purposeOfLink, requirementOfLink } from './employer-links.ts';
import { apprenticeName, type GatewayRecord, readGatewayRecord } from './gateway-record.ts';
import { standingsOf } from './gateway-standings.ts';
import { type AskedNow, recordAct, requireAsked } from './party-acts.ts';

async function recordOfLink(db: Db, ctx: Context, link: SigningLinkRow): Promise<GatewayRecord> {
  const gateway =
    link.subject_type === 'gateway'
      ? await findGateway(db, ctx.actor.organisationId, link.subject_id)
      : undefined;
  if (!gateway) throw new Refusal('not-found');
  return await readGatewayRecord(db, ctx, gateway);
}

function askedByLink(record: GatewayRecord, link: SigningLinkRow): AskedNow {
  refuseActsWhenSent(record);
  return requireAsked(record, requirementOfLink(link.detail) ?? '', purposeOfLink(link.purpose));
}

/** What the employer sees behind a link: one apprentice, one question, and what it is about. */
export async function openLink(outside: Outside, input: { readonly token: string }) {
  const { ctx, link } = await openSigningLink(outside, input.token);
  return await reading(ctx, async (db) => {
    const record = await recordOfLink(db, ctx, link);
    return linkView({ link, record, asked: askedByLink(record, link) });
  });
}

function linkView({
  link,
  record,
  asked,
}: {
  readonly link: SigningLinkRow;
  readonly record: GatewayRecord;
  readonly asked: AskedNow;
}) {
  const { apprentice, plan } = record;
  const about = itemsBehind(asked);
  const { document, section, words } = asked.requirement.source;
  return {
    purpose: asked.purpose,
    apprentice: apprenticeName(apprentice),
    provider: apprentice.provider_name,
    employer: apprentice.employer_name,
    standard: plan.standard.title,
    to: link.name,
    jobTitle: apprentice.manager_job_title,
    title: asked.requirement.title,
    statement: asked.statement,
    statementHash: asked.statementHash,
    items: standingsOf(record)
      .filter(({ requirementId }) => about.includes(requirementId))
      .map(({ requirementId, title, reason }) => ({
        title,
        reason,
        files: record
          .item(requirementId)
          .files.map(({ id, name, mediaType, bytes }) => ({ id, name, mediaType, bytes })),
      })),
    source: { document, section, ...(words === undefined ? {} : { words }) },
    expiresAt: link.expires_at.toISOString(),
  };
}

/** A file that the question behind a link is about, as its bearer may see it. */
export async function openLinkFile(
  outside: Outside,
  input: { readonly token: string; readonly fileId: string },
): Promise<OpenedFile> {
  const { ctx, link } = await openSigningLink(outside, input.token);
  const row = await reading(ctx, async (db) => {
    const record = await recordOfLink(db, ctx, link);
    const shown = itemsBehind(askedByLink(record, link)).flatMap((id) => record.item(id).files);
    if (!shown.some(({ id }) => id === input.fileId)) throw new Refusal('not-found');
    return await findFileRow(db, { organisationId: ctx.actor.organisationId, id: input.fileId });
  });
  if (!row || row.scan === 'infected') throw new Refusal('not-found');
  return openedFile(ctx, row, 'display');
}

function itemsBehind(asked: AskedNow): string[] {
  return asked.purpose === 'sign' ? Object.keys(asked.about) : [asked.requirement.id];
}

/** The answer of whoever holds the link; it is kept with the address to which the link was sent. */
export interface LinkAnswer {
  readonly token: string;
  readonly answer: 'agree' | 'decline';
  readonly name: string;
  readonly jobTitle?: string | undefined;
  readonly comment?: string | undefined;
  readonly statementHash: string;
}

/** Sign, approve, confirm, waive or decline behind a link. It works once; a refusal spends nothing. */
export async function answerLink(outside: Outside, input: LinkAnswer): Promise<{ done: true; what: string }> {
  const { ctx, link } = await openSigningLink(outside, input.token);
  return await inTransaction(ctx, async (tx) => {
    const comment = input.comment?.trim() || undefined;
    await answerSigningLink(tx, ctx, link.id, { answer: input.answer, comment });
    if (link.subject_type !== 'gateway') throw new Refusal('not-found');
    const record = await takeGateway(tx, ctx, link.subject_id);
    const asked = askedByLink(record, link);
    if (comment === undefined) refuseSilence(input.answer, asked);
    if (input.answer === 'decline') await decline(tx, ctx, { link, record, asked, comment });
    else {
      await recordAct(tx, ctx, record, {
        asked,
        party: {
          role: 'employer',
          personId: null,
          linkId: link.id,
          name: input.name,
          email: link.email,
          jobTitle: input.jobTitle?.trim() || null,
        },
        statementHash: input.statementHash,
        why: comment,
      });
    }
    await touchGateway(tx, ctx, record.gateway.id);
    await reopenSignatures(tx, ctx, record.gateway.id);
    return { done: true, what: asked.requirement.title };
  });
}

async function decline(
  tx: Tx,
  ctx: Context,
  given: {
    readonly link: SigningLinkRow;
    readonly record: GatewayRecord;
    readonly asked: AskedNow;
    readonly comment: string | undefined;
  },
): Promise<void> {
  await recordAudit(tx, ctx, {
    type: 'gateway.link-declined',
    subjectType: 'gateway',
    subjectId: given.record.gateway.id,
    detail: { linkId: given.link.id, requirementId: given.asked.requirement.id },
    ...(given.comment === undefined ? {} : { text: given.comment }),
  });
}

/** A no says what to mend, and a waiver why it is waived. */
function refuseSilence(answer: LinkAnswer['answer'], asked: AskedNow): void {
  const isNo = answer === 'decline';
  if (!isNo && asked.purpose !== 'waive') return;
  const message = isNo ? 'Say why, so that the training provider can mend it.' : 'Say why it is not needed.';
  throw new Refusal('invalid-request', { issues: [{ path: 'body.comment', message }] });
}
