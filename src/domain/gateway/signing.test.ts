import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { Gateway, type GatewayCheck } from '#domain/standards/gateway-format.ts';
import { actAsked, checkSigner, noLongerCovered, waiverAsked } from './signing.ts';

const source = { document: 'plan', section: 'Gateway' };

function requirementOf(check: z.input<typeof GatewayCheck>, waivableBy?: 'employer') {
  const gateway = Gateway.parse({ requirements: [{ id: 'it', title: 'It', check, waivableBy, source }] });
  const [requirement] = gateway.requirements;
  if (!requirement) throw new Error('There is no requirement.');
  return requirement;
}

const parties = ['apprentice', 'employer', 'training-provider'] as const;
const declaration = requirementOf(
  { kind: 'declaration', signers: [...parties], statement: 'All is in place.' },
  'employer',
);
const priya = {
  role: 'employer',
  name: 'Priya Shah',
  email: 'priya@harbour.example',
  isStaff: false,
} as const;
const codesOf = (...given: Parameters<typeof checkSigner>) => checkSigner(...given).map(({ code }) => code);

describe('a signature', () => {
  test('is given once by each party, in any order', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...parties), { maxLength: 8 }), (order) => {
        const given: { role: (typeof parties)[number]; email: string }[] = [];
        for (const role of order) {
          const signer = { role, name: role, email: `${role}@example.org`, isStaff: false };
          if (checkSigner(declaration, signer, given).length === 0) given.push(signer);
        }
        expect(given.map(({ role }) => role)).toEqual([...new Set(order)]);
      }),
    );
  });

  test('is never given by one address for two parties, however it is written', () => {
    const given = [{ role: 'apprentice', email: ' PRIYA@Harbour.example ' }] as const;
    expect(codesOf(declaration, priya, given)).toEqual(['signs-for-another']);
  });

  test('of the employer is not given by staff of the training provider', () => {
    expect(codesOf(declaration, { ...priya, isStaff: true }, [])).toEqual(['not-the-employer']);
    expect(codesOf(declaration, { ...priya, role: 'training-provider', isStaff: true }, [])).toEqual([]);
  });

  test('is not taken from a party that the plan does not ask', () => {
    const alone = requirementOf({ kind: 'declaration', signers: ['apprentice'], statement: 'Mine.' });
    expect(codesOf(alone, priya, [])).toEqual(['not-asked']);
  });
});

describe('a waiver', () => {
  test('is asked of the party to which the plan leaves it, whoever signs', () => {
    expect(waiverAsked(declaration)).toMatchObject({ purpose: 'waive', by: ['employer'] });
    expect(waiverAsked(requirementOf({ kind: 'minimum-duration', months: 12 }))).toBeUndefined();
    const alone = requirementOf(
      { kind: 'declaration', signers: ['training-provider'], statement: 'Ready.' },
      'employer',
    );
    expect(actAsked(alone)?.by).toEqual(['training-provider']);
    expect(codesOf(alone, priya, [], ['employer'])).toEqual([]);
  });
});

test('a signature counts while every item that it covered is what it was, whatever else is added', () => {
  const hashes = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('one', 'two'));
  fc.assert(
    fc.property(hashes, hashes, (covers, now) => {
      const changed = Object.keys(covers).filter((key) => covers[key] !== now[key]);
      expect(noLongerCovered(covers, now)).toEqual(changed);
      expect(noLongerCovered(covers, { ...now, ...covers })).toEqual([]);
    }),
  );
});
