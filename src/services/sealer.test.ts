import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sealerOf } from './sealer.ts';

const sealer = sealerOf(randomBytes(32));

test('what was sealed opens to the same, and the sealed text does not show it', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 8, maxLength: 200 }), (bytes) => {
      const plain = Buffer.from(bytes);
      const sealed = sealer.seal(plain, 'organisation-key');
      expect(sealer.open(sealed, 'organisation-key')).toEqual(plain);
      expect(sealed.includes(plain)).toBe(false);
    }),
  );
});

test('one changed bit, another purpose or another installation does not open it', () => {
  fc.assert(
    fc.property(fc.nat(), (n) => {
      const sealed = sealer.seal(Buffer.from('the private half'), 'organisation-key');
      const at = n % sealed.byteLength;
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(() => sealer.open(changed, 'organisation-key')).toThrow();
      expect(() => sealer.open(sealed, 'totp')).toThrow();
      expect(() => sealerOf(randomBytes(32)).open(sealed, 'organisation-key')).toThrow();
    }),
  );
});
