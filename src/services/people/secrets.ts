import { createHash, randomBytes } from 'node:crypto';

/** A new opaque token of 256 bits, for a cookie or a link. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is kept of a token: it cannot be used to sign in if the database is read. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token, 'utf8').digest();
}
