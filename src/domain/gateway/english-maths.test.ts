import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '#domain/time/plain-date.ts';
import { checkEnglishMaths, type EnglishMathsFacts, type SkillLevel, skillLevels } from './english-maths.ts';

const english = {
  kind: 'english-maths',
  subject: 'english',
  level: 'level-2',
  signLanguageAccepted: true,
} as const;
const maths = { ...english, subject: 'maths' } as const;

function facts(changes: Partial<EnglishMathsFacts> = {}): EnglishMathsFacts {
  return {
    startsOn: '2025-03-03',
    dateOfBirth: '2007-05-01',
    standardLevel: 3,
    carePlan: false,
    achieved: {},
    ...changes,
  };
}

describe('English and maths at gateway', () => {
  test('an apprentice of 16 to 18 must have achieved', () => {
    expect(checkEnglishMaths(maths, facts()).state).toBe('not-met');
    expect(checkEnglishMaths(maths, facts({ achieved: { maths: 'level-2' } })).state).toBe('met');
  });

  test('from 19 at the start it is optional for starts from 11 February 2025', () => {
    const adult = { dateOfBirth: '2006-02-11' };
    expect(checkEnglishMaths(maths, facts({ ...adult, startsOn: '2025-02-11' }))).toMatchObject({
      state: 'waived',
      basis: 'law',
      source: { document: 'law-english-maths-2025' },
    });
    expect(checkEnglishMaths(maths, facts({ ...adult, startsOn: '2025-02-10' })).state).toBe('not-met');
  });

  test('one day short of 19 at the start is still 18', () => {
    expect(checkEnglishMaths(maths, facts({ dateOfBirth: '2006-02-12', startsOn: '2025-02-11' })).state).toBe(
      'not-met',
    );
  });

  test('an adult already on programme drops it by agreement, and not before 11 February 2025', () => {
    const before = { dateOfBirth: '1990-01-01', startsOn: '2024-09-02' };
    const open = checkEnglishMaths(maths, facts(before));
    expect(open.state).toBe('not-met');
    expect(open.needs?.at(-1)).toContain('agree to drop it');
    expect(checkEnglishMaths(maths, facts({ ...before, removalAgreedOn: '2025-02-10' })).state).toBe(
      'not-met',
    );
    expect(checkEnglishMaths(maths, facts({ ...before, removalAgreedOn: '2025-02-11' })).state).toBe(
      'waived',
    );
    expect(
      checkEnglishMaths(maths, facts({ startsOn: '2024-09-02', removalAgreedOn: '2025-02-11' })).state,
    ).toBe('not-met');
  });

  test('a level 2 apprentice needs level 1, whatever the plan prints, and is told so', () => {
    const outcome = checkEnglishMaths(maths, facts({ standardLevel: 2, achieved: { maths: 'level-1' } }));
    expect(outcome.state).toBe('met');
    expect(outcome.notice).toContain('The plan prints level 2');
    expect(checkEnglishMaths(maths, facts({ achieved: { maths: 'level-1' } })).state).toBe('not-met');
  });

  test('entry level 3 is enough with a care plan, and unknown while nobody has said', () => {
    const entry = { achieved: { english: 'entry-3' as const } };
    expect(checkEnglishMaths(english, facts({ ...entry, carePlan: true })).state).toBe('met');
    expect(checkEnglishMaths(english, facts({ ...entry, carePlan: false })).state).toBe('not-met');
    expect(checkEnglishMaths(english, facts({ ...entry, carePlan: undefined })).state).toBe('unknown');
  });

  test('sign language counts as English, never as maths', () => {
    const signs = { usesSignLanguage: true, achieved: { signLanguage: true } };
    expect(checkEnglishMaths(english, facts(signs)).state).toBe('met');
    expect(checkEnglishMaths(maths, facts(signs)).state).toBe('not-met');
  });

  test('without a date of birth it is unknown, unless the level is held anyway', () => {
    expect(checkEnglishMaths(maths, facts({ dateOfBirth: undefined })).state).toBe('unknown');
    expect(
      checkEnglishMaths(maths, facts({ dateOfBirth: undefined, achieved: { maths: 'level-2' } })).state,
    ).toBe('met');
  });

  test("before the law's table begins the plan's own level holds", () => {
    const old = facts({ startsOn: '2016-09-01', standardLevel: 2, achieved: { maths: 'level-1' } });
    expect(checkEnglishMaths(maths, old).state).toBe('not-met');
  });

  test('holding a higher level never makes it worse', () => {
    const rank = { 'not-met': 0, unknown: 1, waived: 2, met: 2 };
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 4000 }),
        fc.integer({ min: 16, max: 40 }),
        fc.constantFrom(true, false, undefined),
        fc.constantFrom(2, 3),
        (day, age, carePlan, standardLevel) => {
          const startsOn = addDays('2016-01-01', day);
          const dateOfBirth = `${Number(startsOn.slice(0, 4)) - age}-01-01`;
          const held: (SkillLevel | undefined)[] = [undefined, ...skillLevels];
          const states = held.map(
            (level) =>
              checkEnglishMaths(maths, {
                startsOn,
                dateOfBirth,
                carePlan,
                standardLevel,
                achieved: { maths: level },
              }).state,
          );
          const ranks = states.map((state) => rank[state]);
          expect([...ranks].sort()).toEqual(ranks);
        },
      ),
    );
  });
});
