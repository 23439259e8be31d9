import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { getMyJourney } from '#contract/enrolment.ts';
import {
  addEvidence,
  changeEvidence,
  type Evidence,
  getCriteria,
  getEvidence,
  listEvidence,
  submitEvidence,
} from '#contract/portfolio.ts';
import { call } from '#web/api/client.ts';
import { asProblem, type Problem } from '#web/api/problem.ts';
import { keyOf } from '#web/api/query.ts';
import { londonToday } from '#web/enrolment/enrolment-words.ts';
import { formatDay } from '#web/ui/dates.ts';
import { useDraft } from '#web/ui/use-draft.ts';
import { claimOf, type EditorValues, titleOf, valuesOf } from './editor-values.ts';
import { rememberCriteria } from './recent-criteria.ts';

/** What is being written, kept on this device and on the server. */
export function useEditor(facts: {
  accountId: string;
  enrolmentId: string;
  piece: Evidence | undefined;
  criterion: string | undefined;
}) {
  const { accountId, enrolmentId, piece } = facts;
  const queryClient = useQueryClient();
  const [initial] = useState(() => valuesOf(piece, facts.criterion));
  const draft = useDraft<EditorValues>(`${accountId}.evidence.${piece?.id ?? 'new'}`, initial);
  const [isPending, setIsPending] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const stored = useRef(draft.value.isStored);
  const storing = useRef<Promise<void>>(undefined);
  const { id, kind } = draft.value;
  const bodyOf = () => ({
    title: titleOf(draft.value, formatDay(londonToday())),
    text: draft.value.text,
    claims: draft.value.claims.map(claimOf),
  });

  const refresh = async () => {
    const stale = [listEvidence, getEvidence, getCriteria, getMyJourney];
    await Promise.all(stale.map((each) => queryClient.invalidateQueries({ queryKey: keyOf(each) })));
  };
  const putFirst = async () => {
    await call(addEvidence, { params: { enrolmentId }, body: { id, kind, ...bodyOf() } });
    stored.current = true;
    draft.set({ isStored: true });
  };
  /** Makes sure that the server knows the piece, once however often it is asked. */
  const store = async () => {
    if (stored.current) return;
    storing.current ??= putFirst().finally(() => {
      storing.current = undefined;
    });
    await storing.current;
  };
  const current = () => call(getEvidence, { params: { evidenceId: id } });
  const saveAll = async () => {
    if (!stored.current) return await store();
    const { version } = await current();
    await call(changeEvidence, { params: { evidenceId: id }, body: { ...bodyOf(), version } });
  };
  const run = async (work: () => Promise<void>): Promise<boolean> => {
    setProblem(undefined);
    setIsPending(true);
    try {
      await work();
      rememberCriteria(accountId, draft.value.claims);
      draft.discard();
      return true;
    } catch (error) {
      setProblem(asProblem(error));
      return false;
    } finally {
      await refresh();
      setIsPending(false);
    }
  };
  return {
    draft,
    isPending,
    problem,
    store,
    refresh,
    save: () => run(saveAll),
    submit: () =>
      run(async () => {
        await saveAll();
        const { version } = await current();
        await call(submitEvidence, { params: { evidenceId: id }, body: { version } });
      }),
    removeFile: async (fileId: string) => {
      const { version } = await current();
      await call(changeEvidence, { params: { evidenceId: id }, body: { removeFiles: [fileId], version } });
      await refresh();
    },
  };
}
