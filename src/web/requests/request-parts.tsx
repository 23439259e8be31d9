import type { ReactNode } from 'react';
import type { RequestEvent, RequestSummary, StandardRequest } from '#contract/standard-requests.ts';
import { FileList } from '#web/gateway/file-list.tsx';
import { ClockChip } from '#web/ui/clock-chip.tsx';
import { formatInstant } from '#web/ui/dates.ts';
import { DescriptionList, Section } from '#web/ui/page.tsx';
import { StateChip } from '#web/ui/state-chip.tsx';
import '#web/gateway/gateway.css';
import './requests.css';
import { requestEvents, requestStates } from './request-words.ts';

type Detail = Pick<
  StandardRequest,
  'counterpart' | 'contact' | 'note' | 'clock' | 'documents' | 'events' | 'published'
>;

/** Where a request stands, as a chip. */
export function RequestStateChip({ state }: Pick<RequestSummary, 'state'>) {
  const { tone, words } = requestStates[state];
  return <StateChip tone={tone}>{words}</StateChip>;
}

/** What is asked for, until when, and whom to speak to. */
export function RequestFacts(props: { request: Detail; other: string; also?: ReactNode | undefined }) {
  const { request, other } = props;
  return (
    <div className="gm-stack">
      <ClockChip clock={request.clock} />
      <DescriptionList
        items={[
          { term: other, value: request.counterpart.name },
          {
            term: 'Contact',
            value: (
              <>
                {request.contact.name},{' '}
                <a href={`mailto:${encodeURIComponent(request.contact.email)}`}>{request.contact.email}</a>
              </>
            ),
          },
          ...(request.note === ''
            ? []
            : [{ term: 'Note', value: <span className="gm-request-note">{request.note}</span> }]),
          ...(props.also === undefined ? [] : [{ term: 'Plan draft', value: props.also }]),
        ]}
      />
    </div>
  );
}

/** The documents that went with a request. */
export function RequestDocuments({ documents }: Pick<Detail, 'documents'>) {
  return (
    <Section title="Documents" aside={documents.length}>
      {documents.length === 0 ? (
        <p className="gm-quiet">No documents came with this request.</p>
      ) : (
        <FileList files={documents} label="Documents of the request" />
      )}
    </Section>
  );
}

/** What happened to a request, the last first, with who and when. */
export function RequestHistory({ events }: { events: readonly RequestEvent[] }) {
  if (events.length === 0) return null;
  return (
    <Section title="What happened">
      <ol className="gm-request-events">
        {events.toReversed().map((event) => (
          <li key={event.id}>
            <time dateTime={event.at}>{formatInstant(event.at)}</time>
            <div>
              <p>
                <strong>{requestEvents[event.state]}</strong>{' '}
                <span className="gm-quiet">
                  by {event.by}, {event.organisation}
                </span>
              </p>
              {event.reason ? <p className="gm-request-note">{event.reason}</p> : null}
            </div>
          </li>
        ))}
      </ol>
    </Section>
  );
}
