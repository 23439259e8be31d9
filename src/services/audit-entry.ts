import { createHash, randomBytes } from 'node:crypto';
import { canonicalJson } from '#domain/standards/canonical-json.ts';

/** What the hash of an entry covers. */
export interface AuditBody {
  readonly occurredAt: string;
  readonly accountId: string | null;
  readonly personId: string;
  readonly role: string;
  readonly type: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly requestId: string;
  readonly detail: unknown;
  /** Commitment to the text beside the entry, hexadecimal, null without text. */
  readonly commitment: string | null;
}

/** The hash before the first entry of an organisation. */
export const firstHash: Buffer = Buffer.alloc(32);

/** Hash of an entry's content, apart from its place in the chain. */
export function hashBody(body: AuditBody): Buffer {
  return createHash('sha256').update(canonicalJson(body)).digest();
}

/** Hash of an entry at its place: over the entry before, the sequence (eight bytes, big endian) and the body. */
export function hashEntry(previous: Buffer, sequence: number, bodyHash: Buffer): Buffer {
  const place = Buffer.alloc(8);
  place.writeBigInt64BE(BigInt(sequence));
  return createHash('sha256').update(previous).update(place).update(bodyHash).digest();
}

/** Commitment to a text: says nothing about it without the salt, and cannot be made to fit another text. */
export function commitmentTo(salt: Buffer, text: string): Buffer {
  return createHash('sha256').update(salt).update(text, 'utf8').digest();
}

/** A salt for one commitment. */
export function newSalt(): Buffer {
  return randomBytes(16);
}
