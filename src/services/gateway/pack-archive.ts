import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { z } from 'zod';
import type { PackManifest } from '#domain/gateway/pack.ts';
import { canonicalJson } from '#domain/standards/canonical-json.ts';
import type { StoredObject } from '#storage/file-store.ts';
import type { Context } from '../context.ts';
import { packIndex } from './pack-index.ts';

/** `signature.json` of the archive: who signed the bytes of `manifest.json`. */
export const PackSignatureFile = z.strictObject({
  algorithm: z.literal('ed25519'),
  keyId: z.string(),
  /** SubjectPublicKeyInfo, base64. */
  publicKey: z.base64(),
  signature: z.base64(),
});
export type PackSignatureFile = z.infer<typeof PackSignatureFile>;

/** Names inside the archive. */
export const packNames = {
  manifest: 'manifest.json',
  signature: 'signature.json',
  index: 'index.html',
} as const;

/** Largest archive that is written or taken, in bytes: 20 GB. */
export const maximumArchiveBytes = 20_000_000_000;

/** The bytes of a manifest that are signed and stored. */
export function manifestBytes(manifest: PackManifest): Buffer {
  return Buffer.from(canonicalJson(manifest), 'utf8');
}

/**
 * Write the archive of one revision into the organisation's files, streamed: it is never whole in memory. Only the files that
 * this revision carries go in.
 */
export async function writePackArchive(
  ctx: Context,
  manifest: PackManifest,
  signature: PackSignatureFile,
): Promise<StoredObject> {
  const { organisationId } = ctx.actor;
  const zip = new ZipFile();
  const options = { mtime: new Date(manifest.createdAt), mode: 0o100644 };
  zip.addBuffer(manifestBytes(manifest), packNames.manifest, options);
  zip.addBuffer(Buffer.from(JSON.stringify(signature, null, 2)), packNames.signature, options);
  zip.addBuffer(Buffer.from(packIndex(manifest)), packNames.index, options);
  for (const file of manifest.files.filter(({ revision }) => revision === manifest.revision)) {
    zip.addReadStreamLazy(file.path, { ...options, size: file.bytes, compress: false }, (done) => {
      ctx.files.open(organisationId, file.sha256).then(
        (stream) => done(null, stream),
        (error: unknown) => done(error, Readable.from([])),
      );
    });
  }
  zip.end();
  const output = Readable.from(zip.outputStream);
  zip.on('error', (error: Error) => output.destroy(error));
  return await ctx.files.put(organisationId, output, { maximumBytes: maximumArchiveBytes });
}
