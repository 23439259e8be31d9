import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isSameFamilyName, nameOn, nameOnRecord, nameUsed, PersonName } from './names.ts';
import { Ukprn } from './ukprn.ts';
import { readUln, Uln, ulnCheckDigit } from './uln.ts';

describe('unique learner numbers', () => {
  test.each([
    '1000000043',
    '2468135791',
    '6272349091',
    '5976587401',
    '6808635381',
    '1000061107',
    '2442725095',
    '7111780026',
    '9614255489',
    '9200967530',
    '3738782876',
    '2266142428',
    '6319693745',
    '6070694642',
  ])('%s is a known number', (uln) => {
    expect(readUln(uln)).toEqual({ kind: 'known', uln });
    expect(Uln.safeParse(uln).success).toBe(true);
  });

  test.each([
    ['2468135790', 'wrong-check-digit'],
    ['1234567890', 'wrong-check-digit'],
    ['1000000063', 'never-issued'],
    ['1000809111', 'never-issued'],
    ['1000809117', 'never-issued'],
    ['100000004', 'not-ten-digits'],
    ['10000000430', 'not-ten-digits'],
    ['1.23E+09', 'shortened-by-spreadsheet'],
    ['1E+09', 'shortened-by-spreadsheet'],
    ['1,00000004e9', 'shortened-by-spreadsheet'],
    ['  ', 'empty'],
    ['0000000000', 'never-issued'],
  ])('%s is refused as %s', (uln, problem) => {
    expect(readUln(uln)).toMatchObject({ kind: 'invalid', problem });
    expect(Uln.safeParse(uln).success).toBe(false);
  });

  test('9999999999 is temporary, not wrong', () => {
    expect(readUln('9999999999').kind).toBe('temporary');
    expect(Uln.safeParse('9999999999').success).toBe(true);
  });

  test('spaces and a trailing decimal of a spreadsheet are read away, but never stored', () => {
    expect(readUln(' 1000 000 043')).toEqual({ kind: 'known', uln: '1000000043' });
    expect(readUln('1000000043.0')).toEqual({ kind: 'known', uln: '1000000043' });
    expect(Uln.safeParse('1000 000043').success).toBe(false);
  });

  test('one wrong digit is always caught', () => {
    const nine = fc.integer({ min: 100_000_000, max: 999_999_999 }).map(String);
    fc.assert(
      fc.property(nine, fc.integer({ min: 0, max: 9 }), fc.integer({ min: 1, max: 9 }), (digits, at, by) => {
        const check = ulnCheckDigit(digits);
        fc.pre(check !== undefined);
        const whole = `${digits}${check}`;
        fc.pre(whole !== '9999999999');
        expect(readUln(whole).kind).toBe('known');
        const wrong = [...whole]
          .map((digit, index) => (index === at ? (Number(digit) + by) % 10 : digit))
          .join('');
        fc.pre(wrong !== '9999999999');
        expect(readUln(wrong).kind).toBe('invalid');
      }),
    );
  });
});

test('a UKPRN has eight digits', () => {
  expect(Ukprn.safeParse('10022712').success).toBe(true);
  expect(Ukprn.safeParse('99999999').success).toBe(true);
  expect(Ukprn.safeParse('01022712').success).toBe(false);
  expect(Ukprn.safeParse('1002271').success).toBe(false);
});

describe('names', () => {
  const name = { givenNames: 'Katherine Ann', familyName: "O'Neill", usedGivenName: 'Kit' };

  test('the learner record keeps its name whatever name is used', () => {
    expect(nameOnRecord(name)).toBe("Katherine Ann O'Neill");
    expect(nameUsed(name)).toBe("Kit O'Neill");
  });

  test('a changed name holds from its first day', () => {
    const rows = [
      { name: { ...name, familyName: 'Brook' }, fromOn: '2026-03-01' },
      { name, fromOn: '2025-01-15' },
    ];
    expect(nameOn(rows, '2026-02-28')?.familyName).toBe("O'Neill");
    expect(nameOn(rows, '2026-03-01')?.familyName).toBe('Brook');
    expect(nameOn(rows, '2025-01-14')).toBeUndefined();
  });

  test('family names are compared whole, ignoring case alone', () => {
    expect(isSameFamilyName("O'NEILL", "o'neill")).toBe(true);
    expect(isSameFamilyName('Smith-Jones', 'Smith')).toBe(false);
  });

  test('a name on the learner record has no digits', () => {
    expect(PersonName.safeParse({ ...name, familyName: 'Sm1th' }).success).toBe(false);
  });
});
