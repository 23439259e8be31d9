import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { Gateway, type GatewayCheck } from '#domain/standards/gateway-format.ts';
import { Method } from '#domain/standards/method-format.ts';
import type { GatewayFacts } from './gateway-facts.ts';
import { checkWaiver, gatewayReadiness, readyForGateway } from './readiness.ts';
import { assessmentWindow } from './window.ts';

const source = { document: 'assessment-plan', section: 'Gateway' };

function planWith(check: z.input<typeof GatewayCheck>, waivableBy?: 'employer') {
  const gateway = Gateway.parse({ requirements: [{ id: 'it', title: 'It', check, waivableBy, source }] });
  return { gateway, methods: [showcase] };
}

const showcase = Method.parse({
  id: 'showcase',
  title: 'Showcase',
  kind: 'showcase',
  short: 'AS',
  grades: ['fail', 'pass'],
  ksbs: { refs: ['K1'], source },
  formats: {
    allowed: [
      { id: 'report', title: 'Report' },
      { id: 'presentation', title: 'Presentation' },
    ],
    source,
  },
  alternatives: [
    {
      id: 'contact',
      title: 'Customer contact',
      choose: 'one',
      branches: [
        { id: 'face-to-face', title: 'Face to face' },
        { id: 'remote', title: 'Remote' },
      ],
      source,
    },
  ],
  grading: { form: 'ungraded', source },
  source,
});

const noFacts: GatewayFacts = {
  today: '2026-01-15',
  startsOn: '2025-01-15',
  breaks: [],
  englishMaths: { standardLevel: 3, achieved: {} },
  coverage: {},
  files: {},
  formats: {},
  choices: {},
  qualifications: {},
  verifications: {},
  confirmations: {},
  signatures: {},
  waivers: {},
};

function stateOf(check: z.input<typeof GatewayCheck>, facts: Partial<GatewayFacts>) {
  return gatewayReadiness(planWith(check), { ...noFacts, ...facts })[0]?.state;
}

describe('minimum duration', () => {
  const check = { kind: 'minimum-duration', months: 12 } as const;

  test('15 January 2026 is allowed after a start on 15 January 2025, the 14th is not', () => {
    expect(stateOf(check, {})).toBe('met');
    const [early] = gatewayReadiness(planWith(check), { ...noFacts, today: '2026-01-14' });
    expect(early).toMatchObject({ state: 'not-met', earliestOn: '2026-01-15', source });
  });

  test('a break pushes the day, an open break holds it', () => {
    const breaks = [{ fromOn: '2025-06-01', toOn: '2025-06-11' }];
    expect(stateOf(check, { breaks, today: '2026-01-24' })).toBe('not-met');
    expect(stateOf(check, { breaks, today: '2026-01-25' })).toBe('met');
    expect(stateOf(check, { breaks: [{ fromOn: '2025-06-01' }], today: '2027-01-01' })).toBe('not-met');
  });
});

describe('files', () => {
  const check = {
    kind: 'file',
    what: 'portfolio',
    pieces: { minimum: 10, maximum: 15 },
    mapped: true,
    approvedBy: 'employer',
  } as const;
  const approvals = [{ by: 'employer', name: 'Jo Hill', on: '2026-01-10' }] as const;

  test.each([
    [9, 'not-met'],
    [10, 'met'],
    [15, 'met'],
    [16, 'not-met'],
  ])('%i pieces of 10 to 15 are %s', (pieces, state) => {
    expect(stateOf(check, { files: { it: { pieces, unmapped: 0, approvals } } })).toBe(state);
  });

  test('unmapped pieces and a missing approval are named', () => {
    const [standing] = gatewayReadiness(planWith(check), {
      ...noFacts,
      files: {
        it: {
          pieces: 12,
          unmapped: 2,
          approvals: [{ by: 'training-provider', name: 'T', on: '2026-01-01' }],
        },
      },
    });
    expect(standing?.needs).toEqual([
      'Map the 2 pieces not yet mapped to criteria or KSBs.',
      'The employer approves it.',
    ]);
  });

  test('a mapping nobody looked at is unknown, not met', () => {
    expect(stateOf(check, { files: { it: { pieces: 12, approvals } } })).toBe('unknown');
  });
});

describe('the other kinds', () => {
  test('coverage of nothing is unknown', () => {
    const check = { kind: 'coverage', of: 'criteria' } as const;
    expect(stateOf(check, {})).toBe('unknown');
    expect(stateOf(check, { coverage: { criteria: { accepted: 0, total: 0 } } })).toBe('unknown');
    expect(stateOf(check, { coverage: { criteria: { accepted: 29, total: 30 } } })).toBe('not-met');
    expect(stateOf(check, { coverage: { criteria: { accepted: 30, total: 30 } } })).toBe('met');
  });

  test('only an allowed format and a single branch are choices', () => {
    const format = { kind: 'choice', method: 'showcase', of: 'format' } as const;
    expect(stateOf(format, { formats: { showcase: 'video' } })).toBe('not-met');
    expect(stateOf(format, { formats: { showcase: 'report' } })).toBe('met');
    const branches = { kind: 'choice', method: 'showcase', of: 'branches' } as const;
    expect(stateOf(branches, {})).toBe('not-met');
    expect(stateOf(branches, { choices: { contact: ['face-to-face', 'remote'] } })).toBe('not-met');
    expect(stateOf(branches, { choices: { contact: ['remote'] } })).toBe('met');
  });

  test('a qualification attempted is enough only where the plan says so', () => {
    const check = { kind: 'qualification', title: 'Diploma', achieved: 'achieved' } as const;
    expect(stateOf(check, { qualifications: { it: 'attempted' } })).toBe('not-met');
    expect(stateOf({ ...check, achieved: 'attempted' }, { qualifications: { it: 'attempted' } })).toBe('met');
  });

  test('behaviours and confirmations count from the party the plan names', () => {
    const check = { kind: 'behaviours-verified', by: 'employer' } as const;
    const tutor = { by: 'training-provider', name: 'T', on: '2026-01-01' } as const;
    expect(stateOf(check, { verifications: { it: tutor } })).toBe('not-met');
    expect(stateOf(check, { verifications: { it: { ...tutor, by: 'employer' } } })).toBe('met');
    const confirm = { kind: 'confirmation', by: 'employer', statement: 'Ready.' } as const;
    expect(stateOf(confirm, { confirmations: { it: { ...tutor, by: 'employer' } } })).toBe('met');
  });

  test('a declaration needs every signer, and one person does not sign for two', () => {
    const check: z.input<typeof GatewayCheck> = {
      kind: 'declaration',
      signers: ['employer', 'apprentice'],
      statement: 'Ready.',
    };
    const employer = {
      by: 'employer',
      name: 'Jo Hill',
      on: '2026-01-10',
      contact: 'jo@example.org',
    } as const;
    const apprentice = {
      by: 'apprentice',
      name: 'Ali',
      on: '2026-01-11',
      contact: 'ali@example.org',
    } as const;
    expect(stateOf(check, { signatures: { it: [employer] } })).toBe('not-met');
    expect(
      stateOf(check, { signatures: { it: [employer, { ...apprentice, contact: employer.contact }] } }),
    ).toBe('not-met');
    expect(stateOf(check, { signatures: { it: [employer, apprentice] } })).toBe('met');
  });
});

describe('waivers and the summary', () => {
  const check = { kind: 'qualification', title: 'Diploma', achieved: 'achieved' } as const;
  const waiver = { by: 'employer', name: 'Jo Hill', on: '2026-01-10', why: 'held abroad' } as const;

  test('a waiver counts only where the plan allows it, from that party, with a reason', () => {
    const waived = gatewayReadiness(planWith(check, 'employer'), { ...noFacts, waivers: { it: waiver } });
    expect(waived[0]).toMatchObject({ state: 'waived', basis: 'person' });
    expect(readyForGateway(waived).ready).toBe(true);
    const refused = gatewayReadiness(planWith(check), { ...noFacts, waivers: { it: waiver } });
    expect(refused[0]?.state).toBe('not-met');
    expect(refused[0]?.reason).toContain('Nobody may waive');
  });

  test('each reason against a waiver is named', () => {
    const [requirement] = planWith(check, 'employer').gateway.requirements;
    if (!requirement) throw new Error('the plan has a requirement');
    expect(checkWaiver(requirement, { by: 'apprentice', why: ' ' }).map(({ code }) => code)).toEqual([
      'wrong-party',
      'reason-missing',
    ]);
  });

  test('nothing to check is not ready', () => {
    expect(readyForGateway([]).ready).toBe(false);
  });

  test('what is missing is named, with the day that waiting would bring', () => {
    const duration = gatewayReadiness(planWith({ kind: 'minimum-duration', months: 12 }), {
      ...noFacts,
      today: '2026-01-01',
    });
    const summary = readyForGateway([...duration, ...gatewayReadiness(planWith(check), noFacts)]);
    expect(summary).toMatchObject({ ready: false, earliestOn: '2026-01-15' });
    expect(summary.says).toBe('2 of 2 requirements are still open: It; It.');
  });
});

describe('the assessment window', () => {
  const rule = { period: { months: 3 }, origin: 'gateway-accepted', source } as const;

  test.each([
    ['2026-08-30', 'not-open'],
    ['2026-08-31', 'open'],
    ['2026-11-15', 'open'],
    ['2026-11-16', 'closing'],
    ['2026-11-30', 'closing'],
    ['2026-12-01', 'closed'],
  ])('three months from 31 August 2026 are, on %s, %s', (today, state) => {
    expect(assessmentWindow(rule, '2026-08-31', { today })).toMatchObject({ to: '2026-11-30', state });
  });

  test('an extension lengthens it and never shortens it', () => {
    const extend = (to: string) =>
      assessmentWindow(rule, '2026-08-31', { today: '2026-12-01', extension: { to, why: 'illness' } });
    expect(extend('2026-12-31')).toMatchObject({ to: '2026-12-31', state: 'open' });
    expect(extend('2026-10-01')).toMatchObject({ to: '2026-11-30', state: 'closed' });
  });

  test('there is no window before its origin or without a rule', () => {
    expect(assessmentWindow(rule, undefined, { today: '2026-12-01' })).toBeUndefined();
    expect(assessmentWindow(undefined, '2026-08-31', { today: '2026-12-01' })).toBeUndefined();
  });
});
