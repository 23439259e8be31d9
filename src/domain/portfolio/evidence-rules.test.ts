import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aPlan } from '#testing/a-plan.ts';
import { type Claim, type EvidenceFacts, evidenceAbilities, takenBack } from './evidence-rules.ts';
import { changedClaims, issuesOfClaims, judgeClaims } from './judgement.ts';

const claim = (ref: string, state: Claim['state'] = 'submitted'): Claim => ({
  method: 'observation',
  ref,
  state,
});

const facts = (changes: Partial<EvidenceFacts> = {}): EvidenceFacts => ({
  state: 'draft',
  kind: 'text',
  hasText: true,
  files: 0,
  claims: [claim('P1', 'proposed')],
  enrolmentState: 'on-programme',
  ...changes,
});

const owner = { isOwner: true, mayJudge: false };
const tutor = { isOwner: false, mayJudge: true };

const anyState = fc.constantFrom<EvidenceFacts['state']>(
  'draft',
  'submitted',
  'referred',
  'accepted',
  'locked',
  'withdrawn',
);
const anyClaims = fc.uniqueArray(
  fc.record({
    method: fc.constant('observation'),
    ref: fc.constantFrom('P1', 'P2', 'P3', 'D1', 'D2'),
    state: fc.constantFrom<Claim['state']>('proposed', 'submitted', 'accepted', 'referred'),
  }),
  { selector: ({ ref }) => ref },
);

describe('what may be done with evidence', () => {
  test('nobody may both judge a piece and own it', () => {
    fc.assert(
      fc.property(anyState, anyClaims, (state, claims) => {
        const both = evidenceAbilities(facts({ state, claims }), { isOwner: true, mayJudge: true });
        expect(both.judge.allowed).toBe(false);
      }),
    );
  });

  test('what is accepted or in a pack is never edited, submitted or removed', () => {
    for (const state of ['accepted', 'locked'] as const) {
      const abilities = evidenceAbilities(facts({ state }), owner);
      expect([abilities.edit, abilities.submit, abilities.remove].some(({ allowed }) => allowed)).toBe(false);
    }
  });

  test('evidence is submitted only when it has content and a criterion', () => {
    const submit = (changes: Partial<EvidenceFacts>) => evidenceAbilities(facts(changes), owner).submit;
    expect(submit({})).toEqual({ allowed: true });
    expect(submit({ hasText: false })).toMatchObject({ reason: 'Write the text first.' });
    expect(submit({ kind: 'photograph' })).toMatchObject({ allowed: false });
    expect(submit({ claims: [] })).toMatchObject({ allowed: false });
    expect(submit({ state: 'referred', claims: [claim('P1', 'accepted')] })).toMatchObject({
      allowed: false,
    });
  });

  test('after a withdrawal nothing is added and nothing judged', () => {
    const enrolmentState = 'withdrawn';
    expect(evidenceAbilities(facts({ enrolmentState }), owner).edit.allowed).toBe(false);
    expect(evidenceAbilities(facts({ enrolmentState, state: 'submitted' }), tutor).judge.allowed).toBe(false);
  });

  test('taking back restores what the tutor had said before', () => {
    const back = takenBack([
      { ...claim('P1'), decided: true },
      { ...claim('P2'), decided: false },
      { ...claim('D1', 'accepted'), decided: true },
    ]);
    expect(back.state).toBe('referred');
    expect(back.claims.map(({ state }) => state)).toEqual(['referred', 'proposed', 'accepted']);
    expect(takenBack([{ ...claim('P1'), decided: false }]).state).toBe('draft');
  });
});

describe('judging criterion by criterion', () => {
  test('a judgement that is taken answers every waiting claim once, and accepts only when nothing is referred', () => {
    const anyAnswers = fc.array(
      fc.record({
        method: fc.constant('observation'),
        ref: fc.constantFrom('P1', 'P2', 'P3', 'D1', 'D2'),
        state: fc.constantFrom<'accepted' | 'referred'>('accepted', 'referred'),
        feedback: fc.constantFrom('Show the date', ' ', undefined),
      }),
    );
    fc.assert(
      fc.property(anyClaims, anyAnswers, (claims, answers) => {
        const judged = judgeClaims(claims, answers);
        if (!judged.ok) return;
        const waiting = claims.filter(({ state }) => state === 'submitted').map(({ ref }) => ref);
        expect(judged.answers.map(({ ref }) => ref).sort()).toEqual(waiting.sort());
        expect(judged.state).toBe(
          answers.every(({ state }) => state === 'accepted') ? 'accepted' : 'referred',
        );
      }),
    );
  });

  test('a referral without a word of feedback is refused at its field', () => {
    const judged = judgeClaims([claim('P1')], [{ method: 'observation', ref: 'P1', state: 'referred' }]);
    expect(judged).toEqual({
      ok: false,
      issues: [{ path: 'body.claims.0.feedback', message: 'Say what P1 still needs.' }],
    });
  });

  test('claims name criteria of the plan, once each', () => {
    const claims = ['P1', 'P1', 'P9'].map((ref) => ({ method: 'observation', ref }));
    expect(issuesOfClaims(aPlan(), [], claims).map(({ path }) => path)).toEqual([
      'body.claims.1',
      'body.claims.2',
    ]);
  });
});

describe('changing referred evidence', () => {
  const before = [claim('P1', 'accepted'), claim('P2', 'referred')];

  test('an accepted claim stays and cannot be dropped', () => {
    const { issues } = changedClaims(before, [{ method: 'observation', ref: 'P2' }], {
      contentChanged: false,
    });
    expect(issues).toEqual([{ path: 'body.claims', message: 'P1 was accepted already, so it stays.' }]);
  });

  test('when what it was judged on has gone, an accepted claim is open again', () => {
    const { claims } = changedClaims(before, undefined, { contentChanged: true });
    expect(claims.map(({ state }) => state)).toEqual(['proposed', 'referred']);
  });
});
