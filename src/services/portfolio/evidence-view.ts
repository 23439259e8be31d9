import type { Db } from '#db/database.ts';
import { type EvidenceRow, listClaimRows, listCommentRows } from '#db/evidence.ts';
import { listEvidenceFiles } from '#db/files.ts';
import { personName } from '#db/people-rows.ts';
import {
  type ClaimState,
  type EvidenceKind,
  type EvidenceState,
  evidenceAbilities,
} from '#domain/portfolio/evidence-rules.ts';
import type { Context } from '../context.ts';
import { groupBy } from '../group-by.ts';
import { factsOf, viewerOf } from './evidence-access.ts';

interface Named {
  readonly given_names: string | null;
  readonly family_name: string | null;
  readonly name_used: string | null;
}

function nameOf({ given_names, family_name, name_used }: Named): string | null {
  if (given_names === null || family_name === null) return null;
  return personName({ given_names, family_name, name_used });
}

/** A file as lists show it. */
export function fileRef(file: {
  readonly id: string;
  readonly name: string;
  readonly media_type: string;
  readonly bytes: number;
}) {
  return { id: file.id, name: file.name, mediaType: file.media_type, bytes: file.bytes };
}

/** Evidence as the contract shows it, with what the actor may do, in three queries however many there are. */
export async function evidenceViews(db: Db, ctx: Context, rows: readonly EvidenceRow[]) {
  const { organisationId } = ctx.actor;
  const ids = rows.map(({ id }) => id);
  const claimRows = groupBy(await listClaimRows(db, organisationId, ids), byEvidence);
  const comments = groupBy(await listCommentRows(db, organisationId, ids), byEvidence);
  const files = groupBy(await listEvidenceFiles(db, organisationId, ids), byEvidence);
  return rows.map((row) => {
    const claims = (claimRows.get(row.id) ?? []).map((claim) => ({
      method: claim.method,
      ref: claim.criterion_ref,
      state: claim.state as ClaimState,
      feedback: claim.feedback,
      decidedBy: nameOf(claim),
      decidedAt: claim.decided_at?.toISOString() ?? null,
    }));
    const ownFiles = files.get(row.id) ?? [];
    return {
      id: row.id,
      enrolmentId: row.enrolment_id,
      apprentice: { id: row.person_id, name: personName(row) },
      kind: row.kind as EvidenceKind,
      title: row.title,
      text: row.text,
      madeOn: row.made_on,
      state: row.state as EvidenceState,
      files: ownFiles.map(fileRef),
      claims,
      comments: (comments.get(row.id) ?? []).map((comment) => ({
        id: comment.id,
        by: personName(comment),
        mine: comment.author_id === ctx.actor.personId,
        text: comment.text,
        at: comment.created_at.toISOString(),
      })),
      createdAt: row.created_at.toISOString(),
      submittedAt: row.submitted_at?.toISOString() ?? null,
      decidedAt: row.decided_at?.toISOString() ?? null,
      version: row.version,
      abilities: evidenceAbilities(factsOf(row, claims, ownFiles.length), viewerOf(ctx, row.person_id)),
    };
  });
}

function byEvidence({ evidence_id }: { readonly evidence_id: string }): string {
  return evidence_id;
}
