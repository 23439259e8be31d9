import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { z } from 'zod';
import { listEditions } from '#contract/plan-editions.ts';
import { listPlans } from '#contract/standards.ts';
import {
  discardDraft,
  getDraft,
  listDrafts,
  type PlanDraft,
  proposeDraft,
  publishDraft,
  returnDraft,
} from '#contract/workshop.ts';
import { useCommand } from '#web/api/query.ts';
import { ButtonLink } from '#web/shell/link.tsx';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { Form } from '#web/ui/form.tsx';
import { Menu } from '#web/ui/menu.tsx';
import { TextArea } from '#web/ui/text-area.tsx';
import { showToast } from '#web/ui/toast.tsx';
import { saveData } from './save-data.ts';

type Draft = z.infer<typeof PlanDraft>;

/** The steps of a draft as a whole: propose, return, publish, keep as files, discard. */
export function DraftSteps({ draft }: { draft: Draft }) {
  const [asking, setAsking] = useState<'propose' | 'return' | undefined>();
  const navigate = useNavigate();
  const stale = [getDraft, listDrafts] as const;
  const publish = useCommand(publishDraft, {
    invalidates: [...stale, listPlans, listEditions],
    onDone: ({ reference, edition }) => {
      showToast(`${reference} ${edition} is published`);
      void navigate({ to: '/plans/$reference/$edition', params: { reference, edition } });
    },
  });
  const discard = useCommand(discardDraft, { invalidates: stale });
  const params = { draftId: draft.id };
  const keep = () => {
    const { standard, plan } = draft;
    saveData({ standard, plan }, `${draft.title}.json`);
  };
  return (
    <>
      {draft.state === 'draft' ? (
        <Button
          kind="primary"
          disabledReason={draft.mayPropose.allowed ? undefined : draft.mayPropose.reason}
          onPress={() => setAsking('propose')}
        >
          Propose for the second check
        </Button>
      ) : null}
      {draft.state === 'in-check' ? (
        <>
          <Button kind="secondary" onPress={() => setAsking('return')}>
            Return to author
          </Button>
          <Button
            kind="primary"
            icon="stamp"
            isPending={publish.isPending}
            disabledReason={
              publish.problem?.title ?? (draft.mayPublish.allowed ? undefined : draft.mayPublish.reason)
            }
            onPress={() => publish.run({ params, body: { version: draft.version } })}
          >
            Publish edition
          </Button>
        </>
      ) : null}
      <ButtonLink to="/workshop/$draftId/try" params={params}>
        Try it
      </ButtonLink>
      <Menu
        label="More"
        actions={[
          {
            id: 'units',
            label: 'Show as units',
            onPress: () => void navigate({ to: '/workshop/$draftId/units', params }),
          },
          {
            id: 'papers',
            label: 'Show the documents',
            onPress: () => void navigate({ to: '/workshop/$draftId/papers', params }),
          },
          { id: 'keep', label: 'Keep as a file', onPress: keep },
          ...(draft.state === 'draft'
            ? [
                {
                  id: 'discard',
                  label: 'Discard draft',
                  isDanger: true,
                  onPress: () => discard.run({ params, body: { undo: false } }),
                },
              ]
            : []),
          ...(draft.state === 'discarded'
            ? [
                {
                  id: 'reopen',
                  label: 'Open again',
                  onPress: () => discard.run({ params, body: { undo: true } }),
                },
              ]
            : []),
        ]}
      />
      {asking ? <AskDialog draft={draft} asking={asking} onClose={() => setAsking(undefined)} /> : null}
    </>
  );
}

function AskDialog(props: {
  readonly draft: Draft;
  readonly asking: 'propose' | 'return';
  readonly onClose: () => void;
}) {
  const { draft, asking, onClose } = props;
  const [words, setWords] = useState('');
  const stale = [getDraft, listDrafts];
  const propose = useCommand(proposeDraft, { invalidates: stale, onDone: onClose });
  const back = useCommand(returnDraft, { invalidates: stale, onDone: onClose });
  const params = { draftId: draft.id };
  const isReturn = asking === 'return';
  const submit = () =>
    isReturn
      ? back.run({ params, body: { why: words } })
      : propose.run({ params, body: { version: draft.version, note: words } });
  return (
    <Dialog title={isReturn ? 'Return to author' : 'Propose for the second check'} isOpen onClose={onClose}>
      <Form
        {...(isReturn ? back.formState : propose.formState)}
        onSubmit={submit}
        actions={
          <Button kind="primary" type="submit" isPending={propose.isPending || back.isPending}>
            {isReturn ? 'Return draft' : 'Propose draft'}
          </Button>
        }
      >
        <p>
          {isReturn
            ? 'The author sees your words above the draft and can change it again.'
            : 'Another standards author checks and publishes it. Until then nobody can change it.'}
        </p>
        <TextArea
          label={isReturn ? 'What is to be mended' : 'Note for the checker'}
          name={isReturn ? 'why' : 'note'}
          isOptional={!isReturn}
          value={words}
          onChange={setWords}
        />
      </Form>
    </Dialog>
  );
}
