import { buffer } from 'node:stream/consumers';
import type { Tx } from '#db/database.ts';
import { type DraftKey, listDraftDocuments, updateDraft, updateDraftDocument } from '#db/plan-drafts.ts';
import { readBlocks } from '#documents/blocks/read-blocks.ts';
import { extractFacts } from '#domain/standards/compiler/extract-facts.ts';
import type { ReadDocument } from '#domain/standards/compiler/read-document.ts';
import { nothingToAudit, recordAudit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { inTransaction, reading } from '../../transaction.ts';
import { loadDraft, openCounts } from './load-draft.ts';

type Wanted = { readonly draftId: string; readonly documentId: string };

/** Spans name a document by its key in the draft, not by the name of its file. */
function named(document: ReadDocument, key: string): ReadDocument {
  if (document.id === key) return document;
  const renamed = JSON.stringify(document, (name, value: unknown) =>
    name === 'document' && value === document.id ? key : value,
  );
  return { ...(JSON.parse(renamed) as ReadDocument), id: key };
}

/** Bring the counts of a draft's row up to date with what it holds now. */
export async function recountDraft(tx: Tx, key: DraftKey, at: Date): Promise<void> {
  const loaded = await loadDraft(tx, key);
  const reference = loaded.draft.plan.reference;
  await updateDraft(
    tx,
    key,
    {
      ...openCounts(loaded.draft),
      documents: loaded.documents.length,
      ...(typeof reference === 'string' ? { reference } : {}),
    },
    at,
  );
}

/** Read a document that was added to a draft: its blocks, and what kind of document it is. Doing it twice does it once. */
export async function readDraftDocument(ctx: Context, { draftId, documentId }: Wanted): Promise<void> {
  const { organisationId } = ctx.actor;
  const key = { organisationId, id: draftId };
  const rows = await reading(ctx, (db) => listDraftDocuments(db, key));
  const row = rows.find(({ id }) => id === documentId);
  if (row?.state !== 'reading' || row.removed_at !== null) return;
  const bytes = await buffer(await ctx.files.open(organisationId, row.sha256));
  const read = await readBlocks({ bytes, name: row.name });
  const target = { ...key, documentId };
  await inTransaction(ctx, async (tx) => {
    const now = (await listDraftDocuments(tx, key)).find(({ id }) => id === documentId);
    if (now?.state !== 'reading') return nothingToAudit(tx, 'the document was read by another run');
    if (read.ok) {
      const content = named(read.document, row.key);
      const { identity } = extractFacts(content);
      await updateDraftDocument(tx, target, {
        state: 'read',
        role: identity.role.value,
        body: identity.body?.value ?? null,
        pages: content.pages.length,
        content,
      });
    } else await updateDraftDocument(tx, target, { state: 'refused', reason: read.reason });
    await recountDraft(tx, key, ctx.now);
    await recordAudit(tx, ctx, {
      type: 'standards.document-read',
      subjectType: 'plan-draft',
      subjectId: draftId,
      detail: { documentId, read: read.ok },
    });
  });
}
