import type { Evidence, EvidenceState } from '#contract/portfolio.ts';
import type { Tone } from '#web/ui/state-chip.tsx';

/** Each state of a piece of evidence in words, with the tone of its chip. */
export const evidenceStates: Readonly<Record<EvidenceState, { words: string; tone: Tone }>> = {
  draft: { words: 'Draft', tone: 'quiet' },
  submitted: { words: 'Waiting for feedback', tone: 'waiting' },
  referred: { words: 'Referred', tone: 'referred' },
  accepted: { words: 'Accepted', tone: 'met' },
  locked: { words: 'In the gateway pack', tone: 'brass' },
  withdrawn: { words: 'Removed', tone: 'quiet' },
};

/** Each kind of evidence in words. */
export const kindWords: Readonly<Record<Evidence['kind'], string>> = {
  file: 'File',
  photograph: 'Photograph',
  sound: 'Sound',
  video: 'Video',
  text: 'Text',
};

/** "1 criterion" or "4 criteria". */
export function criteriaCount(count: number): string {
  return count === 1 ? '1 criterion' : `${count} criteria`;
}

/** Where the claims stand: "2 accepted, 1 referred" or, before any answer, "3 criteria". */
export function claimsWords(claims: Evidence['claims']): string {
  const count = (state: Evidence['claims'][number]['state']) =>
    claims.filter((claim) => claim.state === state).length;
  const [accepted, referred] = [count('accepted'), count('referred')];
  const decided = [accepted > 0 ? `${accepted} accepted` : '', referred > 0 ? `${referred} referred` : ''];
  const words = decided.filter(Boolean).join(', ');
  return words === '' ? criteriaCount(claims.length) : `${words} of ${criteriaCount(claims.length)}`;
}
