import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { z } from 'zod';
import { decide, getDraft, listDecisions, listDrafts, type PlanDraft } from '#contract/workshop.ts';
import type { Decision } from '#domain/standards/workshop/decision.ts';
import { endpointQuery, useCommand } from '#web/api/query.ts';
import { useMe } from '#web/api/session.ts';
import { showToast } from '#web/ui/toast.tsx';
import { decisionWords } from './decision-words.ts';

type Draft = z.infer<typeof PlanDraft>;

/** Record decisions on a draft: the reply takes the place of what is shown, and a refusal says what came between. */
export function useDecide(draft: Draft) {
  const client = useQueryClient();
  const me = useMe();
  const command = useCommand(decide, { invalidates: [listDecisions, listDrafts] });
  const line = useRef<Promise<unknown>>(Promise.resolve());
  const input = { params: { draftId: draft.id } };
  const { queryKey } = endpointQuery(getDraft, input);

  const record = async (decision: Decision): Promise<boolean> => {
    try {
      // What is held may be newer than what is drawn: decisions wait in line for each other.
      const { version } = client.getQueryData(queryKey) ?? draft;
      client.setQueryData(queryKey, await command.runAsync({ ...input, body: { version, decision } }));
      return true;
    } catch {
      // The command keeps the problem and the screen shows it; what is on the bench is read again first.
      await client.invalidateQueries({ queryKey });
      return false;
    }
  };
  /** Record a decision after those that are on their way; false when it was refused. */
  const run = (decision: Decision): Promise<boolean> => {
    const reply = line.current.then(() => record(decision));
    line.current = reply;
    return reply;
  };

  /** Take back one's own last decision that still stands; those of others are taken back in the history. */
  const undoLast = async (): Promise<void> => {
    await line.current;
    const mine = new Set(me.memberships.map(({ personId }) => personId));
    const history = await client.fetchQuery({
      ...endpointQuery(listDecisions, { ...input, query: { limit: 200 } }),
      staleTime: 0,
    });
    const last = history.items.find(({ by, standing }) => standing && mine.has(by.id));
    if (!last) showToast('Nothing of yours is left to take back.');
    else if (await run({ kind: 'undo', sequence: last.sequence })) {
      showToast(`Taken back: ${decisionWords(last.decision)}`);
    }
  };
  return {
    run,
    undoLast,
    isPending: command.isPending,
    problem: command.problem,
    formState: command.formState,
    forgetProblem: command.reset,
  };
}

/** What the bench hands to its parts. */
export type Deciding = ReturnType<typeof useDecide>;
