import type { Db, Tx } from '#db/database.ts';
import type { FilePurpose, FileRow } from '#db/files.ts';
import type { FileType } from '#domain/portfolio/file-types.ts';
import { productFiles } from '../assessment/product-files.ts';
import type { Context } from '../context.ts';
import { gatewayFiles, packFiles, receivedPackFiles } from '../gateway/gateway-files.ts';
import { registerImportFiles } from '../standards/register/import-files.ts';
import { requestFiles } from '../standards/requests/request-files.ts';
import { draftFiles } from '../standards/workshop/draft-files.ts';
import { evidenceFiles } from './evidence-files.ts';

/** What decides about the files that hang on one kind of subject. Each room writes its own. */
export interface FilePurposeRules {
  /** Whether the actor may read a file of this purpose. */
  mayRead(db: Db, ctx: Context, file: FileRow): Promise<boolean>;
  /** Absent when files of this purpose are never uploaded by people. */
  readonly upload?: {
    /** Throw a refusal unless the actor may add a file to the subject now. `type` is known once the file has arrived. */
    check(
      db: Db,
      ctx: Context,
      file: { readonly subjectId: string; readonly type?: FileType },
    ): Promise<void>;
    /** Hang the file on its subject, in the transaction that adds it. */
    attach?(
      tx: Tx,
      ctx: Context,
      file: { readonly subjectId: string; readonly fileId: string },
    ): Promise<void>;
  };
}

/** The rules of every purpose that files are read or handed over for; a purpose that is not here is not found. A room adds its line. */
export const filePurposes: Readonly<Partial<Record<FilePurpose, FilePurposeRules>>> = {
  evidence: evidenceFiles,
  product: productFiles,
  gateway: gatewayFiles,
  pack: packFiles,
  'received-pack': receivedPackFiles,
  'plan-draft': draftFiles,
  'standard-request': requestFiles,
  import: registerImportFiles,
};

/** The rules of a purpose as it stands in a row. */
export function rulesOfPurpose(purpose: string): FilePurposeRules | undefined {
  return filePurposes[purpose as FilePurpose];
}
