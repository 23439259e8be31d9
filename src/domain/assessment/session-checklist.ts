import type { Method } from '#domain/standards/method-format.ts';

/** One line that the assessor ticks before or during a session. The id is the key of its `check` events. */
export interface ChecklistItem {
  readonly id: string;
  readonly text: string;
}

/** The id of the identity check of a session. */
export function identityCheckId(sessionId: string): string {
  return `identity-${sessionId}`;
}

/**
 * The checklist of one session: the apprentice's identity first, whatever the plan says, then how the plan says that it
 * must be carried out. What should or may be done binds nobody and is left out.
 */
export function sessionChecklist(
  method: Pick<Method, 'conduct' | 'sessions'>,
  sessionId: string,
): ChecklistItem[] {
  const rules = (method.conduct ?? []).filter(
    ({ strength, session }) => strength === 'must' && (session === undefined || session === sessionId),
  );
  const identity = {
    id: identityCheckId(sessionId),
    text: 'I have checked the identity of the apprentice against an official document with a photograph.',
  };
  return [identity, ...rules.map(({ id, text }) => ({ id, text }))];
}
