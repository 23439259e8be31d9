import { describe, expect, test } from 'vitest';
import { checkDraftFiles } from '#domain/standards/compiler/check-draft-files.ts';
import type { Compilation } from '#domain/standards/compiler/compilation.ts';
import type { Json } from '#domain/standards/layer-format.ts';
import { valueAt } from '#domain/standards/plan-path.ts';
import { anObservation, aPlan, aStandard } from '#testing/a-plan.ts';
import { applyDecisions, findingId } from './apply-decisions.ts';
import type { Decision, RecordedDecision } from './decision.ts';

type Layer = { readonly [key: string]: Json };

const patch = { effect: 'fill', at: 'gateway/notice', value: { period: { workingDays: 10 } } };

function aCompilation(changes: Partial<Compilation> = {}): Compilation {
  return {
    documents: [],
    standard: aStandard() as unknown as Layer,
    plan: aPlan() as unknown as Layer,
    policies: [
      { id: 'beacon', policy: { id: 'beacon', plans: [{ reference: 'ST9999', patches: [patch] }] } },
    ],
    questions: [],
    findings: [],
    places: [],
    publishable: true,
    ...changes,
  };
}

function recorded(...decisions: readonly Decision[]): RecordedDecision[] {
  return decisions.map((decision, index) => ({
    sequence: index + 1,
    decision,
    keys: {},
    personId: 'ada',
    name: 'Ada Brand',
    on: '2026-11-22',
  }));
}

const criteria = `methods/${anObservation.id}/criteria`;
const refs = (plan: Layer) => (valueAt(plan, criteria) as { ref: string }[]).map(({ ref }) => ref);

describe('decisions on a draft', () => {
  test('change, add, take out, split and join entries', () => {
    const source = { document: 'plan-document', section: '1' };
    const { plan, lost, accepted } = applyDecisions(
      aCompilation(),
      recorded(
        { kind: 'edit', at: `${criteria}/P1/text`, value: 'Trims the wick without haste' },
        { kind: 'split', at: `${criteria}/P2`, texts: ['Names one oil', 'Names another oil'] },
        { kind: 'add', at: criteria, value: { ref: 'P9', kind: 'pass', text: 'Fills the lamp', source } },
        { kind: 'reject', at: `${criteria}/D1`, why: 'Printed for another plan.' },
        {
          kind: 'merge',
          at: [`${criteria}/P1`, `${criteria}/P9`],
          text: 'Trims the wick and fills the lamp',
        },
      ),
    );
    expect(lost).toEqual([]);
    expect(refs(plan)).toEqual(['P1', 'P2', 'P2-2']);
    expect(valueAt(plan, `${criteria}/P1/text`)).toBe('Trims the wick and fills the lamp');
    expect(accepted).toContain(`${criteria}/P2`);
  });

  test('that fit nothing are named with the reason, and the rest holds', () => {
    const { plan, lost, publishable } = applyDecisions(
      aCompilation(),
      recorded(
        { kind: 'edit', at: 'methods/no-such/title', value: 'x' },
        { kind: 'edit', at: 'title', value: 'Keeper of lanterns' },
      ),
    );
    expect(lost.map(({ sequence }) => sequence)).toEqual([1]);
    expect(plan.title).toBe('Keeper of lanterns');
    expect(publishable).toBe(false);
  });

  test('follow a criterion whose reference changed by its key', () => {
    const place = {
      at: `${criteria}/P2`,
      spans: [],
      section: '',
      certainty: 'certain',
      by: 'x',
      key: 'names-the-oils',
    } as const;
    const [decision] = recorded({ kind: 'edit', at: `${criteria}/D7/text`, value: 'Names every oil' });
    const moved = { ...(decision as RecordedDecision), keys: { [`${criteria}/D7/text`]: 'names-the-oils' } };
    const { plan } = applyDecisions(aCompilation({ places: [place] }), [moved]);
    expect(valueAt(plan, `${criteria}/P2/text`)).toBe('Names every oil');
  });

  test('reach the patches of a policy by the path they change', () => {
    const at = 'policies/beacon/patches/gateway/notice';
    const value = { period: { workingDays: 5 } };
    const edited = applyDecisions(aCompilation(), recorded({ kind: 'edit', at, value }));
    expect(JSON.stringify(edited.policies)).toContain('"workingDays":5');
    const taken = applyDecisions(
      aCompilation(),
      recorded({ kind: 'reject', at, why: 'Withdrawn by the body.' }),
    );
    expect(JSON.stringify(taken.policies)).not.toContain('workingDays');
  });

  test('settle a finding, and write the reading into the register of interpretations', () => {
    const finding = {
      severity: 'error',
      code: 'count-does-not-agree',
      message: 'Ten are counted and nine printed.',
      at: criteria,
      spans: [],
    } as const;
    const open = applyDecisions(aCompilation({ findings: [finding] }), []);
    expect(open.publishable).toBe(false);
    const settle: Decision = {
      kind: 'settle',
      finding: findingId(finding),
      reading: 'Nine are meant.',
      why: 'The tenth is printed twice.',
    };
    const { plan, findings, publishable } = applyDecisions(
      aCompilation({ findings: [finding] }),
      recorded(settle),
    );
    expect(findings.find(({ code }) => code === finding.code)?.settled?.reading).toBe('Nine are meant.');
    expect(plan.interpretations).toMatchObject([{ id: 'D1', why: 'The tenth is printed twice.' }]);
    expect(publishable).toBe(true);
  });

  test('the register that settled findings leave passes the check of every plan', () => {
    const finding = {
      severity: 'warning',
      code: 'number-of-attempts-not-stated',
      message: 'The plan gives no number.',
      at: 'reassessment/furtherAttempts',
      spans: [],
    } as const;
    const settle: Decision = {
      kind: 'settle',
      finding: findingId(finding),
      reading: 'None.',
      why: 'Body decides.',
    };
    const { plan, standard } = applyDecisions(aCompilation({ findings: [finding] }), recorded(settle));
    const errors = checkDraftFiles(standard, plan).filter(({ severity }) => severity === 'error');
    expect(errors).toEqual([]);
    expect(plan.interpretations).toHaveLength(1);
  });
});
