import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { uuidV7 } from './uuid-v7.ts';

const anyMoment = fc.integer({ min: 0, max: 2 ** 48 - 1 });

test('an id made later sorts later', () => {
  fc.assert(
    fc.property(anyMoment, anyMoment, (one, another) => {
      fc.pre(one < another);
      expect(uuidV7(one) < uuidV7(another)).toBe(true);
    }),
  );
});

test('every id is a UUID of version 7, and no two are equal', () => {
  const ids = Array.from({ length: 1_000 }, () => uuidV7(1_763_000_000_000));
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(() => z.uuidv7().parse(id)).not.toThrow();
});
