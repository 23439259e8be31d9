import type { GatewayRequirement } from '#domain/standards/gateway-format.ts';
import type { Plan } from '#domain/standards/plan-format.ts';
import { listWords, partyWords } from './field-words.ts';

/** The gateway's requirements, one sentence each, in the plan's order. */
export function gatewaySentences({ gateway }: Plan): string[] {
  return gateway.requirements.map(requirementSentence);
}

function requirementSentence({ title, check, waivableBy }: GatewayRequirement): string {
  const detail = detailOf(check);
  const waiver = waivableBy ? `The ${partyWords(waivableBy)} may waive this.` : '';
  const start = /[.!?]$/.test(title) ? title : `${title}.`;
  return [start, detail, waiver].filter(Boolean).join(' ');
}

function detailOf(check: GatewayRequirement['check']): string {
  switch (check.kind) {
    case 'minimum-duration':
      return check.months > 0
        ? `At least ${check.months} months on programme, breaks in learning left out.`
        : '';
    case 'english-maths':
      return check.withCarePlan
        ? `${check.level.replace('-', ' ')}; with an education, health and care plan ${check.withCarePlan.replace('-', ' ')}.`.replace(
            /^\w/,
            (first) => first.toUpperCase(),
          )
        : '';
    case 'coverage':
      return check.of === 'criteria'
        ? 'Accepted evidence for every criterion.'
        : 'Accepted evidence for every statement of the standard.';
    case 'file':
      return fileDetail(check);
    case 'behaviours-verified':
      return `Verified by the ${partyWords(check.by)}.`;
    case 'declaration':
      return `Signed by the ${listWords(check.signers.map(partyWords))}.`;
    case 'confirmation':
      return `Confirmed by the ${partyWords(check.by)}.`;
    case 'choice':
    case 'qualification':
      return '';
  }
}

function fileDetail(check: Extract<GatewayRequirement['check'], { kind: 'file' }>): string {
  const { pieces, mapped, approvedBy } = check;
  const most = pieces?.maximum;
  const count = !pieces
    ? ''
    : most === undefined
      ? `At least ${pieces.minimum} pieces.`
      : `${pieces.minimum === most ? most : `${pieces.minimum} to ${most}`} pieces.`;
  return [
    count,
    mapped ? 'Each piece says what it is evidence for.' : '',
    approvedBy ? `Approved by the ${partyWords(approvedBy)} first.` : '',
  ]
    .filter(Boolean)
    .join(' ');
}
