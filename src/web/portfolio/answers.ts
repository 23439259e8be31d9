import type { Evidence } from '#contract/portfolio.ts';
import { criterionKey } from '#web/standards/plan-map.ts';

/** A tutor's answer to one claim while it is being written. */
export interface Answer {
  state?: 'accepted' | 'referred' | undefined;
  feedback: string;
}

/** Answers by criterion key, and a word to the whole piece. */
export interface Answers {
  claims: Readonly<Record<string, Answer>>;
  comment: string;
}

/** The claims that wait for an answer, in their order. */
export function waitingClaims(piece: Evidence): Evidence['claims'] {
  return piece.claims.filter(({ state }) => state === 'submitted');
}

/** What still stands between the answers and sending them; undefined when nothing does. */
export function whyNotYet(piece: Evidence, answers: Answers): string | undefined {
  const claims = waitingClaims(piece);
  const open = claims.filter((claim) => !answers.claims[criterionKey(claim)]?.state);
  if (open.length > 0) return `${open.map(({ ref }) => ref).join(', ')} still to be answered.`;
  const bare = claims.filter((claim) => {
    const answer = answers.claims[criterionKey(claim)];
    return answer?.state === 'referred' && answer.feedback.trim() === '';
  });
  return bare.length > 0
    ? `Say what ${bare.map(({ ref }) => ref).join(', ')} still ${bare.length === 1 ? 'needs' : 'need'}.`
    : undefined;
}

/** "You accept P1 and P2, and refer P4." */
export function summaryOf(piece: Evidence, answers: Answers): string {
  const refs = (state: 'accepted' | 'referred') =>
    waitingClaims(piece)
      .filter((claim) => answers.claims[criterionKey(claim)]?.state === state)
      .map(({ ref }) => ref);
  const list = new Intl.ListFormat('en-GB');
  const [accepted, referred] = [refs('accepted'), refs('referred')];
  const parts = [
    accepted.length > 0 ? `accept ${list.format(accepted)}` : '',
    referred.length > 0 ? `refer ${list.format(referred)}` : '',
  ].filter(Boolean);
  return `You ${parts.join(', and ')}.`;
}

/** The answers as they are sent. */
export function bodyOfAnswers(piece: Evidence, answers: Answers) {
  const claims = waitingClaims(piece).flatMap((claim) => {
    const answer = answers.claims[criterionKey(claim)];
    if (!answer?.state) return [];
    const feedback = answer.feedback.trim();
    return [{ method: claim.method, ref: claim.ref, state: answer.state, ...(feedback ? { feedback } : {}) }];
  });
  const comment = answers.comment.trim();
  return { claims, version: piece.version, ...(comment ? { comment } : {}) };
}
