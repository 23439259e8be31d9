import type { ImportKey } from '#db/register-imports.ts';
import { findRegisterImport } from '#db/register-imports.ts';
import { isPermitted } from '#domain/people/permissions.ts';
import { Refusal } from '#domain/refusal.ts';
import { authorise, type Context } from '../../context.ts';
import type { FilePurposeRules } from '../../portfolio/file-access.ts';

/** Which import of the actor's organisation. */
export function importKey(ctx: Context, id: string): ImportKey {
  return { organisationId: ctx.actor.organisationId, id };
}

/** Files of a register import: whoever may import hands them over while the import is receiving, and reads them and the report. */
export const registerImportFiles: FilePurposeRules = {
  async mayRead(_db, { actor: { role } }) {
    if (role === 'system' || role === 'contact') return role === 'system';
    return isPermitted(role, 'standards.import-register');
  },
  upload: {
    async check(db, ctx, { subjectId }) {
      authorise(ctx, 'standards.import-register');
      const row = await findRegisterImport(db, importKey(ctx, subjectId));
      if (!row || row.created_by !== ctx.actor.personId) throw new Refusal('not-found');
      if (row.state !== 'receiving')
        throw new Refusal('register-import-state', {
          reason: 'Its files were read already. Start a new import.',
        });
    },
  },
};
