import type { GatewayRequirement } from '#domain/standards/gateway-format.ts';
import type { Plan } from '#domain/standards/plan-format.ts';
import type { PartyRole } from '#domain/standards/values.ts';
import { countWords, listWords, partyWords } from './field-words.ts';

/** The gateway's requirements, one sentence each, in the plan's order. */
export function gatewaySentences({ gateway }: Plan): string[] {
  return gateway.requirements.map(requirementSentence);
}

function requirementSentence({ title, check, waivableBy }: GatewayRequirement): string {
  const start = /[.!?]$/.test(title) ? title : `${title}.`;
  const waiver = waivableBy ? `The ${partyWords(waivableBy)} may waive this.` : '';
  return [start, ...detailsOf(check, title.toLowerCase()), waiver].filter(Boolean).join(' ');
}

type Check = GatewayRequirement['check'];

/** What the title leaves unsaid. */
function detailsOf(check: Check, title: string): readonly string[] {
  switch (check.kind) {
    case 'minimum-duration':
      if (check.months === 0) return [];
      return [
        title.includes('month') ? '' : `At least ${check.months} months.`,
        'Breaks in learning are left out.',
      ];
    case 'english-maths': {
      const level = check.level.replace('-', ' ');
      return [
        title.includes(level) ? '' : `At least ${level}.`,
        check.withCarePlan
          ? `With an education, health and care plan ${check.withCarePlan.replace('-', ' ')}.`
          : '',
      ];
    }
    case 'coverage':
      return [
        `Accepted evidence for every ${check.of === 'criteria' ? 'criterion' : 'statement of the standard'}.`,
      ];
    case 'file':
      return fileDetails(check, title);
    case 'behaviours-verified':
      return [named(title, [check.by], 'Verified')];
    case 'declaration':
      return [named(title, check.signers, 'Signed')];
    case 'confirmation':
      return [named(title, [check.by], 'Confirmed')];
    case 'choice':
    case 'qualification':
      return [];
  }
}

/** "Signed by the employer." unless the title names them all. */
function named(title: string, roles: readonly PartyRole[], verb: string): string {
  const names = roles.map(partyWords);
  return names.every((name) => title.includes(name)) ? '' : `${verb} by the ${listWords(names)}.`;
}

function fileDetails(check: Extract<Check, { kind: 'file' }>, title: string): readonly string[] {
  const { pieces, mapped, approvedBy } = check;
  return [
    pieces && !/\d/.test(title) ? `${pieceCount(pieces)}.` : '',
    mapped ? 'Each piece says what it is evidence for.' : '',
    approvedBy && !title.includes('approved') ? `Approved by the ${partyWords(approvedBy)} first.` : '',
  ];
}

function pieceCount({ minimum, maximum }: { minimum: number; maximum?: number | undefined }): string {
  if (maximum === undefined) return `At least ${countWords(minimum, 'piece')}`;
  return minimum === maximum ? `Exactly ${countWords(minimum, 'piece')}` : `${minimum} to ${maximum} pieces`;
}
