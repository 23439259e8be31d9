import type { EvidenceState } from '#contract/portfolio.ts';
import { StateChip } from '#web/ui/state-chip.tsx';
import { evidenceStates } from './evidence-words.ts';

/** The state of a piece of evidence. */
export function EvidenceChip({ state }: { state: EvidenceState }) {
  const { words, tone } = evidenceStates[state];
  return <StateChip tone={tone}>{words}</StateChip>;
}
