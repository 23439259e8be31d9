import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codeOf, codesIn, isCodesOnly, leadingCode, withoutTrailingCodes } from './ksb-codes.ts';

describe('codes of statements', () => {
  test.each([
    ['K14', 'K14'],
    ['k 3', 'K3'],
    ['\u041a3', 'K3'],
    ['\u0412 12.', 'B12'],
    ['$10', 'S10'],
    ['K1O', 'K10'],
    ['(S5)', 'S5'],
    ['S7*', 'S7'],
  ])('"%s" is %s', (text, code) => {
    expect(codeOf(text)).toBe(code);
  });

  test.each(['', 'K', 'P1', 'K0', 'K1 S2', 'B2B', 'Know', '1.1'])('"%s" is no code', (text) => {
    expect(codeOf(text)).toBeUndefined();
  });

  test.each([
    ['K1 to K4, S2', 'K1 K2 K3 K4 S2'],
    ['K1\u2013K3 and B1-2', 'K1 K2 K3 B1 B2'],
    ['K12; K12, S1', 'K12 S1'],
    ['Grades AK1 and K1A', ''],
  ])('"%s" names %s', (text, codes) => {
    expect(codesIn(text).join(' ')).toBe(codes);
  });

  test.each(['K1, K2 and S3', '(K1 K2)', 'KSBs: K1-K9', 'Refs K1/K2'])('"%s" is codes only', (text) => {
    expect(isCodesOnly(text)).toBe(true);
  });

  test('a code parts from its words with or without a separator', () => {
    expect(leadingCode('S5Manage lamps')).toEqual({ code: 'S5', rest: 'Manage lamps' });
    expect(leadingCode('K2: The tides')).toEqual({ code: 'K2', rest: 'The tides' });
    expect(leadingCode('B2B selling')).toBeUndefined();
  });

  test.each([
    ['Explains why (K1, S2).', 'Explains why', 'K1 S2'],
    ['Explains why. K1 S2', 'Explains why.', 'K1 S2'],
    ['Explains why (K1) (S2)', 'Explains why', 'K1 S2'],
    ['Explains why (see above)', 'Explains why (see above)', ''],
    ['Works as described in S1', 'Works as described in S1', ''],
  ])('"%s" ends in its codes', (text, words, codes) => {
    const found = withoutTrailingCodes(text);
    expect([found.text, found.codes.join(' ')]).toEqual([words, codes]);
  });

  test('no words are lost but the codes, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (text) => {
        const found = withoutTrailingCodes(text);
        expect(found.codes.every((code) => /^[KSB]\d{1,3}[a-z]?$/.test(code))).toBe(true);
      }),
    );
  });
});
