import { criteriaFor, methodsFor } from '#domain/progress/progress-summary.ts';
import type { FieldIssue } from '#domain/refusal.ts';
import type { Plan } from '#domain/standards/plan-format.ts';
import type { Claim, EvidenceState } from './evidence-rules.ts';

/** A tutor's answer to one claim. */
export interface ClaimAnswer {
  readonly method: string;
  readonly ref: string;
  readonly state: 'accepted' | 'referred';
  readonly feedback?: string | undefined;
}

/** The evidence after a judgement, or what is wrong with the answers. */
export type Judgement =
  | { readonly ok: true; readonly state: EvidenceState; readonly answers: readonly ClaimAnswer[] }
  | { readonly ok: false; readonly issues: readonly FieldIssue[] };

const keyOf = ({ method, ref }: { readonly method: string; readonly ref: string }) => `${method}/${ref}`;

/**
 * Judge evidence criterion by criterion. Every claim that waits gets exactly one answer; a referral needs feedback, because the
 * apprentice has to know what to do. The evidence is accepted when no claim of it is referred.
 */
export function judgeClaims(claims: readonly Claim[], answers: readonly ClaimAnswer[]): Judgement {
  const waiting = claims.filter(({ state }) => state === 'submitted');
  const issues: FieldIssue[] = answers.flatMap((answer, at) => issuesOf(answer, at, { answers, waiting }));
  const answered = new Set(answers.map(keyOf));
  for (const claim of waiting) {
    if (!answered.has(keyOf(claim)))
      issues.push({ path: 'body.claims', message: `Answer ${claim.ref} too: accept it or refer it back.` });
  }
  if (issues.length > 0) return { ok: false, issues };
  const isReferred = answers.some(({ state }) => state === 'referred');
  return { ok: true, state: isReferred ? 'referred' : 'accepted', answers };
}

function issuesOf(
  answer: ClaimAnswer,
  at: number,
  { answers, waiting }: { readonly answers: readonly ClaimAnswer[]; readonly waiting: readonly Claim[] },
): FieldIssue[] {
  const path = `body.claims.${at}`;
  if (answers.findIndex((other) => keyOf(other) === keyOf(answer)) !== at)
    return [{ path, message: `${answer.ref} is answered twice.` }];
  if (!waiting.some((claim) => keyOf(claim) === keyOf(answer)))
    return [{ path, message: `${answer.ref} is not waiting for an answer here.` }];
  if (answer.state === 'referred' && !answer.feedback?.trim())
    return [{ path: `${path}.feedback`, message: `Say what ${answer.ref} still needs.` }];
  return [];
}

/** Issues of claims on criteria that the plan does not have, that do not apply to the apprentice's options, or that come twice. */
export function issuesOfClaims(
  plan: Plan,
  options: readonly string[],
  claims: readonly { readonly method: string; readonly ref: string }[],
): FieldIssue[] {
  const known = new Set(
    methodsFor(plan, options).flatMap((method) =>
      criteriaFor(method, options).map(({ ref }) => keyOf({ method: method.id, ref })),
    ),
  );
  return claims.flatMap((claim, at): FieldIssue[] => {
    const path = `body.claims.${at}`;
    if (!known.has(keyOf(claim)))
      return [{ path, message: `The plan has no criterion ${claim.ref} in the method "${claim.method}".` }];
    const isRepeated = claims.findIndex((other) => keyOf(other) === keyOf(claim)) !== at;
    return isRepeated ? [{ path, message: `${claim.ref} is claimed twice.` }] : [];
  });
}

/**
 * The claims of evidence after its apprentice changed it. A claim that was accepted stays and cannot be dropped; when the text or a
 * file that it was judged on has gone, it is open again.
 */
export function changedClaims(
  before: readonly Claim[],
  wanted: readonly { readonly method: string; readonly ref: string }[] | undefined,
  { contentChanged }: { readonly contentChanged: boolean },
): { readonly claims: readonly Claim[]; readonly issues: readonly FieldIssue[] } {
  const reopened = before.map(
    (claim): Claim =>
      contentChanged && claim.state === 'accepted' ? { ...claim, state: 'proposed' } : claim,
  );
  if (!wanted) return { claims: reopened, issues: [] };
  const kept = new Set(wanted.map(keyOf));
  const issues = reopened
    .filter((claim) => claim.state === 'accepted' && !kept.has(keyOf(claim)))
    .map(({ ref }) => ({ path: 'body.claims', message: `${ref} was accepted already, so it stays.` }));
  const claims = wanted.map(
    ({ method, ref }): Claim =>
      reopened.find((claim) => keyOf(claim) === keyOf({ method, ref })) ?? { method, ref, state: 'proposed' },
  );
  return { claims, issues };
}
