import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { decideExceptional, listExceptional } from '#contract/results.ts';
import type { Reply } from '#web/api/client.ts';
import { useCommand, useEndpoint } from '#web/api/query.ts';
import { Button } from '#web/ui/button.tsx';
import { formatInstant } from '#web/ui/dates.ts';
import { Dialog } from '#web/ui/dialog.tsx';
import { Form } from '#web/ui/form.tsx';
import { EmptyState, Notice } from '#web/ui/notice.tsx';
import { PageHeader, Section } from '#web/ui/page.tsx';
import { Skeleton } from '#web/ui/progress.tsx';
import { StateChip } from '#web/ui/state-chip.tsx';
import { Paging } from '#web/ui/table.tsx';
import { TextArea } from '#web/ui/text-area.tsx';
import { showToast } from '#web/ui/toast.tsx';
import { useDraft } from '#web/ui/use-draft.ts';
import './results.css';

const route = getRouteApi('/signed-in/exceptional');

type Request = Reply<typeof listExceptional>['items'][number];
type Decision = 'granted' | 'refused';

/** Requests of apprentices who failed: what happened, in time or late, granted or refused with a reason. */
export function ExceptionalPage() {
  const { cursor } = route.useSearch();
  const navigate = route.useNavigate();
  const read = useEndpoint(listExceptional, { query: { cursor, limit: 50 } });
  const [asked, setAsked] = useState<{ request: Request; decision: Decision }>();
  const items = read.data?.items ?? [];
  const open = items.filter(({ state }) => state === 'requested');
  const decided = items.filter(({ state }) => state !== 'requested');
  const next = read.data?.nextCursor;
  return (
    <>
      <PageHeader
        title="Exceptional circumstances"
        lead="Granted, the cap on the next attempt is lifted where the plan allows it. The reason is read by the apprentice."
      />
      {read.error ? <Notice kind="problem" title={read.error.title} /> : null}
      {read.isPending ? <Skeleton label="Reading the requests" lines={5} /> : null}
      {read.data && items.length === 0 ? (
        <EmptyState title="Nobody has asked">
          An apprentice who failed can ask from the page of the result. Requests appear here, the oldest
          first.
        </EmptyState>
      ) : null}
      <Requests title="To decide" requests={open} onDecide={setAsked} />
      <Requests title="Decided" requests={decided} />
      {next || cursor ? (
        <Paging
          words={`${items.length} requests on this page`}
          onPrevious={cursor ? () => void navigate({ search: {} }) : undefined}
          onNext={next ? () => void navigate({ search: { cursor: next } }) : undefined}
        />
      ) : null}
      {asked ? <DecideDialog {...asked} onClose={() => setAsked(undefined)} /> : null}
    </>
  );
}

interface RequestsProps {
  title: string;
  requests: readonly Request[];
  onDecide?: (asked: { request: Request; decision: Decision }) => void;
}

function Requests({ title, requests, onDecide }: RequestsProps) {
  if (requests.length === 0) return null;
  return (
    <Section title={title} aside={requests.length}>
      {requests.map((request) => (
        <RequestItem key={request.id} request={request} {...(onDecide ? { onDecide } : {})} />
      ))}
    </Section>
  );
}

const tones = { requested: 'waiting', granted: 'met', refused: 'not-met' } as const;

function RequestItem({
  request,
  onDecide,
}: {
  request: Request;
  onDecide?: (asked: { request: Request; decision: Decision }) => void;
}) {
  return (
    <article className="gm-request">
      <div>
        <h3>
          {request.apprentice}
          <span>
            {request.method.replaceAll('-', ' ')}, asked {formatInstant(request.requestedAt)}
          </span>
        </h3>
        <blockquote>{request.description}</blockquote>
        {request.reason ? <p className="gm-small gm-quiet">Reason: {request.reason}</p> : null}
      </div>
      <div className="gm-stack">
        {onDecide ? (
          <StateChip tone={request.inTime ? 'quiet' : 'referred'}>
            {request.inTime ? 'Asked in time' : 'Asked late'}
          </StateChip>
        ) : (
          <StateChip tone={tones[request.state]}>
            {request.state === 'granted' ? 'Granted' : 'Refused'}
          </StateChip>
        )}
        {onDecide ? (
          <div className="gm-row">
            <Button
              label={`Grant the request of ${request.apprentice}`}
              onPress={() => onDecide({ request, decision: 'granted' })}
            >
              Grant
            </Button>
            <Button
              label={`Refuse the request of ${request.apprentice}`}
              onPress={() => onDecide({ request, decision: 'refused' })}
            >
              Refuse
            </Button>
          </div>
        ) : null}
      </div>
    </article>
  );
}

function DecideDialog(props: { request: Request; decision: Decision; onClose: () => void }) {
  const { request, decision, onClose } = props;
  const verb = decision === 'granted' ? 'Grant' : 'Refuse';
  const draft = useDraft(`exceptional.${request.id}`, { reason: '' });
  const decide = useCommand(decideExceptional, {
    invalidates: [listExceptional],
    onDone: () => {
      draft.discard();
      showToast(`${request.apprentice}: ${decision}.`);
      onClose();
    },
  });
  return (
    <Dialog title={`${verb} the request of ${request.apprentice}?`} isOpen onClose={onClose}>
      {request.inTime ? null : (
        <Notice kind="warning" title="This request came after the last day for asking">
          Say in the reason why it is considered all the same, or refuse it.
        </Notice>
      )}
      <Form
        {...decide.formState}
        onSubmit={() =>
          decide.run({ params: { requestId: request.id }, body: { decision, reason: draft.value.reason } })
        }
        actions={
          <>
            <Button kind="primary" type="submit" isPending={decide.isPending}>
              {verb} the request
            </Button>
            <Button onPress={onClose}>Not now</Button>
          </>
        }
      >
        <TextArea
          label="Reason"
          name="reason"
          rows={4}
          limit={{ of: 'characters', most: 2000 }}
          value={draft.value.reason}
          onChange={(reason) => draft.set({ reason })}
        />
      </Form>
    </Dialog>
  );
}
