import { useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { decide, getDraft, listDecisions, listDrafts, type PlanDraft } from '#contract/workshop.ts';
import type { Decision } from '#domain/standards/workshop/decision.ts';
import { endpointQuery, useCommand } from '#web/api/query.ts';
import { showToast } from '#web/ui/toast.tsx';

type Draft = z.infer<typeof PlanDraft>;

/** Record decisions on a draft: the reply takes the place of what is shown, and a refusal says what came between. */
export function useDecide(draft: Draft) {
  const client = useQueryClient();
  const command = useCommand(decide, { invalidates: [listDecisions, listDrafts] });
  const input = { params: { draftId: draft.id } };
  const run = async (decision: Decision): Promise<boolean> => {
    try {
      const reply = await command.runAsync({ ...input, body: { version: draft.version, decision } });
      client.setQueryData(endpointQuery(getDraft, input).queryKey, reply);
      return true;
    } catch {
      // The command keeps the problem and the screen shows it; what is on the bench is read again first.
      await client.invalidateQueries({ queryKey: endpointQuery(getDraft, input).queryKey });
      return false;
    }
  };
  const undoLast = async () => {
    if (draft.version === 0) return;
    if (await run({ kind: 'undo', sequence: draft.version })) showToast('Taken back');
  };
  return {
    run,
    undoLast,
    isPending: command.isPending,
    problem: command.problem,
    formState: command.formState,
  };
}

/** What the bench hands to its parts. */
export type Deciding = ReturnType<typeof useDecide>;
