import { describe, expect, test } from 'vitest';
import { Independence } from '#domain/standards/plan-format.ts';
import { independenceFindings, type Relationship } from './independence.ts';

const source = { document: 'assessment-plan', section: 'Independence' };
const plan = { independence: Independence.parse({ noRelationshipWith: [{ party: 'employer', source }] }) };

const parties = {
  apprentice: { keys: ['uln-1'], name: 'Ali Khan' },
  employer: { keys: ['emp-1'], name: 'Northgate Retail' },
  'training-provider': { keys: ['10022712'], name: 'Alder College' },
};

const priya = {
  name: 'Priya Shah',
  keys: ['person-9'],
  relationships: [] as Relationship[],
  interestsDeclaredOn: '2026-01-05',
};

describe('independence', () => {
  const check = (relationships: Relationship[], changes: object = {}) =>
    independenceFindings(
      { person: { ...priya, relationships, ...changes }, parties, involved: [], on: '2026-11-26' },
      plan.independence,
    );

  test('the path that forbids is named', () => {
    const [found] = check([
      { kind: 'employed-by', party: 'employer', partyName: 'northgate  retail', toOn: '2026-03-31' },
    ]);
    expect(found?.path).toBe(
      'Priya Shah → employed by northgate  retail until 2026-03 → employer of this apprentice',
    );
    expect(found?.source).toEqual(source);
  });

  test('employment counts for three years after its end, or as long as the body says', () => {
    const past: Relationship = {
      kind: 'employed-by',
      party: 'employer',
      partyKey: 'emp-1',
      partyName: 'NR',
      toOn: '2023-11-26',
    };
    expect(check([past])).toHaveLength(1);
    expect(check([{ ...past, toOn: '2023-11-25' }])).toHaveLength(0);
    expect(
      independenceFindings({
        person: { ...priya, relationships: [{ ...past, toOn: '2023-11-25' }] },
        parties,
        involved: [],
        on: '2026-11-26',
        lookBackYears: 5,
      }),
    ).toHaveLength(1);
  });

  test('a tie with the apprentice never lapses', () => {
    expect(
      check([
        { kind: 'taught', party: 'apprentice', partyKey: 'uln-1', partyName: 'A. Khan', toOn: '2010-01-01' },
      ]),
    ).toHaveLength(1);
  });

  test('a namesake with another learner number is not this apprentice', () => {
    const namesake = { kind: 'taught', party: 'apprentice', partyName: 'Ali Khan' } as const;
    expect(check([{ ...namesake, partyKey: 'uln-2' }])).toEqual([]);
    expect(check([namesake])).toHaveLength(1);
  });

  test('another employer of a like kind is no matter', () => {
    expect(
      check([{ kind: 'employed-by', party: 'employer', partyKey: 'emp-2', partyName: 'Southgate Retail' }]),
    ).toEqual([]);
  });

  test('a party the plan does not name is still checked, under the condition of the regulator', () => {
    const [found] = check([
      { kind: 'financial', party: 'training-provider', partyKey: '10022712', partyName: 'Alder' },
    ]);
    expect(found?.source?.document).toBe('law-ofqual-conditions');
  });

  test('somebody whom the gateway pack names as involved is not independent', () => {
    const involved = [{ keys: ['person-9'], name: 'P. Shah', as: 'assessed-on-programme' as const }];
    const found = independenceFindings({ person: priya, parties, involved, on: '2026-11-26' });
    expect(found[0]?.path).toBe('Priya Shah → assessed on programme → this apprentice');
  });

  test('where a register is kept, nobody is independent without a declaration of interests', () => {
    expect(check([], { interestsDeclaredOn: null })[0]?.code).toBe('interests-not-declared');
  });
});
