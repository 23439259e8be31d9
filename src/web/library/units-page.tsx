import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { type ReactNode, useMemo, useState } from 'react';
import { getDraft } from '#contract/workshop.ts';
import { Plan } from '#domain/standards/plan-format.ts';
import { Standard } from '#domain/standards/standard-format.ts';
import { unitViewOf } from '#domain/standards/units/unit-view.ts';
import { useEndpoint } from '#web/api/query.ts';
import { ErrorPage, PendingPage } from '#web/shell/fallback-pages.tsx';
import { BackLink } from '#web/shell/link.tsx';
import { useHashTarget } from '#web/shell/use-hash-target.ts';
import { planQuery } from '#web/standards/use-plan.ts';
import { Button } from '#web/ui/button.tsx';
import { EmptyState } from '#web/ui/notice.tsx';
import { PageHeader, Section } from '#web/ui/page.tsx';
import { Tag } from '#web/ui/state-chip.tsx';
import { GatewayArea } from './unit-gateway.tsx';
import { UnitGroupSection } from './unit-groups.tsx';
import { LearningStandard } from './unit-learning.tsx';
import { AssessmentRecord } from './unit-record.tsx';
import './library.css';

const planRoute = getRouteApi('/signed-in/plans/$reference/$edition/units');
const draftRoute = getRouteApi('/signed-in/workshop/$draftId/units');

/** A published plan as units. */
export function PlanUnitsPage() {
  const params = planRoute.useParams();
  const reply = useQuery(planQuery(params.reference, params.edition));
  if (reply.error) return <ErrorPage error={reply.error} />;
  if (!reply.data) return <PendingPage />;
  const back = (
    <BackLink to="/plans/$reference/$edition" params={params}>
      {reply.data.plan.title}
    </BackLink>
  );
  return <Units plan={reply.data.plan} standard={reply.data.standard} back={back} />;
}

/** A draft as units, when it is complete enough to be read as a plan. */
export function DraftUnitsPage() {
  const { draftId } = draftRoute.useParams();
  const reply = useEndpoint(getDraft, { params: { draftId } });
  const read = useMemo(
    () => ({ plan: Plan.safeParse(reply.data?.plan), standard: Standard.safeParse(reply.data?.standard) }),
    [reply.data],
  );
  if (reply.error) return <ErrorPage error={reply.error} />;
  if (!reply.data) return <PendingPage />;
  const back = (
    <BackLink to="/workshop/$draftId" params={{ draftId }}>
      {reply.data.title}
    </BackLink>
  );
  if (read.plan.success && read.standard.success) {
    return <Units plan={read.plan.data} standard={read.standard.data} back={back} />;
  }
  return (
    <>
      <PageHeader title="Units" above={back} />
      <EmptyState title="The draft cannot be shown as units yet">
        Parts of its plan or standard are missing. Answer the questions on the bench, then come back.
      </EmptyState>
    </>
  );
}

function Units({ plan, standard, back }: { plan: Plan; standard: Standard; back: ReactNode }) {
  const view = useMemo(() => unitViewOf(standard, plan), [standard, plan]);
  const [isOpen, setOpen] = useState(false);
  useHashTarget(true);
  const sections = [
    { id: 'on-programme', title: 'On programme' },
    ...view.groups.map(({ title }, at) => ({ id: `units-${at}`, title })),
    ...(view.gateway.length > 0 ? [{ id: 'gateway', title: 'Gateway area' }] : []),
    { id: 'record', title: 'Assessment record' },
  ];
  return (
    <>
      <PageHeader
        above={back}
        title="Units"
        lead={
          <>
            <Tag>{standard.reference}</Tag> {standard.title}, level {standard.level}, plan {plan.edition}
          </>
        }
        actions={
          <Button onPress={() => setOpen(!isOpen)}>{isOpen ? 'Close all units' : 'Open all units'}</Button>
        }
      />
      <div className="gm-unit-page">
        <nav className="gm-unit-contents gm-no-print" aria-label="Parts of the unit view">
          <ul className="gm-plain">
            {sections.map(({ id, title }) => (
              <li key={id}>
                <a href={`#${id}`}>{title}</a>
              </li>
            ))}
          </ul>
        </nav>
        <div>
          <LearningStandard plan={plan} standard={standard} view={view} />
          {view.groups.length === 0 ? (
            <Section title="Units">
              <p className="gm-quiet">The standard lists no knowledge, skills or behaviours.</p>
            </Section>
          ) : null}
          {view.groups.map((group, at) => (
            <UnitGroupSection
              key={group.title}
              id={`units-${at}`}
              group={group}
              standard={standard}
              isOpen={isOpen}
            />
          ))}
          {view.gateway.length > 0 ? <GatewayArea view={view} /> : null}
          <AssessmentRecord view={view} standard={standard} isOpen={isOpen} />
        </div>
      </div>
    </>
  );
}
