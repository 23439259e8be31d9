/** Where a piece of evidence stands. */
export type EvidenceState = 'draft' | 'submitted' | 'referred' | 'accepted' | 'locked' | 'withdrawn';

/** Where the claim that evidence shows a criterion stands. */
export type ClaimState = 'proposed' | 'submitted' | 'accepted' | 'referred';

/** What a piece of evidence may be. */
export type EvidenceKind = 'file' | 'photograph' | 'sound' | 'video' | 'text';

/** A claim: the criterion by method and ref, and its state. */
export interface Claim {
  readonly method: string;
  readonly ref: string;
  readonly state: ClaimState;
}

/** What decides what may be done with a piece of evidence. */
export interface EvidenceFacts {
  readonly state: EvidenceState;
  readonly kind: EvidenceKind;
  readonly hasText: boolean;
  readonly files: number;
  readonly claims: readonly Claim[];
  /** State of the apprenticeship that it belongs to. */
  readonly enrolmentState: string;
}

/** Who looks at it. An apprentice works on their own evidence alone; nobody judges their own. */
export interface EvidenceViewer {
  readonly isOwner: boolean;
  readonly mayJudge: boolean;
}

/** Whether something may be done now, or why not. */
export type Standing = { readonly allowed: true } | { readonly allowed: false; readonly reason: string };

/** What a person may do with a piece of evidence now. */
export interface EvidenceAbilities {
  readonly edit: Standing;
  readonly submit: Standing;
  readonly takeBack: Standing;
  readonly judge: Standing;
  readonly remove: Standing;
}

const yes: Standing = { allowed: true };
const no = (reason: string): Standing => ({ allowed: false, reason });

const closedStates: ReadonlySet<string> = new Set(['achieved', 'not-achieved', 'withdrawn']);

/** Whether evidence can still be added: a portfolio closes with the result or with a withdrawal. */
export function isPortfolioOpen(enrolmentState: string): boolean {
  return !closedStates.has(enrolmentState);
}

const closed = 'The apprenticeship has ended, so its portfolio is closed.';
const notYours = 'Only the apprentice whose evidence it is can do this.';

const notEditable: Readonly<Record<EvidenceState, string | undefined>> = {
  draft: undefined,
  referred: undefined,
  submitted: 'It is with the tutor for feedback. Take it back first to change it.',
  accepted: 'It has been accepted, so it stays as it was judged. Add a new piece instead.',
  locked: 'It is in a gateway pack that was sent, so it stays as it is. Add a new piece instead.',
  withdrawn: 'It was removed.',
};

/** What is still missing before evidence can be submitted, as a sentence; undefined when nothing is. */
export function missingForSubmission(facts: EvidenceFacts): string | undefined {
  if (facts.kind === 'text' && !facts.hasText) return 'Write the text first.';
  if (facts.kind !== 'text' && facts.files === 0) return 'Add the file first, and wait until it has arrived.';
  if (facts.claims.length === 0) return 'Say which criteria it shows: choose at least one.';
  if (facts.claims.every(({ state }) => state === 'accepted'))
    return 'Every criterion it claims has been accepted already.';
  return undefined;
}

/** What a person may do with a piece of evidence now, each with the reason when not. */
export function evidenceAbilities(facts: EvidenceFacts, viewer: EvidenceViewer): EvidenceAbilities {
  const edit = editStanding(facts, viewer);
  const missing = missingForSubmission(facts);
  return {
    edit,
    submit: edit.allowed && missing ? no(missing) : edit,
    takeBack: ownerStanding(facts, viewer, {
      when: facts.state === 'submitted',
      otherwise: 'Only evidence that waits for feedback can be taken back.',
    }),
    judge: judgeStanding(facts, viewer),
    remove: ownerStanding(facts, viewer, {
      when: facts.state === 'draft',
      otherwise: 'Only a draft that was never judged can be removed.',
    }),
  };
}

function editStanding(facts: EvidenceFacts, viewer: EvidenceViewer): Standing {
  const reason = notEditable[facts.state];
  return ownerStanding(facts, viewer, { when: reason === undefined, otherwise: reason ?? '' });
}

function ownerStanding(
  facts: EvidenceFacts,
  viewer: EvidenceViewer,
  condition: { readonly when: boolean; readonly otherwise: string },
): Standing {
  if (!viewer.isOwner) return no(notYours);
  if (!isPortfolioOpen(facts.enrolmentState)) return no(closed);
  return condition.when ? yes : no(condition.otherwise);
}

function judgeStanding(facts: EvidenceFacts, viewer: EvidenceViewer): Standing {
  if (viewer.isOwner) return no('Nobody judges their own evidence.');
  if (!viewer.mayJudge) return no('Only a tutor of the provider can give this feedback.');
  if (!isPortfolioOpen(facts.enrolmentState)) return no(closed);
  return facts.state === 'submitted' ? yes : no('It is not waiting for feedback.');
}

/** Where evidence goes when the apprentice takes it back: to what it was before, so that earlier feedback stays in force. */
export function takenBack<C extends Claim & { readonly decided: boolean }>(
  claims: readonly C[],
): { readonly state: EvidenceState; readonly claims: readonly C[] } {
  const restored = claims.map(
    (claim): C =>
      claim.state === 'submitted' ? { ...claim, state: claim.decided ? 'referred' : 'proposed' } : claim,
  );
  return { state: restored.some(({ decided }) => decided) ? 'referred' : 'draft', claims: restored };
}
