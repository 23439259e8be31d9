import { findEvidenceRow } from '#db/evidence.ts';
import { attachToEvidence, listEvidenceFiles } from '#db/files.ts';
import { type EvidenceKind, evidenceAbilities } from '#domain/portfolio/evidence-rules.ts';
import { refuseForKind } from '#domain/portfolio/file-types.ts';
import { Refusal } from '#domain/refusal.ts';
import { factsOf, readableEvidence, requireStanding, viewerOf } from './evidence-access.ts';
import type { FilePurposeRules } from './file-access.ts';

const mostFiles = 50;

/** Files of evidence: read by whoever may read the evidence, added by its apprentice while it can be changed. */
export const evidenceFiles: FilePurposeRules = {
  async mayRead(db, ctx, file) {
    const { organisationId } = ctx.actor;
    const row = await findEvidenceRow(db, { organisationId, id: file.subject_id });
    return row !== undefined && viewerOf(ctx, row.person_id).mayRead;
  },
  upload: {
    async check(db, ctx, { subjectId, type }) {
      const row = await readableEvidence(db, ctx, subjectId);
      const viewer = viewerOf(ctx, row.person_id);
      const held = await listEvidenceFiles(db, ctx.actor.organisationId, [subjectId]);
      requireStanding(evidenceAbilities(factsOf(row, [], held.length), viewer).edit, viewer);
      if (held.length >= mostFiles)
        throw new Refusal('file-refused', {
          reason: `One piece of evidence holds at most ${mostFiles} files.`,
        });
      const reason = type && refuseForKind(row.kind as EvidenceKind, type);
      if (reason) throw new Refusal('file-refused', { reason });
    },
    async attach(tx, ctx, { subjectId, fileId }) {
      const { organisationId } = ctx.actor;
      await attachToEvidence(tx, { organisationId, evidenceId: subjectId, fileId });
    },
  },
};
