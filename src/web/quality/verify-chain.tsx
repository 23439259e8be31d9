import { useQuery } from '@tanstack/react-query';
import { checkAudit } from '#contract/results.ts';
import { endpointQuery } from '#web/api/query.ts';
import { Button } from '#web/ui/button.tsx';
import { formatInstant } from '#web/ui/dates.ts';
import { Notice } from '#web/ui/notice.tsx';

/** Computes every fingerprint of the log again, on request, and says whether they agree. */
export function VerifyChain() {
  const check = useQuery({ ...endpointQuery(checkAudit), enabled: false, staleTime: 0 });
  return (
    <div className="gm-verify">
      <Button icon="stamp" isPending={check.isFetching} onPress={() => void check.refetch()}>
        Verify the chain
      </Button>
      {check.error ? (
        <Notice kind="problem" title={check.error.title} isLive>
          {check.error.mend}
        </Notice>
      ) : null}
      {check.data ? <Verdict verdict={check.data} at={new Date(check.dataUpdatedAt).toISOString()} /> : null}
    </div>
  );
}

function Verdict({
  verdict,
  at,
}: {
  verdict: {
    holds: boolean;
    events: number;
    upTo: number;
    checkpoint: number | null;
    brokenAt: number | null;
  };
  at: string;
}) {
  if (!verdict.holds)
    return (
      <Notice kind="problem" title={`The chain is broken at entry ${verdict.brokenAt ?? 'unknown'}`} isLive>
        It holds up to entry {verdict.upTo}. Somebody changed the database outside Guildmark: keep a copy and
        tell those who run it.
      </Notice>
    );
  const checkpoint =
    verdict.checkpoint === null
      ? 'No checkpoint is set yet.'
      : `The last checkpoint stands at entry ${verdict.checkpoint}.`;
  return (
    <Notice
      kind="success"
      title={`The chain holds: ${verdict.events} entries, none changed, none missing`}
      isLive
    >
      Verified {formatInstant(at)}. {checkpoint}
    </Notice>
  );
}
