import { getRouteApi } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { z } from 'zod';
import { getDraft, type PlanDraft } from '#contract/workshop.ts';
import { gradePlan } from '#domain/grading/grade-plan.ts';
import { Plan } from '#domain/standards/plan-format.ts';
import { asProblem } from '#web/api/problem.ts';
import { useEndpoint } from '#web/api/query.ts';
import { proofOfGrading } from '#web/pictures/proof-of-grading.ts';
import { ProofTree } from '#web/pictures/proof-tree.tsx';
import { BackLink } from '#web/shell/link.tsx';
import { usePlan } from '#web/standards/use-plan.ts';
import { Button } from '#web/ui/button.tsx';
import { EmptyState, Notice } from '#web/ui/notice.tsx';
import { PageHeader, Section } from '#web/ui/page.tsx';
import { Skeleton } from '#web/ui/progress.tsx';
import { gradeTitle } from './grade-chip.tsx';
import { TryDays } from './try-days.tsx';
import { attemptOf, nothingTried, type Tried, TryMethod } from './try-method.tsx';
import { TryTable } from './try-table.tsx';
import './workshop.css';

type Draft = z.infer<typeof PlanDraft>;
const draftApi = getRouteApi('/signed-in/workshop/$draftId/try');
const planApi = getRouteApi('/signed-in/plans/$reference/$edition/try');

/** Try a draft's rules. */
export function TryDraftPage() {
  const { draftId } = draftApi.useParams();
  const reply = useEndpoint(getDraft, { params: { draftId } });
  if (reply.error) return <Notice kind="problem" title={asProblem(reply.error).title} />;
  if (!reply.data) return <Skeleton label="Opening the draft" lines={10} />;
  return <TryDraft draft={reply.data} />;
}

function TryDraft({ draft }: { draft: Draft }) {
  const parsed = useMemo(() => Plan.safeParse(draft.plan), [draft.plan]);
  const back = (
    <BackLink to="/workshop/$draftId" params={{ draftId: draft.id }}>
      {draft.title}
    </BackLink>
  );
  if (parsed.success) return <TryPlan plan={parsed.data} back={back} />;
  const missing = draft.findings.filter(({ code }) => code === 'incomplete');
  return (
    <>
      <PageHeader title="Try the plan" above={back} />
      <EmptyState title="The draft cannot be tried yet">
        Some of its rules are not there: {missing[0]?.at ?? 'see the errors on the bench'}. Answer the
        questions on the bench, then come back.
      </EmptyState>
    </>
  );
}

/** Try a published plan's rules. */
export function TryPlanPage() {
  const { reference, edition } = planApi.useParams();
  const held = usePlan(reference, edition);
  if (!held) return <Skeleton label="Opening the plan" lines={10} />;
  return (
    <TryPlan
      plan={held.plan}
      back={
        <BackLink to="/plans/$reference/$edition" params={{ reference, edition }}>
          {held.plan.title}
        </BackLink>
      }
    />
  );
}

function TryPlan({ plan, back }: { plan: Plan; back: React.ReactNode }) {
  const [tried, setTried] = useState<Readonly<Record<string, Tried>>>({});
  const grading = useMemo(() => {
    const attempts = plan.methods.flatMap((method) => attemptOf(method, tried[method.id] ?? nothingTried));
    return gradePlan(plan, { choices: {}, options: [], attempts });
  }, [plan, tried]);
  const change = (id: string, part: Partial<Tried>) =>
    setTried((before) => ({ ...before, [id]: { ...(before[id] ?? nothingTried), ...part } }));
  return (
    <>
      <PageHeader
        title="Try the plan"
        above={back}
        lead="Judge criteria or give grades, and see what the rules make of them. Nothing is recorded."
        actions={
          <Button kind="secondary" onPress={() => setTried({})}>
            Start again
          </Button>
        }
      />
      <div className="gm-try">
        <div>
          {plan.methods.map((method) => (
            <TryMethod
              key={method.id}
              method={method}
              tried={tried[method.id] ?? nothingTried}
              grade={grading.methods.find((one) => one.method === method.id)?.grade ?? null}
              onChange={(part) => change(method.id, part)}
            />
          ))}
        </div>
        <div className="gm-try-result">
          <Section title="Overall grade">
            <p className="gm-try-grade" aria-live="polite">
              {grading.overall.grade ? gradeTitle(grading.overall.grade) : 'Not decided yet'}
            </p>
            <ProofTree root={proofOfGrading(grading)} openLevels={2} />
          </Section>
          <Section title="What the next grade needs">
            {grading.next.length === 0 ? <p className="gm-quiet">Nothing better can be reached.</p> : null}
            <ul className="gm-stack">
              {grading.next.map((next) => (
                <li key={next.grade}>
                  <strong>{gradeTitle(next.grade)}</strong>:{' '}
                  {next.outOfReach ?? next.needs.map(({ text }) => text).join('; and ')}
                </li>
              ))}
            </ul>
          </Section>
        </div>
      </div>
      <TryTable plan={plan} />
      <TryDays plan={plan} />
    </>
  );
}
