import { expect, test } from 'vitest';
import { anObservation, aPlan, aStandard } from '#testing/a-plan.ts';
import { checkExamples, checkPlan } from './check-plan.ts';
import { Policy } from './layer-format.ts';

const source = { document: 'plan-document', section: '1' };

function codes(plan: Record<string, unknown> = {}, standard: Parameters<typeof aStandard>[0] = {}) {
  return checkPlan(aStandard(standard), aPlan(plan)).map(
    ({ severity, code, at }) => `${severity} ${code} ${at}`,
  );
}

const observation = (changes: Record<string, unknown>) => ({ methods: [{ ...anObservation, ...changes }] });
const criterion = (changes: Record<string, unknown>) =>
  observation({
    criteria: [...anObservation.criteria, { ref: 'P3', kind: 'pass', text: 'Third', source, ...changes }],
  });

test('a sound plan has no errors; criteria without KSBs are a warning', () => {
  expect(codes()).toEqual(['warning criteria-without-ksbs methods/observation/criteria']);
});

test.each([
  [
    'a KSB that the standard does not have',
    criterion({ ksbs: ['K9'] }),
    'error unknown-ksb methods/observation/criteria/P3/ksbs',
  ],
  [
    'a module that the standard does not have',
    criterion({ module: 'x' }),
    'error unknown-module methods/observation/criteria/P3/module',
  ],
  [
    'a branch without its alternative',
    criterion({ branch: 'x' }),
    'error unknown-branch methods/observation/criteria/P3',
  ],
  [
    'a group that is not defined',
    criterion({ group: 'x' }),
    'error unknown-group methods/observation/criteria/P3',
  ],
  [
    'an option that the standard does not have',
    criterion({ options: ['x'] }),
    'error unknown-option methods/observation/criteria/P3/options',
  ],
  [
    'a criterion without module and KSBs',
    criterion({}),
    'warning criterion-unmapped methods/observation/criteria/P3',
  ],
  [
    'a criterion printed twice',
    criterion({ text: 'trims the wick, safely', module: 'lamps' }),
    'warning criterion-doubled methods/observation/criteria/P3',
  ],
  [
    'a ref that stands twice',
    criterion({ ref: 'P1' }),
    'error id-not-unique methods/observation/criteria/P1',
  ],
  ['a blank text', criterion({ text: ' ' }), 'error blank-text methods/observation/criteria/P3/text'],
  [
    'a source in a document that is not listed',
    criterion({ source: { document: 'other', section: '1' } }),
    'error unknown-document methods/observation/criteria/P3/source',
  ],
  [
    'limits that cross',
    observation({
      sessions: [
        {
          id: 's',
          title: 'S',
          kind: 'observation',
          duration: { minimumMinutes: 9, maximumMinutes: 8, source },
          source,
        },
      ],
    }),
    'error limits-crossed methods/observation/sessions/s/duration',
  ],
  [
    'a product due before a session that does not exist',
    observation({
      products: [
        {
          id: 'r',
          title: 'R',
          kind: 'report',
          beforeSession: { session: 'x', atLeast: { days: 1 }, source },
          handedIn: 'after-gateway',
          assessed: true,
          source,
        },
      ],
    }),
    'error unknown-session methods/observation/products/r',
  ],
  [
    'weights that do not add to 100',
    observation({ weight: { percent: 90, source } }),
    'error weights-not-100 methods',
  ],
  [
    'an order with an unknown method',
    { order: [{ id: 'o', before: 'observation', after: 'x', strength: 'must', source }] },
    'error unknown-method order/o',
  ],
  [
    'a method before itself',
    { order: [{ id: 'o', before: 'observation', after: 'observation', strength: 'must', source }] },
    'error order-cycle order/o',
  ],
  [
    'a standard version that does not exist',
    { assesses: [{ standardVersion: '2.0', source }] },
    'error unknown-standard-version assesses/2.0',
  ],
  ['another reference than the standard', { reference: 'ST0001' }, 'error files-do-not-match reference'],
  [
    'a choice of formats where there are none',
    {
      gateway: {
        requirements: [
          { id: 'c', title: 'C', check: { kind: 'choice', method: 'observation', of: 'format' }, source },
        ],
      },
    },
    'error nothing-to-choose gateway/requirements/c',
  ],
  [
    'a start date that gives two versions',
    {
      assesses: [
        { standardVersion: '1.0', source },
        { standardVersion: '1.1', startsFrom: '2025-01-01', source },
      ],
    },
    'error assesses-overlap assesses/1.0',
  ],
] as [string, Record<string, unknown>, string][])('%s is found', (_, plan, expected) => {
  expect(codes(plan)).toContain(expected);
});

test('two methods that wait for each other are found', () => {
  const second = { ...anObservation, id: 'discussion' };
  const order = [
    { id: 'a', before: 'observation', after: 'discussion', strength: 'must', source },
    { id: 'b', before: 'discussion', after: 'observation', strength: 'should', source },
  ];
  const findings = checkPlan(aStandard(), aPlan({ methods: [anObservation, second], order }));
  expect(findings.find(({ code }) => code === 'order-cycle')?.message).toContain(
    'observation before discussion before observation',
  );
});

test('a statement that no method assesses is a warning', () => {
  const ksbs = [
    ...aStandard().ksbs,
    { ref: 'B1', printed: true, kind: 'behaviour' as const, text: 'Careful', source },
  ];
  expect(codes({}, { ksbs })).toContain('warning ksb-not-assessed standard/ksbs/B1');
});

test('an interpretation names places and a reading that exist', () => {
  const reading = { id: 'one', says: 'one', source };
  const interpretation = {
    id: 'C1',
    question: '?',
    readings: [reading],
    why: 'w',
    decidedBy: 'A',
    decidedOn: '2026-01-01',
  };
  const at = (path: string, chosen: string) =>
    codes({ interpretations: [{ ...interpretation, at: [path], chosen }] }).filter((line) =>
      line.startsWith('error'),
    );
  expect(at('methods/observation/criteria/P1', 'one')).toEqual([]);
  expect(at('methods/observation/criteria/P9', 'one')).toEqual([
    'error interpretation-leads-nowhere interpretations/C1',
  ]);
  expect(at('window', 'two')).toEqual(['error unknown-reading interpretations/C1']);
});

test('in the reformed regime each knowledge and skill statement belongs to exactly one outcome', () => {
  const outcome = { id: 'o1', title: 'O', ksbs: ['K1'], methods: ['observation'], source };
  const reformed = (outcomes: unknown[]) =>
    codes({ regime: 'apprenticeship-assessment', outcomes }).filter((line) => line.includes('outcome'));
  expect(reformed([{ ...outcome, ksbs: ['K1', 'S1'] }])).toEqual([]);
  expect(reformed([outcome])).toEqual(['error ksb-not-in-one-outcome outcomes']);
  expect(
    reformed([
      { ...outcome, ksbs: ['K1', 'S1'] },
      { ...outcome, id: 'o2' },
    ]),
  ).toEqual(['error ksb-not-in-one-outcome outcomes']);
  expect(reformed([{ ...outcome, ksbs: ['K1', 'S1'], mandatory: ['K2'] }])).toContain(
    'error mandatory-outside-outcome outcomes/o1/mandatory',
  );
});

test('a policy that does not fit the plan is found with it', () => {
  const policy = Policy.parse({
    format: 'guildmark.policy',
    formatVersion: 1,
    id: 'invented',
    body: 'Invented',
    version: '1',
    documents: [{ id: 'handbook', title: 'H', publisher: 'P' }],
    plans: [
      { reference: 'ST9999', edition: 'AP01', patches: [{ effect: 'fill', at: 'window', value: 1, source }] },
    ],
  });
  const findings = checkPlan(aStandard(), aPlan(), [policy]);
  expect(findings[0]).toMatchObject({ severity: 'error', code: 'fill-of-present', at: 'window' });
});

test('missing examples are a warning, examples of another plan an error', () => {
  expect(checkExamples(aPlan(), undefined)[0]?.severity).toBe('warning');
});
