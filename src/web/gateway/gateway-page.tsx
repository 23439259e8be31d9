import { getRouteApi } from '@tanstack/react-router';
import { type Gateway, getGateway } from '#contract/gateway.ts';
import { Problem } from '#web/api/problem.ts';
import { useEndpoint } from '#web/api/query.ts';
import { ErrorPage } from '#web/shell/fallback-pages.tsx';
import { BackLink } from '#web/shell/link.tsx';
import { ClockChip } from '#web/ui/clock-chip.tsx';
import { formatDay, londonDay } from '#web/ui/dates.ts';
import { PageHeader, Section } from '#web/ui/page.tsx';
import { Skeleton } from '#web/ui/progress.tsx';
import { Checklist } from './checklist.tsx';
import './gateway.css';
import { GatewayChoices } from './gateway-choices.tsx';
import { OpenGateway } from './open-gateway.tsx';
import { SentPacks } from './sent-packs.tsx';
import { WhatIsLeft } from './what-is-left.tsx';

const route = getRouteApi('/signed-in/enrolments/$enrolmentId/gateway');

/** The provider's checklist of one enrolment: what the rules say, what was handed over, what is left, and sending it. */
export function GatewayPage() {
  const { enrolmentId } = route.useParams();
  const gateway = useEndpoint(getGateway, { params: { enrolmentId } });
  if (gateway.error instanceof Problem && gateway.error.code === 'not-found')
    return <OpenGateway enrolmentId={enrolmentId} />;
  if (gateway.error) return <ErrorPage error={gateway.error} reset={() => void gateway.refetch()} />;
  if (!gateway.data) return <Skeleton label="Loading the gateway" lines={9} />;
  return <GatewayScreen gateway={gateway.data} />;
}

function GatewayScreen({ gateway }: { gateway: Gateway }) {
  const { item } = route.useSearch();
  const navigate = route.useNavigate();
  const open = (requirementId: string | undefined) =>
    void navigate({
      search: requirementId ? { item: requirementId } : {},
      replace: true,
      resetScroll: false,
    });
  const toEnrolment: string = `/enrolments/${gateway.enrolmentId}`;
  return (
    <>
      <PageHeader
        title={`Gateway of ${gateway.apprentice.name}`}
        above={<BackLink to={toEnrolment}>{gateway.apprentice.name}</BackLink>}
        lead={leadOf(gateway)}
      />
      <div className="gm-gateway">
        <aside className="gm-gateway-side" aria-label="What is left, and sending">
          <WhatIsLeft gateway={gateway} onOpen={open} />
          {gateway.clocks.map((clock) => (
            <ClockChip key={clock.what} clock={clock} />
          ))}
        </aside>
        <div className="gm-gateway-main">
          <Section title="Checklist" aside="Each line is a rule of the effective plan">
            <Checklist gateway={gateway} openId={item} onOpen={open} />
          </Section>
          <Section title="How the assessment is taken">
            <GatewayChoices gateway={gateway} />
          </Section>
          <Section title="What has been sent">
            <SentPacks gateway={gateway} />
          </Section>
        </div>
      </div>
    </>
  );
}

function isPast(day: string): boolean {
  return day <= londonDay();
}

function leadOf({ reference, planEdition, earliestOn, series }: Gateway): string {
  const again = series > 1 ? `, gateway number ${series}` : '';
  const day = earliestOn
    ? `The minimum time ${isPast(earliestOn) ? 'was' : 'is'} complete on ${formatDay(earliestOn)}.`
    : 'The first possible day is not known while a break in learning is open.';
  return `${reference} on plan ${planEdition}${again}. ${day}`;
}
