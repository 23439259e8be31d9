import { getRouteApi } from '@tanstack/react-router';
import { Link, PrimaryLink } from '#web/shell/link.tsx';
import { PageHeader, Section } from '#web/ui/page.tsx';
import { CriteriaBoard } from './criteria-board.tsx';
import { ProgressBars } from './progress-bars.tsx';
import { WithJourney } from './with-journey.tsx';

const route = getRouteApi('/signed-in/my/criteria');

/** Every criterion of my plan: tap one to read it, see its evidence, and add to it. */
export function MyCriteriaPage() {
  const { criterion } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <WithJourney title="Criteria">
      {(journey) => (
        <>
          <PageHeader
            title="Criteria"
            lead={`${journey.progress.accepted} of ${journey.progress.total} have accepted evidence. Choose a tile to read what it asks for.`}
          />
          <CriteriaBoard
            enrolmentId={journey.enrolmentId}
            plan={journey}
            open={criterion}
            onOpen={(key) =>
              void navigate({
                to: '.',
                replace: true,
                resetScroll: false,
                search: key ? { criterion: key } : {},
              })
            }
            evidenceLink={({ id, title }) => (
              <Link to="/my/evidence/$evidenceId" params={{ evidenceId: id }}>
                {title}
              </Link>
            )}
            actionFor={(key) => (
              <span>
                <PrimaryLink to="/my/evidence/add" search={{ criterion: key }}>
                  Add evidence for this
                </PrimaryLink>
              </span>
            )}
          />
          <Section title="Progress">
            <ProgressBars progress={journey.progress} />
          </Section>
        </>
      )}
    </WithJourney>
  );
}
