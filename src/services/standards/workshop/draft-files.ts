import { findFileRow } from '#db/files.ts';
import { findDraftRow, insertDraftDocument, listDraftDocuments } from '#db/plan-drafts.ts';
import { documentId } from '#documents/blocks/block-file.ts';
import { isPermitted } from '#domain/people/permissions.ts';
import { Refusal } from '#domain/refusal.ts';
import { recordAudit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { enqueue } from '../../enqueue.ts';
import type { FilePurposeRules } from '../../portfolio/file-access.ts';

/** Most documents of one draft. */
const mostDocuments = 20;

function mayDraft(ctx: Context): boolean {
  const { role } = ctx.actor;
  return role !== 'contact' && role !== 'system' && isPermitted(role, 'standards.draft');
}

function freeKey(name: string, taken: ReadonlySet<string>): string {
  const base = documentId(name);
  let key = base;
  for (let count = 2; taken.has(key); count += 1) key = `${base}-${count}`;
  return key;
}

/** Documents of a plan draft: read and added by the standards authors of the organisation while it is a draft. */
export const draftFiles: FilePurposeRules = {
  async mayRead(db, ctx, file) {
    const key = { organisationId: ctx.actor.organisationId, id: file.subject_id };
    return mayDraft(ctx) && (await findDraftRow(db, key)) !== undefined;
  },
  upload: {
    async check(db, ctx, { subjectId }) {
      const key = { organisationId: ctx.actor.organisationId, id: subjectId };
      const row = mayDraft(ctx) ? await findDraftRow(db, key) : undefined;
      if (!row) throw new Refusal('not-found');
      if (row.state !== 'draft') throw new Refusal('draft-state');
      const held = (await listDraftDocuments(db, key)).filter(({ removed_at }) => removed_at === null);
      if (held.length >= mostDocuments) {
        throw new Refusal('file-refused', {
          reason: `A draft is made from at most ${mostDocuments} documents.`,
        });
      }
    },
    async attach(tx, ctx, { subjectId, fileId }) {
      const { organisationId } = ctx.actor;
      const key = { organisationId, id: subjectId };
      const file = await findFileRow(tx, { organisationId, id: fileId });
      const taken = new Set((await listDraftDocuments(tx, key)).map((one) => one.key));
      const document = freeKey(file?.name ?? 'document', taken);
      const id = ctx.newId();
      await insertDraftDocument(tx, { ...key, documentId: id, fileId, key: document, at: ctx.now });
      await enqueue(tx, {
        job: 'standards.read-document',
        organisationId,
        payload: { draftId: subjectId, documentId: id },
      });
      await recordAudit(tx, ctx, {
        type: 'standards.document-added',
        subjectType: 'plan-draft',
        subjectId,
        detail: { documentId: id, fileId },
      });
    },
  },
};
