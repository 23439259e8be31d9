import { createHash } from 'node:crypto';
import type { Entry } from 'yauzl';
import { PackManifest } from '#domain/gateway/pack.ts';
import { canonicalJson } from '#domain/standards/canonical-json.ts';
import { checkpointContent } from '../audit-checkpoint.ts';
import { verifyWithPublicKey } from '../signing-keys.ts';
import { planHash } from '../standards/plan-hash.ts';
import { PackSignatureFile, packNames } from './pack-archive.ts';
import { type OpenedArchive, openArchive, type PackSource, readSmall } from './pack-reader.ts';

/** What a check of a pack found. Without findings everything is as it was signed. */
export interface PackVerification {
  /** Undefined when the manifest cannot be read at all. */
  readonly manifest: PackManifest | undefined;
  readonly manifestHash: string | undefined;
  readonly signature: PackSignatureFile | undefined;
  /** True when the signature is good and nothing else was found. */
  readonly isGood: boolean;
  /** Each a whole sentence. */
  readonly findings: readonly string[];
}

const maximumManifestBytes = 50_000_000;

interface Reading {
  readonly archive: OpenedArchive;
  readonly findings: string[];
}

/**
 * Check a pack by itself, offline: the signature over the manifest, the hash of every item and of every file that this revision
 * carries, and that nothing else lies in the archive. `knownKeys` are public keys (DER) under which the sender is known; without
 * them only the key inside the pack speaks for the sender, and the caller must judge who that is.
 */
export async function verifyPack(
  source: PackSource,
  knownKeys: readonly Buffer[] | undefined = undefined,
): Promise<PackVerification> {
  let archive: OpenedArchive;
  try {
    archive = await openArchive(source);
  } catch (error) {
    return unreadable(`This is no gateway pack that can be opened: ${messageOf(error)}`);
  }
  try {
    return await verifyOpened({ archive, findings: [] }, knownKeys);
  } catch (error) {
    return unreadable(`The archive is damaged: ${messageOf(error)}`);
  } finally {
    archive.close();
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function unreadable(finding: string): PackVerification {
  return {
    manifest: undefined,
    manifestHash: undefined,
    signature: undefined,
    isGood: false,
    findings: [finding],
  };
}

async function verifyOpened(
  reading: Reading,
  knownKeys: readonly Buffer[] | undefined,
): Promise<PackVerification> {
  const bytes = await bytesOf(reading, packNames.manifest);
  if (!bytes) return unreadable(`The archive has no ${packNames.manifest}.`);
  const parsed = PackManifest.safeParse(jsonOf(bytes));
  if (!parsed.success) {
    const at = parsed.error.issues[0]?.path.join('.') ?? '';
    return unreadable(`${packNames.manifest} is not a gateway pack of a version known here (at "${at}").`);
  }
  const manifest = parsed.data;
  const { findings } = reading;
  if (canonicalJson(manifest) !== bytes.toString('utf8'))
    findings.push(`${packNames.manifest} is not written in canonical form.`);
  const signature = await checkSignature(reading, bytes, knownKeys);
  checkCheckpoint(manifest, signature, findings);
  checkItems(manifest, findings);
  await checkFiles(reading, manifest);
  const manifestHash = createHash('sha256').update(bytes).digest('hex');
  return { manifest, manifestHash, signature, isGood: findings.length === 0, findings };
}

async function bytesOf({ archive }: Reading, name: string): Promise<Buffer | undefined> {
  const entry = archive.entries.get(name);
  return entry ? await readSmall(archive, entry, maximumManifestBytes) : undefined;
}

function jsonOf(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    // What is no JSON is no manifest either: the parse that follows says so.
    return undefined;
  }
}

async function checkSignature(
  reading: Reading,
  manifest: Buffer,
  knownKeys: readonly Buffer[] | undefined,
): Promise<PackSignatureFile | undefined> {
  const bytes = await bytesOf(reading, packNames.signature);
  const parsed = PackSignatureFile.safeParse(bytes && jsonOf(bytes));
  if (!parsed.success) {
    reading.findings.push(`${packNames.signature} is missing or cannot be read: the pack is not signed.`);
    return undefined;
  }
  const publicKey = Buffer.from(parsed.data.publicKey, 'base64');
  if (!verifyWithPublicKey(publicKey, manifest, Buffer.from(parsed.data.signature, 'base64')))
    reading.findings.push('The signature does not fit: the manifest was changed after it was signed.');
  if (knownKeys && !knownKeys.some((known) => known.equals(publicKey)))
    reading.findings.push('The pack is signed with a key that is not known to be the sender’s.');
  return parsed.data;
}

/** The checkpoint is the sender's and fits its signature; one that an earlier key signed can only be checked with that key. */
function checkCheckpoint(
  { auditCheckpoint, sender }: PackManifest,
  signature: PackSignatureFile | undefined,
  findings: string[],
): void {
  if (!auditCheckpoint) return;
  if (auditCheckpoint.organisationId !== sender.id)
    findings.push('The audit checkpoint is not the sender’s.');
  if (auditCheckpoint.keyId !== signature?.keyId) return;
  const publicKey = Buffer.from(signature.publicKey, 'base64');
  const signed = Buffer.from(auditCheckpoint.signature, 'hex');
  if (!verifyWithPublicKey(publicKey, checkpointContent(auditCheckpoint), signed))
    findings.push('The audit checkpoint does not fit its signature.');
}

function checkItems(manifest: PackManifest, findings: string[]): void {
  const listed = new Map(manifest.files.map((file) => [file.sha256, file]));
  for (const { requirementId, title, itemHash, content } of manifest.items) {
    if (planHash(content) !== itemHash || content.requirementId !== requirementId)
      findings.push(`"${title}" does not fit its hash.`);
    for (const { sha256, name, bytes } of content.files) {
      if (listed.get(sha256)?.bytes !== bytes)
        findings.push(`"${name}" of "${title}" is not among the files of the pack.`);
    }
  }
}

async function checkFiles({ archive, findings }: Reading, manifest: PackManifest): Promise<void> {
  const carried = manifest.files.filter(({ revision }) => revision === manifest.revision);
  for (const { path, revision } of manifest.files)
    if (revision > manifest.revision) findings.push(`${path} is said to come from a later revision.`);
  for (const file of carried) {
    const entry = archive.entries.get(file.path);
    const fits = entry && (await fitsEntry(archive, entry, file));
    if (fits === undefined) findings.push(`${file.path} is missing.`);
    if (fits === false) findings.push(`${file.path} was changed: its content does not fit its hash.`);
  }
  const expected = new Set<string>([...Object.values(packNames), ...carried.map(({ path }) => path)]);
  for (const name of archive.entries.keys())
    if (!expected.has(name)) findings.push(`${name} lies in the archive and is not named by the manifest.`);
}

async function fitsEntry(
  archive: OpenedArchive,
  entry: Entry,
  expected: { readonly sha256: string; readonly bytes: number },
): Promise<boolean> {
  const digest = createHash('sha256');
  let bytes = 0;
  for await (const part of await archive.read(entry)) {
    const piece = Buffer.from(part);
    bytes += piece.byteLength;
    digest.update(piece);
  }
  return digest.digest('hex') === expected.sha256 && bytes === expected.bytes;
}
