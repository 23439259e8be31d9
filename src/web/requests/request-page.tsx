import { useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import {
  getRequest,
  listRequests,
  removeRequestDocument,
  type StandardRequest,
  sendRequest,
  withdrawRequest,
} from '#contract/standard-requests.ts';
import { keyOf, useCommand, useEndpoint } from '#web/api/query.ts';
import { useMe } from '#web/api/session.ts';
import { useUploads } from '#web/api/use-uploads.ts';
import { ErrorPage } from '#web/shell/fallback-pages.tsx';
import { BackLink, PrimaryLink } from '#web/shell/link.tsx';
import { Button } from '#web/ui/button.tsx';
import { formatBytes } from '#web/ui/dates.ts';
import { FileDrop } from '#web/ui/file-drop.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { PageHeader, Section } from '#web/ui/page.tsx';
import { Skeleton } from '#web/ui/progress.tsx';
import { showToast } from '#web/ui/toast.tsx';
import { useDraft } from '#web/ui/use-draft.ts';
import { ReasonDialog } from './reason-dialog.tsx';
import { RequestDocuments, RequestFacts, RequestHistory, RequestStateChip } from './request-parts.tsx';
import { requestName } from './request-words.ts';

/** One request of the provider: written and not sent, or sent, with what happened to it. */
export function RequestPage() {
  const { requestId } = useParams({ from: '/signed-in/requests/$requestId' });
  const reply = useEndpoint(getRequest, { params: { requestId } });
  if (reply.error && !reply.data) return <ErrorPage error={reply.error} />;
  if (!reply.data) return <Skeleton label="Opening the request" lines={8} />;
  const request = reply.data;
  return (
    <>
      <PageHeader
        above={
          <p className="gm-row">
            <BackLink to="/requests">Standards requests</BackLink>
            <RequestStateChip state={request.state} />
          </p>
        }
        title={requestName(request)}
        actions={<RequestActions request={request} />}
      />
      <RequestFacts request={request} other="Asked of" />
      {request.maySend.allowed ? (
        <OwnDocuments request={request} />
      ) : (
        <RequestDocuments documents={request.documents} />
      )}
      <RequestHistory events={request.events} />
    </>
  );
}

function RequestActions({ request }: { request: StandardRequest }) {
  const { published } = request;
  const [isWithdrawing, setWithdrawing] = useState(false);
  const wasSent = !request.maySend.allowed;
  const params = { requestId: request.id };
  const draft = useDraft(`${useMe().accountId}.request-withdraw.${request.id}`, { reason: '' });
  const send = useCommand(sendRequest, {
    invalidates: [getRequest, listRequests],
    onDone: () => showToast(`Sent to ${request.counterpart.name}.`),
  });
  const withdraw = useCommand(withdrawRequest, {
    invalidates: [getRequest, listRequests],
    onDone: () => {
      draft.discard();
      setWithdrawing(false);
    },
  });
  return (
    <>
      {wasSent ? null : (
        <>
          <Button kind="primary" isPending={send.isPending} onPress={() => send.run({ params })}>
            Send request
          </Button>
          <Button
            isPending={withdraw.isPending}
            onPress={() => withdraw.run({ params, body: { reason: '' } })}
          >
            Discard
          </Button>
        </>
      )}
      {send.problem ? <Notice kind="problem" title={send.problem.title} isLive /> : null}
      {published ? (
        <PrimaryLink to="/plans/$reference/$edition" params={published}>
          Open the plan
        </PrimaryLink>
      ) : null}
      {request.mayWithdraw.allowed && wasSent ? (
        <Button onPress={() => setWithdrawing(true)}>Withdraw</Button>
      ) : null}
      {isWithdrawing ? (
        <ReasonDialog
          title="Withdraw this request?"
          draft={draft}
          verb="Withdraw the request"
          isOptional
          command={withdraw}
          onSubmit={() => withdraw.run({ params, body: draft.value })}
          onClose={() => setWithdrawing(false)}
        />
      ) : null}
    </>
  );
}

function OwnDocuments({ request }: { request: StandardRequest }) {
  const client = useQueryClient();
  const uploads = useUploads({ purpose: 'standard-request', subjectId: request.id }, () => {
    void client.invalidateQueries({ queryKey: keyOf(getRequest, { params: { requestId: request.id } }) });
  });
  const remove = useCommand(removeRequestDocument, { invalidates: [getRequest] });
  return (
    <Section title="Documents" aside={request.documents.length}>
      <div className="gm-stack">
        <p>Add what you have, then send the request. Nothing has been sent yet.</p>
        <FileDrop
          {...uploads}
          // What has been kept stands in the list below.
          uploads={uploads.uploads.filter(({ state }) => state !== 'done')}
          label="Choose documents, or drop them here"
          hint="The assessment plan, the occupational standard, an assessment organisation’s handbook. PDF, Word, HTML, Markdown or plain text."
        />
        <ul className="gm-request-files" aria-label="Documents of the request">
          {request.documents.map((file) => (
            <li key={file.id}>
              <span>{file.name}</span>
              <span className="gm-small gm-quiet">{formatBytes(file.bytes)}</span>
              <Button
                kind="quiet"
                icon="cross"
                isPending={remove.isPending}
                label={`Take off ${file.name}`}
                onPress={() => remove.run({ params: { requestId: request.id, fileId: file.id } })}
              >
                Take off
              </Button>
            </li>
          ))}
        </ul>
      </div>
    </Section>
  );
}
