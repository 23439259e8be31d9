import type { GatewayItem } from '#contract/gateway.ts';

/** A line of the checklist that is not met, with the facts given. */
export function aGatewayItem(facts: Partial<GatewayItem>): GatewayItem {
  return {
    requirementId: 'portfolio',
    title: 'Portfolio',
    kind: 'file',
    readiness: 'not-met',
    reason: 'Nothing has been handed in.',
    source: { document: 'assessment-plan', section: 'Gateway Requirements' },
    layer: 'plan',
    state: 'missing',
    facts: {},
    files: [],
    pieces: null,
    approval: null,
    needsApprovalBy: null,
    statement: null,
    statementHash: null,
    signers: [],
    links: [],
    returnReason: null,
    waiver: null,
    abilities: {
      provide: { allowed: true },
      waive: { allowed: false, reason: 'Nobody may waive this under the plan.' },
      sign: { allowed: false, reason: 'This requirement asks for nobody’s word.' },
      sendLink: { allowed: false, reason: 'This requirement asks for nobody’s word.' },
      askWaiver: { allowed: false, reason: 'The plan does not leave it to the employer to waive this.' },
    },
    ...facts,
  };
}
