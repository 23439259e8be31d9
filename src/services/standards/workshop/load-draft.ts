import { z } from 'zod';
import type { Db } from '#db/database.ts';
import {
  type DraftDocumentRow,
  type DraftKey,
  type DraftRow,
  findDraftRow,
  listDecisionRows,
  listDraftDocuments,
  readDraftContents,
} from '#db/plan-drafts.ts';
import { Refusal } from '#domain/refusal.ts';
import type { ReadDocument } from '#domain/standards/compiler/read-document.ts';
import type { WorkshopDraft } from '#domain/standards/workshop/apply-decisions.ts';
import { Decision, type RecordedDecision } from '#domain/standards/workshop/decision.ts';
import { londonDayOf } from '#domain/time/london.ts';
import { compileDraft, type DraftBase } from './compile-draft.ts';

/** A draft with everything it is put together from. */
export interface LoadedDraft {
  readonly row: DraftRow;
  readonly documents: readonly DraftDocumentRow[];
  readonly decisions: readonly RecordedDecision[];
  readonly draft: WorkshopDraft;
}

const Keys = z.record(z.string(), z.string());
const contents = new Map<string, ReadDocument>();

/** The decisions of a draft in order. */
export async function loadDecisions(db: Db, key: DraftKey): Promise<readonly RecordedDecision[]> {
  const rows = await listDecisionRows(db, key);
  return rows.map((row) => ({
    sequence: row.sequence,
    decision: Decision.parse(row.decision),
    keys: Keys.parse(row.keys),
    personId: row.person_id,
    name: row.name,
    on: londonDayOf(row.decided_at.toISOString()),
  }));
}

/** Contents that are not in memory are read; a document's content never changes. */
async function contentsOf(db: Db, key: DraftKey, documents: readonly DraftDocumentRow[]) {
  const missing = documents.filter(({ id }) => !contents.has(id)).map(({ id }) => id);
  for (const [id, content] of await readDraftContents(db, key, missing)) {
    // Written by our own reader a moment ago or long since: the shape is ours.
    contents.set(id, content as ReadDocument);
  }
  while (contents.size > 40) contents.delete(contents.keys().next().value ?? '');
  return documents.flatMap((document) => {
    const content = contents.get(document.id);
    return content ? [{ sha256: document.sha256, key: document.key, content }] : [];
  });
}

/** Read a draft and put it together; not found when the organisation has none of this id. */
export async function loadDraft(db: Db, key: DraftKey): Promise<LoadedDraft> {
  const row = await findDraftRow(db, key);
  if (!row) throw new Refusal('not-found');
  const documents = (await listDraftDocuments(db, key)).filter(({ removed_at }) => removed_at === null);
  const decisions = await loadDecisions(db, key);
  const read = await contentsOf(
    db,
    key,
    documents.filter(({ state }) => state === 'read'),
  );
  const base = row.base as DraftBase | null;
  return { row, documents, decisions, draft: compileDraft({ base, documents: read, decisions }) };
}

/** Questions and findings that an author still has to decide: questions that stop publishing, errors and warnings. */
export function openCounts({ questions, findings }: WorkshopDraft) {
  return {
    openQuestions: questions.filter(({ answer }) => answer === undefined).length,
    openFindings: findings.filter(({ severity, settled }) => severity !== 'note' && !settled).length,
  };
}
