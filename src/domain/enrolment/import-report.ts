import { z } from 'zod';

/** What became of one import. Rejected rows keep their values so that they can be mended and sent again. */
export const ImportReport = z.strictObject({
  /** Null for a trial that wrote nothing. */
  id: z.uuid().nullable(),
  fileName: z.string(),
  rows: z.int(),
  accepted: z.int(),
  rejected: z.array(
    z.strictObject({
      line: z.int(),
      values: z.record(z.string(), z.string()),
      issues: z.array(z.strictObject({ column: z.string(), message: z.string() })),
    }),
  ),
  warnings: z.array(z.strictObject({ line: z.int(), column: z.string(), message: z.string() })),
});
export type ImportReport = z.infer<typeof ImportReport>;
