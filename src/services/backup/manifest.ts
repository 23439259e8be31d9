import { z } from 'zod';

const Hash = z.string().regex(/^[0-9a-f]{64}$/);

/** The list of contents of a backup archive, its last entry. */
export const BackupManifest = z.strictObject({
  format: z.literal(1),
  createdAt: z.iso.datetime(),
  /** The migrations of the database that was backed up, oldest first. */
  migrations: z.array(z.strictObject({ name: z.string(), checksum: Hash })),
  /** `tables/<name>.jsonl`: one row a line. */
  tables: z.array(z.strictObject({ name: z.string(), rows: z.int().min(0), sha256: Hash })),
  jobs: z.strictObject({ rows: z.int().min(0), sha256: Hash }),
  /** `files/<organisation>/<sha256>`. */
  files: z.array(z.strictObject({ organisationId: z.uuid(), sha256: Hash, bytes: z.int().min(0) })),
  /** Whether the archive holds the installation's secret. */
  secret: z.boolean(),
});

/** The list of contents of a backup archive. */
export type BackupManifest = z.infer<typeof BackupManifest>;

/** Where the parts of an archive lie. */
export const backupPaths = {
  manifest: 'manifest.json',
  jobs: 'jobs.jsonl',
  secret: 'secret.key',
  table: (name: string) => `tables/${name}.jsonl`,
  file: (organisationId: string, sha256: string) => `files/${organisationId}/${sha256}`,
} as const;
