import type { z } from 'zod';
import type { PlanDraft } from '#contract/workshop.ts';
import { showToast } from '#web/ui/toast.tsx';
import { isCriterion, type Part, type PartGroup, stateOf } from './draft-parts.ts';
import type { Editing } from './part-editor.tsx';
import type { PartAction } from './part-list.tsx';
import type { Deciding } from './use-decide.ts';

type Draft = z.infer<typeof PlanDraft>;

/** Criteria are joined with the one printed after them in the same method. */
function nextCriterion(part: Part, groups: readonly PartGroup[]): Part | undefined {
  const group = groups.find(({ parts }) => parts.includes(part));
  return group?.parts[group.parts.indexOf(part) + 1];
}

/** What a key opens for a part, or the sentence why it opens nothing. */
function editingFor(action: PartAction, part: Part, groups: readonly PartGroup[]): Editing | string {
  if (action === 'edit') return { what: 'edit', part };
  if (action === 'reject') {
    return part.isEntry ? { what: 'reject', part } : 'This part can be changed, but not taken out.';
  }
  if (!isCriterion(part)) return 'Only criteria are split or joined.';
  if (action === 'split') return { what: 'split', part };
  const next = nextCriterion(part, groups);
  return next ? { what: 'merge', part, next } : 'This is the last criterion: there is none to join it with.';
}

/** What the keys of the list do to a part. */
export function usePartActions(facts: {
  readonly draft: Draft;
  readonly deciding: Deciding;
  readonly groups: readonly PartGroup[];
  readonly select: (at: string | undefined) => void;
  readonly setEditing: (editing: Editing) => void;
}) {
  const { draft, deciding, groups, select, setEditing } = facts;
  const parts = groups.flatMap((group) => group.parts);
  const nextOpen = (from: Part) => {
    const start = parts.indexOf(from);
    const around = [...parts.slice(start + 1), ...parts.slice(0, start)];
    const open = around.find((one) => stateOf(one, draft) !== 'accepted');
    if (open) select(open.at);
    else showToast('Every other part is accepted.');
  };
  const accept = async (on: Part) => {
    const next = parts[parts.indexOf(on) + 1];
    if (next) select(next.at);
    if (!(await deciding.run({ kind: 'accept', at: on.at }))) select(on.at);
  };
  return (action: PartAction, on: Part) => {
    if (action === 'next-open') nextOpen(on);
    else if (draft.state !== 'draft') showToast('Only a draft is changed.');
    else if (action === 'undo') void deciding.undoLast();
    else if (action === 'accept') void accept(on);
    else {
      const editing = editingFor(action, on, groups);
      if (typeof editing === 'string') return showToast(editing);
      deciding.forgetProblem();
      setEditing(editing);
    }
  };
}
