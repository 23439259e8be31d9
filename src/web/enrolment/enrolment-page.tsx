import { getRouteApi } from '@tanstack/react-router';
import { getEnrolment } from '#contract/enrolment.ts';
import { useEndpoint } from '#web/api/query.ts';
import { useMay } from '#web/api/session.ts';
import { JourneyLine } from '#web/pictures/journey-line.tsx';
import { EnrolmentEvidence } from '#web/portfolio/enrolment-evidence.tsx';
import { CriteriaBoard } from '#web/progress/criteria-board.tsx';
import { ProgressBars } from '#web/progress/progress-bars.tsx';
import { ReceivedResults } from '#web/results/received-results.tsx';
import { ErrorPage, PendingPage } from '#web/shell/fallback-pages.tsx';
import { BackLink, Link } from '#web/shell/link.tsx';
import { ClockChip } from '#web/ui/clock-chip.tsx';
import { formatDay } from '#web/ui/dates.ts';
import { Notice } from '#web/ui/notice.tsx';
import { DescriptionList, PageHeader, Section } from '#web/ui/page.tsx';
import { StateChip } from '#web/ui/state-chip.tsx';
import './enrolment.css';
import { BreaksSection } from './breaks-section.tsx';
import { CircumstancesSection } from './circumstances-section.tsx';
import type { Detail } from './detail.ts';
import { EnglishMathsSection } from './english-maths-section.tsx';
import { enrolmentStates, londonToday } from './enrolment-words.ts';
import { GatewayLink } from './gateway-link.tsx';
import { InviteSection } from './invite-section.tsx';
import { WithdrawalSection } from './withdrawal-section.tsx';

const route = getRouteApi('/signed-in/enrolments/$enrolmentId');

/** One apprentice, whole: where they stand, what they have shown, and what may be recorded. */
export function EnrolmentPage() {
  const { enrolmentId } = route.useParams();
  const { criterion, enrolled } = route.useSearch();
  const navigate = route.useNavigate();
  const reply = useEndpoint(getEnrolment, { params: { enrolmentId } });
  if (reply.error) return <ErrorPage error={reply.error} />;
  const detail = reply.data;
  if (!detail) return <PendingPage />;
  return (
    <>
      <EnrolmentHeader detail={detail} isNew={enrolled === true} />
      <Section title="Journey">
        <JourneyLine
          points={detail.journey}
          today={londonToday()}
          label={`Journey of ${detail.apprentice.name}`}
        />
      </Section>
      <div className="gm-two">
        <div>
          <Section
            title="Criteria"
            aside={`${detail.progress.accepted} of ${detail.progress.total} accepted`}
          >
            <CriteriaBoard
              enrolmentId={detail.id}
              plan={detail}
              open={criterion}
              onOpen={(key) =>
                void navigate({ to: '.', replace: true, search: key ? { criterion: key } : {} })
              }
            />
          </Section>
          <Section title="Progress">
            <ProgressBars progress={detail.progress} />
          </Section>
          <Section title="Evidence">
            <EnrolmentEvidence enrolmentId={detail.id} />
          </Section>
        </div>
        <SideColumn detail={detail} />
      </div>
    </>
  );
}

function EnrolmentHeader({ detail, isNew }: { detail: Detail; isNew: boolean }) {
  const state = enrolmentStates[detail.state];
  return (
    <>
      <PageHeader
        above={<BackLink to="/enrolments">Caseload</BackLink>}
        title={detail.apprentice.name}
        lead={
          <>
            {detail.reference}, {detail.employer}. <StateChip tone={state.tone}>{state.words}</StateChip>
          </>
        }
        actions={<GatewayLink detail={detail} />}
      />
      {isNew ? (
        <Notice kind="success" isLive title={`${detail.apprentice.name} is enrolled`}>
          A start on {formatDay(detail.startsOn)} gives version {detail.standardVersion} of {detail.reference}
          , assessed on plan {detail.planEdition}. The gateway opens on {formatDay(detail.earliestGatewayOn)}{' '}
          at the earliest.
        </Notice>
      ) : null}
    </>
  );
}

function SideColumn({ detail }: { detail: Detail }) {
  const mayChange = useMay('enrolment.change');
  return (
    <div>
      {detail.clocks.length > 0 ? (
        <Section title="Clocks">
          <div className="gm-stack">
            {detail.clocks.map((clock) => (
              <ClockChip key={`${clock.what} ${clock.dueOn}`} clock={clock} />
            ))}
          </div>
        </Section>
      ) : null}
      <Section title="Results">
        <ReceivedResults enrolmentId={detail.id} />
      </Section>
      <Section title="Apprenticeship">
        <DescriptionList items={factsOf(detail)} />
      </Section>
      <InviteSection detail={detail} />
      <CircumstancesSection detail={detail} mayChange={mayChange} />
      <EnglishMathsSection detail={detail} mayChange={mayChange} />
      <BreaksSection detail={detail} />
      <WithdrawalSection detail={detail} />
    </div>
  );
}

function factsOf(detail: Detail) {
  return [
    {
      term: 'Standard',
      value: (
        <>
          {detail.reference} version {detail.standardVersion}, plan{' '}
          <Link
            to="/plans/$reference/$edition"
            params={{ reference: detail.reference, edition: detail.planEdition }}
          >
            {detail.planEdition}
          </Link>
        </>
      ),
    },
    ...(detail.options.length > 0 ? [{ term: 'Options', value: detail.options.join(', ') }] : []),
    { term: 'Started', value: formatDay(detail.startsOn) },
    { term: 'Gateway from', value: formatDay(detail.earliestGatewayOn) },
    { term: 'Planned end', value: formatDay(detail.plannedEndOn) },
    {
      term: 'ULN',
      value:
        detail.ulnKind === 'temporary'
          ? `${detail.uln} (temporary: the certificate waits for the real one)`
          : detail.uln,
    },
    { term: 'Born', value: formatDay(detail.dateOfBirth) },
    ...(detail.learnerReference ? [{ term: 'Learner reference', value: detail.learnerReference }] : []),
    { term: 'Assessed by', value: detail.assessmentOrganisation?.name ?? 'Not chosen yet' },
  ];
}
