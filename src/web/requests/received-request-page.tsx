import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import {
  declineRequest,
  getReceivedRequest,
  listReceivedRequests,
  type ReceivedRequest,
  startDraftFromRequest,
  takeUpRequest,
} from '#contract/standard-requests.ts';
import { listDrafts } from '#contract/workshop.ts';
import { useCommand, useEndpoint } from '#web/api/query.ts';
import { useMe } from '#web/api/session.ts';
import { ErrorPage } from '#web/shell/fallback-pages.tsx';
import { BackLink, Link, PrimaryLink } from '#web/shell/link.tsx';
import { Button } from '#web/ui/button.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { PageHeader } from '#web/ui/page.tsx';
import { Skeleton } from '#web/ui/progress.tsx';
import { useDraft } from '#web/ui/use-draft.ts';
import { ReasonDialog } from './reason-dialog.tsx';
import { RequestDocuments, RequestFacts, RequestHistory, RequestStateChip } from './request-parts.tsx';
import { requestName } from './request-words.ts';

/** One request as the standards authors see it, with what they can do about it. */
export function ReceivedRequestPage() {
  const { requestId } = useParams({ from: '/signed-in/requests/received/$requestId' });
  const reply = useEndpoint(getReceivedRequest, { params: { requestId } });
  if (reply.error && !reply.data) return <ErrorPage error={reply.error} />;
  if (!reply.data) return <Skeleton label="Opening the request" lines={8} />;
  const request = reply.data;
  const { draft } = request;
  return (
    <>
      <PageHeader
        above={
          <p className="gm-row">
            <BackLink to="/requests/received">Standards requests</BackLink>
            <RequestStateChip state={request.state} />
          </p>
        }
        title={requestName(request)}
        actions={<AnswerActions request={request} />}
      />
      <RequestFacts
        request={request}
        other="Asked by"
        also={
          draft ? (
            <Link to="/workshop/$draftId" params={{ draftId: draft.id }}>
              {draft.title}
            </Link>
          ) : undefined
        }
      />
      <RequestDocuments documents={request.documents} />
      <RequestHistory events={request.events} />
    </>
  );
}

const stale = [getReceivedRequest, listReceivedRequests] as const;

function AnswerActions({ request }: { request: ReceivedRequest }) {
  const navigate = useNavigate();
  const [isDeclining, setDeclining] = useState(false);
  const params = { requestId: request.id };
  const draft = useDraft(`${useMe().accountId}.request-decline.${request.id}`, { reason: '' });
  const takeUp = useCommand(takeUpRequest, { invalidates: stale });
  const start = useCommand(startDraftFromRequest, {
    invalidates: [...stale, listDrafts],
    onDone: ({ draftId }) => void navigate({ to: '/workshop/$draftId', params: { draftId } }),
  });
  const decline = useCommand(declineRequest, {
    invalidates: stale,
    onDone: () => {
      draft.discard();
      setDeclining(false);
    },
  });
  const problem = takeUp.problem ?? start.problem;
  return (
    <>
      {request.mayStartDraft.allowed ? (
        <Button kind="primary" isPending={start.isPending} onPress={() => start.run({ params })}>
          Start a draft from this request
        </Button>
      ) : request.draft ? (
        <PrimaryLink to="/workshop/$draftId" params={{ draftId: request.draft.id }}>
          Open the draft
        </PrimaryLink>
      ) : null}
      {request.mayTakeUp.allowed ? (
        <Button isPending={takeUp.isPending} onPress={() => takeUp.run({ params })}>
          Take up
        </Button>
      ) : null}
      {request.mayDecline.allowed ? <Button onPress={() => setDeclining(true)}>Decline</Button> : null}
      {problem ? <Notice kind="problem" title={problem.title} isLive /> : null}
      {isDeclining ? (
        <ReasonDialog
          title={`Decline the request of ${request.counterpart.name}?`}
          draft={draft}
          verb="Decline the request"
          command={decline}
          onSubmit={() => decline.run({ params, body: draft.value })}
          onClose={() => setDeclining(false)}
        />
      ) : null}
    </>
  );
}
