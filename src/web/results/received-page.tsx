import { getRouteApi } from '@tanstack/react-router';
import { listReceivedResults } from '#contract/results.ts';
import { useEndpoint } from '#web/api/query.ts';
import { ButtonLink } from '#web/shell/link.tsx';
import { Button } from '#web/ui/button.tsx';
import { EmptyState, Notice } from '#web/ui/notice.tsx';
import { PageHeader } from '#web/ui/page.tsx';
import { Skeleton } from '#web/ui/progress.tsx';
import { ReleasedDocument } from './released-result.tsx';

const route = getRouteApi('/signed-in/enrolments/$enrolmentId/results');

/** The results of one apprentice as the provider received them, the newest first. */
export function ReceivedPage() {
  const { enrolmentId } = route.useParams();
  const read = useEndpoint(listReceivedResults, { params: { enrolmentId } });
  if (read.error)
    return (
      <Notice kind="problem" title={read.error.title}>
        {read.error.mend}
      </Notice>
    );
  if (!read.data)
    return (
      <>
        <PageHeader title="Results" />
        <Skeleton label="Reading the results" lines={6} />
      </>
    );
  const [first] = read.data.items;
  return (
    <>
      <PageHeader
        title={first ? `Results of ${first.apprentice}` : 'Results'}
        lead="As the assessment organisation released them, with the reasons."
        actions={
          first ? (
            <Button icon="file" onPress={() => window.print()}>
              Print or save as PDF
            </Button>
          ) : null
        }
      />
      {first ? null : (
        <EmptyState title="No result yet">
          When the assessment organisation releases a result you read it here, and the apprentice is told.
        </EmptyState>
      )}
      {read.data.items.map((result) => (
        <div key={result.id} id={result.id} className="gm-received">
          <ReleasedDocument
            result={result}
            linkTo={(id, words) => (
              <ButtonLink to="/enrolments/$enrolmentId/results" params={{ enrolmentId }} hash={id}>
                {words}
              </ButtonLink>
            )}
          />
        </div>
      ))}
    </>
  );
}
