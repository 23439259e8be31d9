import { getRouteApi } from '@tanstack/react-router';
import { WithJourney } from '#web/progress/with-journey.tsx';
import { BackLink } from '#web/shell/link.tsx';
import { PageHeader } from '#web/ui/page.tsx';
import { EvidenceEditor } from './evidence-editor.tsx';

const route = getRouteApi('/signed-in/my/evidence/add');

/** New evidence: what it is, the thing itself, a title, the criteria; saved as a draft or submitted. */
export function AddEvidencePage() {
  const { criterion } = route.useSearch();
  return (
    <WithJourney title="Add evidence">
      {(journey) => (
        <>
          <PageHeader above={<BackLink to="/my/evidence">Evidence</BackLink>} title="Add evidence" />
          <EvidenceEditor key={journey.enrolmentId} journey={journey} criterion={criterion} />
        </>
      )}
    </WithJourney>
  );
}
