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

type Asking = 'propose' | 'return' | 'publish';

interface AskProps {
  readonly draft: Draft;
  readonly asking: Asking;
  readonly onClose: () => void;
}

/** The steps of a draft as a whole: propose, return, publish, keep as files, discard. */
export function DraftSteps({ draft }: { draft: Draft }) {
  const [asking, setAsking] = useState<Asking | undefined>();
  const navigate = useNavigate();
  const stale = [getDraft, listDrafts] as const;
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
            disabledReason={draft.mayPublish.allowed ? undefined : draft.mayPublish.reason}
            onPress={() => setAsking('publish')}
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

const asked = {
  propose: {
    title: 'Propose for the second check',
    verb: 'Propose draft',
    words: 'Another standards author checks and publishes it. Until then nobody can change it.',
  },
  return: {
    title: 'Return to author',
    verb: 'Return draft',
    words: 'The author sees your words above the draft and can change it again.',
  },
  publish: {
    title: 'Publish the edition',
    verb: 'Publish edition',
    words:
      'From then on it cannot be changed: what proves wrong is mended by a new edition. You confirm that you have checked the draft against its documents.',
  },
} as const;

/** The command behind the question that is asked, with what it sends. */
function useAsked({ draft, asking, onClose }: AskProps, words: string) {
  const navigate = useNavigate();
  const stale = [getDraft, listDrafts];
  const propose = useCommand(proposeDraft, { invalidates: stale, onDone: onClose });
  const back = useCommand(returnDraft, { invalidates: stale, onDone: onClose });
  const publish = useCommand(publishDraft, {
    invalidates: [...stale, listPlans, listEditions],
    onDone: ({ reference, edition }) => {
      showToast(`${reference} ${edition} is published`);
      void navigate({ to: '/plans/$reference/$edition', params: { reference, edition } });
    },
  });
  const params = { draftId: draft.id };
  const { version } = draft;
  if (asking === 'return') return { ...back, submit: () => back.run({ params, body: { why: words } }) };
  if (asking === 'publish') return { ...publish, submit: () => publish.run({ params, body: { version } }) };
  return { ...propose, submit: () => propose.run({ params, body: { version, note: words } }) };
}

function AskDialog(props: AskProps) {
  const { asking } = props;
  const [words, setWords] = useState('');
  const command = useAsked(props, words);
  const isReturn = asking === 'return';
  return (
    <Dialog title={asked[asking].title} isOpen onClose={props.onClose}>
      <Form
        {...command.formState}
        onSubmit={command.submit}
        actions={
          <Button kind="primary" type="submit" isPending={command.isPending}>
            {asked[asking].verb}
          </Button>
        }
      >
        <p>{asked[asking].words}</p>
        {asking === 'publish' ? null : (
          <TextArea
            label={isReturn ? 'What is to be mended' : 'Note for the checker'}
            name={isReturn ? 'why' : 'note'}
            isOptional={!isReturn}
            value={words}
            onChange={setWords}
          />
        )}
      </Form>
    </Dialog>
  );
}
