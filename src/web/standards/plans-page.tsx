import { listPlans } from '#contract/standards.ts';
import { asProblem } from '#web/api/problem.ts';
import { useEndpoint } from '#web/api/query.ts';
import { ButtonLink, Link } from '#web/shell/link.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { PageHeader } from '#web/ui/page.tsx';
import { Skeleton } from '#web/ui/progress.tsx';
import { Tag } from '#web/ui/state-chip.tsx';
import './standards.css';

const regimes: Readonly<Record<string, string>> = {
  'end-point-assessment': 'End-point assessment',
  'apprenticeship-assessment': 'Apprenticeship assessment',
};

/** Every assessment plan held here. */
export function PlansPage() {
  const reply = useEndpoint(listPlans);
  return (
    <>
      <PageHeader
        title="Assessment plans"
        lead="What an apprentice is assessed on, as rules: every value names the document and section it comes from."
        actions={<ButtonLink to="/register">Register of standards</ButtonLink>}
      />
      {reply.error ? <Notice kind="problem" title={asProblem(reply.error).title} /> : null}
      {reply.data ? (
        <ul className="gm-plans" aria-label="Assessment plans">
          {reply.data.items.map((plan) => (
            <li key={`${plan.reference} ${plan.edition}`}>
              <p className="gm-row gm-small">
                <Tag>{plan.reference}</Tag>
                <span className="gm-quiet">
                  Level {plan.level} · plan {plan.edition} · {regimes[plan.regime] ?? plan.regime}
                </span>
              </p>
              <h2>
                <Link
                  to="/plans/$reference/$edition"
                  params={{ reference: plan.reference, edition: plan.edition }}
                >
                  {plan.title}
                </Link>
              </h2>
              <p className="gm-quiet">
                Assesses version {new Intl.ListFormat('en-GB').format(plan.standardVersions)} of the standard.
                {plan.policies.length > 0
                  ? ` Read it as ${new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(plan.policies.map(({ body }) => body))} ${plan.policies.length === 1 ? 'applies' : 'apply'} it.`
                  : ''}
              </p>
            </li>
          ))}
        </ul>
      ) : reply.isPending ? (
        <Skeleton label="Reading the plans" lines={6} />
      ) : null}
    </>
  );
}
