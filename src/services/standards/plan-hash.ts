import { createHash } from 'node:crypto';
import { canonicalJson } from '#domain/standards/canonical-json.ts';

/** The content hash of a plan, policy or effective plan: SHA-256, in hex, of its canonical JSON. */
export function planHash(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value), 'utf8').digest('hex');
}
