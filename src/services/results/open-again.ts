import type { Tx } from '#db/database.ts';
import { listAttempts, sendBackSheet, setAttemptGrade, setRegistration } from '#db/results.ts';
import { Refusal } from '#domain/refusal.ts';
import type { Context } from '../context.ts';

/** Open the sheets of the latest attempts at these methods again: the grade goes, the record of it stays in the earlier result. */
export async function openAgain(
  tx: Tx,
  ctx: Context,
  what: { readonly registrationId: string; readonly methods: readonly string[]; readonly reason: string },
): Promise<void> {
  const { organisationId } = ctx.actor;
  const attempts = await listAttempts(tx, organisationId, what.registrationId);
  const latest = new Map(
    attempts.filter(({ state }) => state !== 'void').map((attempt) => [attempt.method, attempt]),
  );
  for (const method of what.methods) {
    const attempt = latest.get(method);
    if (!attempt)
      throw new Refusal('invalid-request', {
        issues: [{ path: 'body.methods', message: `"${method}" was not attempted.` }],
      });
    await sendBackSheet(tx, { organisationId, attemptId: attempt.id }, what.reason, ctx.now);
    await setAttemptGrade(tx, { organisationId, id: attempt.id }, { state: 'in-progress', grade: null });
  }
  await setRegistration(tx, { organisationId, id: what.registrationId }, { state: 'in-assessment' });
}
