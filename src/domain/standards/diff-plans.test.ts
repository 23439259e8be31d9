import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anObservation, aPlan, aStandard } from '#testing/a-plan.ts';
import { canonicalJson } from './canonical-json.ts';
import { diffPlans } from './diff-plans.ts';

const changed = (changes: Record<string, unknown>) => ({ plan: aPlan(changes) });
const source = { document: 'plan-document', section: '1' };

test('a plan does not differ from itself, nor from one whose sources or order of criteria differ', () => {
  const criteria = [...anObservation.criteria]
    .reverse()
    .map((one) => ({ ...one, source: { ...source, section: '7' } }));
  expect(diffPlans(changed({}), changed({ methods: [{ ...anObservation, criteria }] }))).toEqual([]);
});

test('criteria are added, removed and changed by ref, texts compared exactly', () => {
  const [p1, , d1] = anObservation.criteria;
  const criteria = [{ ...p1, text: `${p1.text}.` }, d1, { ref: 'P3', kind: 'pass', text: 'New', source }];
  const changes = diffPlans(changed({}), changed({ methods: [{ ...anObservation, criteria }] }));
  expect(changes.map(({ kind, what, at }) => `${kind} ${what} ${at}`)).toEqual([
    'changed criterion methods/observation/criteria/P1/text',
    'removed criterion methods/observation/criteria/P2',
    'added criterion methods/observation/criteria/P3',
  ]);
  expect(changes[0]).toMatchObject({ before: p1.text, after: `${p1.text}.` });
});

test('a KSB that moves and a rule that changes are told apart', () => {
  const after = changed({
    methods: [{ ...anObservation, ksbs: { refs: ['K1'], source } }],
    window: { period: { months: 4 }, origin: 'gateway-accepted', source },
  });
  expect(diffPlans(changed({}), after).map(({ what, at }) => `${what} ${at}`)).toEqual([
    'ksb methods/observation/ksbs/refs/S1',
    'rule window/period/months',
  ]);
});

test('with both standards, texts of KSBs are compared', () => {
  const [k1, s1] = aStandard().ksbs;
  if (!k1 || !s1) throw new Error('the invented standard has two statements');
  const b = { plan: aPlan(), standard: aStandard({ ksbs: [{ ...k1, text: 'Other' }, s1] }) };
  expect(diffPlans({ plan: aPlan(), standard: aStandard() }, b)).toMatchObject([
    { kind: 'changed', what: 'ksb', at: 'standard/ksbs/K1/text' },
  ]);
});

test('canonical JSON does not depend on the order of members and keeps the value', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = canonicalJson(value);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
      const turned = Object.fromEntries(Object.entries(value).reverse());
      expect(canonicalJson(turned)).toBe(text);
    }),
  );
  expect(canonicalJson({ b: [1, 'é'], a: -0, 10: null, 9: true })).toBe(
    '{"10":null,"9":true,"a":0,"b":[1,"é"]}',
  );
});
