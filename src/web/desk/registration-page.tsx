import { getRouteApi, Link as RouterLink } from '@tanstack/react-router';
import { getRegistration, type RegistrationDetail } from '#contract/gateway.ts';
import { useEndpoint } from '#web/api/query.ts';
import { PolicyName } from '#web/gateway/policy-name.tsx';
import { ErrorPage } from '#web/shell/fallback-pages.tsx';
import { BackLink } from '#web/shell/link.tsx';
import { ClockChip } from '#web/ui/clock-chip.tsx';
import { formatDay } from '#web/ui/dates.ts';
import { DescriptionList, PageHeader, Section } from '#web/ui/page.tsx';
import { Skeleton } from '#web/ui/progress.tsx';
import { AcceptGateway } from './accept-gateway.tsx';
import '#web/gateway/gateway.css';
import './desk.css';
import { PackList } from './pack-list.tsx';
import { ReceivedItems } from './received-items.tsx';
import { sayRegistrationState } from './registration-words.ts';

const route = getRouteApi('/signed-in/registrations/$registrationId');

/** One registration: the gateway pack item by item, what was found in it, and what follows when it is accepted. */
export function RegistrationPage() {
  const { registrationId } = route.useParams();
  const registration = useEndpoint(getRegistration, { params: { registrationId } });
  if (registration.error && !registration.data)
    return <ErrorPage error={registration.error} reset={() => void registration.refetch()} />;
  if (!registration.data) return <Skeleton label="Loading the registration" lines={9} />;
  return <RegistrationScreen registration={registration.data} />;
}

function RegistrationScreen({ registration }: { registration: RegistrationDetail }) {
  const { item } = route.useSearch();
  const navigate = route.useNavigate();
  const open = (requirementId: string) =>
    void navigate({ search: { item: requirementId }, replace: true, resetScroll: false });
  const toAssessment: string = `/registrations/${registration.id}/assessment`;
  return (
    <>
      <PageHeader
        title={registration.apprentice.name}
        above={<BackLink to="/desk">Desk</BackLink>}
        lead={`${registration.planTitle} (${registration.reference}), ${registration.provider}. ${sayRegistrationState(registration.state)}.`}
        actions={
          registration.gatewayAcceptedOn ? (
            <RouterLink to={toAssessment} className="gm-button" data-kind="primary">
              Book and follow the assessment
            </RouterLink>
          ) : undefined
        }
      />
      <div className="gm-registration-top">
        <AcceptGateway registration={registration} />
        {registration.clocks.length > 0 ? (
          <div className="gm-registration-clocks">
            {registration.clocks.map((clock) => (
              <ClockChip key={clock.what} clock={clock} />
            ))}
          </div>
        ) : null}
      </div>
      <Section title="Gateway pack" aside={packWords(registration)}>
        <ReceivedItems registration={registration} openId={item} onOpen={open} />
      </Section>
      <Section title="The pack itself">
        <PackList packs={registration.packs} provider={registration.provider} />
      </Section>
      <Section title="About the apprentice">
        <DescriptionList items={factsOf(registration)} />
      </Section>
    </>
  );
}

function packWords({ items, packs }: RegistrationDetail): string {
  const revision = packs.reduce((last, pack) => Math.max(last, pack.revision), 0);
  const all = items.accepted + items.submitted + items.returned;
  return `Revision ${revision}: ${items.accepted} of ${all} accepted, ${items.returned} returned, ${items.submitted} to decide`;
}

function choiceWords(values: Readonly<Record<string, string | readonly string[]>>): string {
  const words = Object.entries(values).map(([name, value]) => `${name}: ${[value].flat().join(', ')}`);
  return words.length > 0 ? words.join('; ').replaceAll('-', ' ') : 'None to make';
}

function factsOf(registration: RegistrationDetail) {
  return [
    { term: 'ULN', value: registration.uln },
    { term: 'Date of birth', value: formatDay(registration.dateOfBirth) },
    { term: 'Employer', value: registration.employer },
    { term: 'Started', value: formatDay(registration.startsOn) },
    { term: 'Standard version', value: registration.standardVersion },
    { term: 'Plan', value: registration.planEdition },
    {
      term: 'Policy',
      value: (
        <PolicyName
          reference={registration.reference}
          edition={registration.planEdition}
          policyId={registration.policyId}
        />
      ),
    },
    { term: 'Choices', value: choiceWords(registration.choices) },
    { term: 'Formats', value: choiceWords(registration.formats) },
    ...(registration.planHash
      ? [{ term: 'Effective plan', value: <code>{registration.planHash.slice(0, 16)}…</code> }]
      : []),
  ];
}
