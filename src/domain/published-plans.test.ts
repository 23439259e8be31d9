import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { sessionTimes } from '#domain/assessment/session-times.ts';
import { gatewayReadiness, readyForGateway } from '#domain/gateway/readiness.ts';
import { reassessmentOptions } from '#domain/results/reassessment.ts';
import { Policy } from '#domain/standards/layer-format.ts';
import { Plan } from '#domain/standards/plan-format.ts';
import { resolvePlan } from '#domain/standards/resolve-plan.ts';

const policies = readdirSync('policies')
  .filter((name) => name.endsWith('.json'))
  .map((name) => Policy.parse(JSON.parse(readFileSync(`policies/${name}`, 'utf8'))));

const published = readdirSync('standards').flatMap((reference) =>
  readdirSync(`standards/${reference}`).map((edition) => {
    const text = readFileSync(`standards/${reference}/${edition}/plan.json`, 'utf8');
    const plan = Plan.parse(JSON.parse(text));
    const policy = policies.find(({ plans }) =>
      plans.some((each) => each.reference === plan.reference && each.edition === plan.edition),
    );
    return { name: `${reference} ${edition}`, plan, policy };
  }),
);

const today = '2026-11-22';

test('there are published plans to try', () => {
  expect(published.length).toBeGreaterThan(0);
});

describe.each(published)('$name with the policy of its assessment organisation', ({ plan, policy }) => {
  const resolved = resolvePlan(plan, policy, [], {
    startsOn: '2025-01-15',
    standardVersion: plan.assesses[0]?.standardVersion ?? '1.0',
    options: [],
    cohort: [],
    today,
  });
  if (!resolved.ok) throw new Error(JSON.stringify(resolved.findings));
  const effective = resolved.effective.plan;

  test('an apprentice without any facts is not ready, and every requirement says why and by which source', () => {
    const standings = gatewayReadiness(effective, {
      today,
      startsOn: '2025-01-15',
      breaks: [],
      englishMaths: { standardLevel: 2, achieved: {} },
      coverage: {},
      files: {},
      formats: {},
      choices: {},
      qualifications: {},
      verifications: {},
      confirmations: {},
      signatures: {},
      waivers: {},
    });
    expect(readyForGateway(standings).ready).toBe(false);
    for (const { reason, source, state, needs } of standings) {
      expect(reason).toMatch(/^[A-Z0-9].*\.$/);
      expect(source.section).not.toBe('');
      if (state === 'not-met') expect(needs?.length).toBeGreaterThan(0);
    }
  });

  test('every method failed has an option, and each reason has its source', () => {
    const history = effective.methods.map(({ id }) => ({
      method: id,
      kind: 'first' as const,
      grade: 'fail' as const,
      resultOn: '2026-11-20',
    }));
    const facts = {
      today,
      origins: { 'gateway-accepted': '2026-09-01' },
      decisions: {},
      employerRequests: {},
    };
    for (const option of reassessmentOptions(effective, history, facts)) {
      expect(option.refusals).toEqual([]);
      expect(option.routes.length).toBeGreaterThan(0);
      for (const { source } of option.reasons) expect(source).toBeDefined();
    }
  });

  test('the times of every session are in order', () => {
    for (const session of effective.methods.flatMap(({ sessions }) => sessions)) {
      const { from, planned, to } = sessionTimes(session, { extraPercent: 25 });
      expect(from ?? 0).toBeLessThanOrEqual(planned ?? 1000);
      expect(planned ?? 0).toBeLessThanOrEqual(to ?? 1000);
    }
  });
});
