import { listReceivedRequests } from '#contract/standard-requests.ts';
import { useEndpoint } from '#web/api/query.ts';
import { Link } from '#web/shell/link.tsx';
import { ClockChip } from '#web/ui/clock-chip.tsx';

/** The request from which a draft was started, if one was: who asked, and how long there is. */
export function DraftRequest({ draftId }: { draftId: string }) {
  const reply = useEndpoint(listReceivedRequests, { query: { draftId, limit: 1 } });
  const request = reply.data?.items[0];
  if (!request) return null;
  return (
    <span className="gm-row gm-small">
      <Link to="/requests/received/$requestId" params={{ requestId: request.id }}>
        Asked for by {request.counterpart.name}
      </Link>
      <ClockChip clock={request.clock} isCompact />
    </span>
  );
}
