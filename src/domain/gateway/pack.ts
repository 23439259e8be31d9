import { z } from 'zod';
import { Id, PartyRole, PlainDate, Ref, Source } from '#domain/standards/values.ts';

const Hash = z.string().regex(/^[0-9a-f]{64}$/);
const Instant = z.iso.datetime();

/** A file that proves a requirement: a chosen piece of evidence with what it is mapped to, or a document of its own. */
export const PackFile = z.strictObject({
  sha256: Hash,
  name: z.string().min(1),
  mediaType: z.string().min(1),
  bytes: z.int().min(0),
  evidence: z
    .strictObject({
      id: z.uuid(),
      title: z.string(),
      mapping: z.array(z.strictObject({ method: Id, ref: Ref })),
    })
    .nullable(),
});
export type PackFile = z.infer<typeof PackFile>;

/** A party's confirmation, verification or approval. */
export const PackAct = z.strictObject({
  by: PartyRole,
  name: z.string(),
  email: z.string().nullable(),
  at: Instant,
  statement: z.string(),
  statementHash: Hash,
});
export type PackAct = z.infer<typeof PackAct>;

/** A signature: who, as what, which words, and the hash of every item that it covered. */
export const PackSignature = z.strictObject({
  id: z.uuid(),
  role: PartyRole,
  name: z.string(),
  email: z.string(),
  jobTitle: z.string().nullable(),
  statement: z.string(),
  statementHash: Hash,
  covers: z.record(z.string(), Hash),
  at: Instant,
  /** Network address from which it was given, where known. */
  address: z.string().nullable(),
  /** True when the signer's e-mail address is on the training provider's own domain. */
  sameDomain: z.boolean(),
  means: z.enum(['account', 'link']),
});
export type PackSignature = z.infer<typeof PackSignature>;

/** What the hash of an item covers. Reasons in words are left out: they may be said anew without changing the item. */
export const PackItemContent = z.strictObject({
  requirementId: Id,
  kind: z.string(),
  series: z.int().min(1),
  standing: z.enum(['met', 'waived']),
  facts: z.record(z.string(), z.unknown()),
  files: z.array(PackFile),
  act: PackAct.nullable(),
  waiver: z
    .strictObject({
      basis: z.enum(['law', 'person']),
      by: PartyRole.nullable(),
      name: z.string().nullable(),
      why: z.string(),
      on: PlainDate.nullable(),
    })
    .nullable(),
  signatures: z.array(PackSignature),
});
export type PackItemContent = z.infer<typeof PackItemContent>;

/** One requirement with its proof. */
export const PackItem = z.strictObject({
  requirementId: Id,
  title: z.string(),
  reason: z.string(),
  source: Source,
  itemHash: Hash,
  content: PackItemContent,
});
export type PackItem = z.infer<typeof PackItem>;

/** Somebody who taught, assessed or managed the apprentice. Keys: e-mail address in lower case, account id, person id. */
export const PackInvolved = z.strictObject({
  name: z.string(),
  as: z.enum(['taught', 'assessed-on-programme', 'line-managed']),
  keys: z.array(z.string()),
  organisation: z.string(),
  from: PlainDate.nullable(),
  to: PlainDate.nullable(),
});
export type PackInvolved = z.infer<typeof PackInvolved>;

/** A file of the archive. `revision` says in which revision's archive its bytes lie; an earlier one is not carried again. */
export const PackArchiveFile = z.strictObject({
  sha256: Hash,
  bytes: z.int().min(0),
  path: z.string().regex(/^files\/[A-Za-z0-9][A-Za-z0-9._-]*$/),
  revision: z.int().min(1),
});
export type PackArchiveFile = z.infer<typeof PackArchiveFile>;

/** Where the sender's audit chain stood when the pack was made, signed: what was recorded before it cannot be changed unseen. */
export const PackAuditCheckpoint = z.strictObject({
  organisationId: z.uuid(),
  sequence: z.int().min(1),
  hash: Hash,
  signedAt: Instant,
  keyId: z.string(),
  /** Hexadecimal. */
  signature: z.string().regex(/^[0-9a-f]+$/),
});
export type PackAuditCheckpoint = z.infer<typeof PackAuditCheckpoint>;

/** The whole of a gateway pack: `manifest.json` of the archive, in canonical JSON. The signature covers its bytes. */
export const PackManifest = z.strictObject({
  format: z.literal('guildmark.gateway-pack'),
  formatVersion: z.literal(1),
  packId: z.uuid(),
  gatewayId: z.uuid(),
  enrolmentId: z.uuid(),
  series: z.int().min(1),
  revision: z.int().min(1),
  /** Hash of the manifest of the revision before. */
  previousHash: Hash.nullable(),
  createdAt: Instant,
  createdBy: z.string(),
  sender: z.strictObject({ id: z.uuid(), name: z.string(), ukprn: z.string().nullable() }),
  recipient: z.strictObject({ id: z.uuid(), name: z.string() }),
  apprentice: z.strictObject({
    givenNames: z.string(),
    familyName: z.string(),
    nameUsed: z.string().nullable(),
    email: z.string().nullable(),
    dateOfBirth: PlainDate,
    uln: z.string(),
    ulnKind: z.enum(['known', 'temporary']),
    learnerReference: z.string().nullable(),
  }),
  programme: z.strictObject({
    reference: z.string(),
    standardVersion: z.string(),
    planEdition: z.string(),
    planHash: Hash,
    policyId: z.string().nullable(),
    options: z.array(z.string()),
    startsOn: PlainDate,
    plannedEndOn: PlainDate,
    breaks: z.array(z.strictObject({ fromOn: PlainDate, toOn: PlainDate.nullable() })),
  }),
  employer: z.strictObject({
    name: z.string(),
    manager: z.strictObject({ name: z.string(), email: z.string() }),
  }),
  involved: z.array(PackInvolved),
  /** Absent before the first entry of the sender's audit. */
  auditCheckpoint: PackAuditCheckpoint.optional(),
  choices: z.record(z.string(), z.array(z.string())),
  formats: z.record(z.string(), z.string()),
  items: z.array(PackItem).min(1),
  files: z.array(PackArchiveFile),
});
export type PackManifest = z.infer<typeof PackManifest>;

/** Everything of a manifest but what is worked out from its items. */
export type PackHead = Omit<PackManifest, 'format' | 'formatVersion' | 'items' | 'files'>;

/** Turns a value into the SHA-256 of its canonical JSON, in hex. */
export type Hasher = (value: unknown) => string;

/** An item as it stands, before its hash. */
export type PackItemDraft = Omit<PackItem, 'itemHash'>;

/** Give every item its hash. */
export function sealItems(drafts: readonly PackItemDraft[], hash: Hasher): PackItem[] {
  return drafts.map((draft) => ({ ...draft, itemHash: hash(draft.content) }));
}

/** A file name that any system can keep inside an archive. */
export function archivePath(sha256: string, name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[^A-Za-z0-9]+/, '')
    .slice(-80);
  return `files/${sha256.slice(0, 12)}-${plain === '' ? 'file' : plain}`;
}

/**
 * Put a manifest together. A file whose bytes an earlier revision carried is named with that revision and not carried
 * again, so that a new revision carries only what changed.
 */
export function buildManifest(
  head: PackHead,
  items: readonly PackItem[],
  before: Pick<PackManifest, 'files'> | undefined,
): PackManifest {
  const carried = new Map(before?.files.map((file) => [file.sha256, file]));
  const files = new Map<string, PackArchiveFile>();
  for (const { sha256, bytes, name } of items.flatMap(({ content }) => content.files)) {
    const known = carried.get(sha256);
    files.set(sha256, known ?? { sha256, bytes, path: archivePath(sha256, name), revision: head.revision });
  }
  return {
    format: 'guildmark.gateway-pack',
    formatVersion: 1,
    ...head,
    items: [...items],
    files: [...files.values()],
  };
}
