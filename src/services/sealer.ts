import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** Encrypts small secrets (signing keys, second factors) before they go into the database. */
export interface Sealer {
  /** `purpose` binds the sealed text to its place: what was sealed for one place does not open in another. */
  seal(plain: Buffer, purpose: string): Buffer;
  /** Throws when the text was changed, sealed for another purpose, or sealed with another installation's key. */
  open(sealed: Buffer, purpose: string): Buffer;
}

const version = 1;
const nonceBytes = 12;
const tagBytes = 16;

/** A sealer of the installation's secret (AES-256-GCM, one key derived from it). */
export function sealerOf(secret: Buffer): Sealer {
  if (secret.byteLength < 32) throw new RangeError('The secret of an installation has at least 32 bytes.');
  const key = Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), 'guildmark sealing', 32));
  return {
    seal(plain, purpose) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(purpose));
      const body = Buffer.concat([cipher.update(plain), cipher.final()]);
      return Buffer.concat([Buffer.of(version), nonce, cipher.getAuthTag(), body]);
    },
    open(sealed, purpose) {
      if (sealed[0] !== version) throw new Error('This was sealed in a way that this version does not know.');
      const nonce = sealed.subarray(1, 1 + nonceBytes);
      const tag = sealed.subarray(1 + nonceBytes, 1 + nonceBytes + tagBytes);
      const decipher = createDecipheriv('aes-256-gcm', key, nonce)
        .setAAD(Buffer.from(purpose))
        .setAuthTag(tag);
      return Buffer.concat([decipher.update(sealed.subarray(1 + nonceBytes + tagBytes)), decipher.final()]);
    },
  };
}
