import type { Decision } from '#domain/standards/workshop/decision.ts';

/** A decision in a sentence. */
export function decisionWords(decision: Decision): string {
  switch (decision.kind) {
    case 'answer':
      return `Answered ${decision.question}: ${decision.chosen ?? JSON.stringify(decision.value)}. ${decision.why}`;
    case 'accept':
      return `Accepted ${decision.at}`;
    case 'edit':
      return `Changed ${decision.at}${typeof decision.value === 'string' ? ` to “${decision.value}”` : ''}`;
    case 'reject':
      return `Took out ${decision.at}. ${decision.why}`;
    case 'add':
      return `Added to ${decision.at}`;
    case 'split':
      return `Split ${decision.at} into ${decision.texts.length}`;
    case 'merge':
      return `Joined ${decision.at.join(' and ')}`;
    case 'settle':
      return `Decided a finding: ${decision.reading} ${decision.why}`;
    case 'undo':
      return `Took back decision ${decision.sequence}`;
  }
}
