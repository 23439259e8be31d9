import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { type EffectivePlan, listPlans } from '#contract/standards.ts';
import { originWords, periodWords } from '#domain/standards/plan-words.ts';
import { useEndpoint } from '#web/api/query.ts';
import { useMay } from '#web/api/session.ts';
import { ErrorPage, PendingPage } from '#web/shell/fallback-pages.tsx';
import { BackLink, Link } from '#web/shell/link.tsx';
import { useHashTarget } from '#web/shell/use-hash-target.ts';
import { DescriptionList, PageHeader, Section } from '#web/ui/page.tsx';
import { Select } from '#web/ui/select.tsx';
import { Tag } from '#web/ui/state-chip.tsx';
import { InterpretationList } from './interpretation-list.tsx';
import { LayerSection } from './layer-section.tsx';
import { MethodSection } from './method-section.tsx';
import { Origin, PlanContext } from './plan-origin.tsx';
import { PlanPapers } from './plan-papers.tsx';
import './standards.css';
import { planQuery } from './use-plan.ts';

const route = getRouteApi('/signed-in/plans/$reference/$edition');

/** One assessment plan as it holds: bare, or as one assessment organisation applies it. */
export function PlanPage() {
  const { reference, edition } = route.useParams();
  const { policy } = route.useSearch();
  const reply = useQuery(planQuery(reference, edition, policy));
  useHashTarget(reply.data !== undefined);
  if (reply.error) return <ErrorPage error={reply.error} />;
  if (!reply.data) return <PendingPage />;
  const { plan, standard } = reply.data;
  return (
    <PlanContext value={reply.data}>
      <PageHeader
        above={<BackLink to="/plans">Assessment plans</BackLink>}
        title={plan.title}
        lead={
          <>
            <Tag>{plan.reference}</Tag> {standard.title}, level {standard.level}, plan {plan.edition}
          </>
        }
        actions={<PolicySelect content={reply.data} />}
      />
      <div className="gm-plan">
        <Contents content={reply.data} />
        <div>
          <GradeSection content={reply.data} />
          {plan.methods.map((method) => (
            <MethodSection key={method.id} content={reply.data} method={method} />
          ))}
          <GatewaySection content={reply.data} />
          <TimeSection content={reply.data} />
          <LayerSection content={reply.data} />
          {plan.interpretations.length > 0 ? (
            <Section title="Readings" aside={`${plan.interpretations.length} decided`}>
              <div id="readings" />
              <InterpretationList content={reply.data} />
            </Section>
          ) : null}
          <PlanPapers reference={reference} edition={edition} policy={policy} />
          <SourceSection content={reply.data} />
        </div>
      </div>
    </PlanContext>
  );
}

function PolicySelect({ content }: { content: EffectivePlan }) {
  const { policy } = route.useSearch();
  const navigate = route.useNavigate();
  const plans = useEndpoint(listPlans).data?.items ?? [];
  const { reference, edition } = content.plan;
  const policies =
    plans.find((each) => each.reference === reference && each.edition === edition)?.policies ?? [];
  if (policies.length === 0) return null;
  return (
    <Select
      label="As applied by"
      value={policy ?? 'none'}
      options={[
        { value: 'none', label: 'The plan alone' },
        ...policies.map(({ id, body }) => ({ value: id, label: body })),
      ]}
      onChange={(chosen) =>
        void navigate({ to: '.', replace: true, search: chosen === 'none' ? {} : { policy: chosen } })
      }
    />
  );
}

function Contents({ content }: { content: EffectivePlan }) {
  const { plan } = content;
  const params = { reference: plan.reference, edition: plan.edition };
  const [mayDraft, mayManage] = [useMay('standards.draft'), useMay('people.manage')];
  const mayKeep = mayDraft || mayManage;
  const entries = [
    { id: 'grade', title: 'The overall grade' },
    ...plan.methods.map(({ id, title }) => ({ id, title })),
    { id: 'gateway', title: 'Gateway' },
    { id: 'time', title: 'Time and further attempts' },
    ...(plan.interpretations.length > 0 ? [{ id: 'readings', title: 'Readings' }] : []),
    { id: 'documents', title: 'Documents' },
    { id: 'sources', title: 'Sources' },
  ];
  return (
    <nav className="gm-plan-contents gm-no-print" aria-label="Parts of the plan">
      <ul className="gm-plain">
        {entries.map(({ id, title }) => (
          <li key={id}>
            <a href={`#${id}`}>{title}</a>
          </li>
        ))}
      </ul>
      <ul className="gm-plain gm-plan-ways" aria-label="Other ways to read it">
        <li>
          <Link to="/plans/$reference/$edition/units" params={params}>
            As units
          </Link>
        </li>
        {mayKeep ? (
          <li>
            <Link to="/library/$reference/$edition" params={params}>
              Record and errata
            </Link>
          </li>
        ) : null}
      </ul>
    </nav>
  );
}

function GradeSection({ content: { plan } }: { content: EffectivePlan }) {
  const { rule, grades } = plan.grading;
  return (
    <Section title="The overall grade" aside={grades.join(', ')}>
      <div id="grade" className="gm-stack">
        {rule.form === 'conditions' || rule.form === 'dimensions' ? (
          rule.boundaries.map((boundary) => (
            <div key={boundary.grade}>
              <h3 className="gm-grade-name">{boundary.grade}</h3>
              <Origin source={boundary.source} at="grading" />
            </div>
          ))
        ) : rule.form === 'table' ? (
          <>
            <GradeTable plan={plan} rows={rule.rows} />
            <Origin source={rule.source} at="grading" />
          </>
        ) : (
          <>
            <p>The lowest grade of the methods is the overall grade.</p>
            <Origin source={rule.source} at="grading" />
          </>
        )}
      </div>
    </Section>
  );
}

function GradeTable({
  plan,
  rows,
}: {
  plan: EffectivePlan['plan'];
  rows: readonly { when: Readonly<Record<string, string>>; grade: string }[];
}) {
  return (
    <section
      className="gm-table-scroll"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls, also by keyboard
      tabIndex={0}
      aria-label="Grades of the methods and the overall grade"
    >
      <table className="gm-table">
        <thead>
          <tr>
            <th scope="col">Overall</th>
            {plan.methods.map((method) => (
              <th key={method.id} scope="col">
                {method.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={JSON.stringify(row)}>
              <th scope="row">{row.grade}</th>
              {plan.methods.map(({ id }) => (
                <td key={id}>{row.when[id] ?? 'any'}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function GatewaySection({ content: { plan } }: { content: EffectivePlan }) {
  return (
    <Section title="Gateway" aside={`${plan.gateway.requirements.length} requirements`}>
      <ol id="gateway" className="gm-rules">
        {plan.gateway.requirements.map((requirement) => (
          <li key={requirement.id}>
            <p>{requirement.title}</p>
            <Origin source={requirement.source} at={`gateway/requirements/${requirement.id}`} />
          </li>
        ))}
      </ol>
    </Section>
  );
}

function TimeSection({ content: { plan } }: { content: EffectivePlan }) {
  const { reassessment } = plan;
  const titleOf = (id: string) => plan.methods.find((method) => method.id === id)?.title ?? id;
  return (
    <Section title="Time and further attempts">
      <ol id="time" className="gm-rules">
        <li>
          <p>At least {plan.duration.minimumMonths.value} months on programme before the gateway.</p>
          <Origin source={plan.duration.minimumMonths.source} at="duration" />
        </li>
        {plan.window ? (
          <li>
            <p>
              Every assessment within {periodWords(plan.window.period)} of {originWords(plan.window.origin)}.
            </p>
            <Origin source={plan.window.source} at="window" />
          </li>
        ) : null}
        {plan.order.map((rule) => (
          <li key={rule.id}>
            <p>
              {titleOf(rule.before)} {rule.strength === 'must' ? 'comes' : 'should come'} before{' '}
              {titleOf(rule.after)}
              {rule.atLeast ? `, at least ${periodWords(rule.atLeast)} before` : ''}.
            </p>
            <Origin source={rule.source} at={`order/${rule.id}`} />
          </li>
        ))}
        {reassessment?.resit ? (
          <li>
            <p>A resit: another attempt without further learning{capWords(reassessment.resit.cap)}.</p>
            <Origin source={reassessment.resit.source} at="reassessment/resit" />
          </li>
        ) : null}
        {reassessment?.retake ? (
          <li>
            <p>
              A retake: another attempt after further learning
              {reassessment.retake.gatewayAgain ? ', through a new gateway' : ''}
              {capWords(reassessment.retake.cap)}.
            </p>
            <Origin source={reassessment.retake.source} at="reassessment/retake" />
          </li>
        ) : null}
        {reassessment?.within ? (
          <li>
            <p>
              Every further attempt within {periodWords(reassessment.within.period)} of{' '}
              {originWords(reassessment.within.origin)}.
            </p>
            <Origin source={reassessment.within.source} at="reassessment/within" />
          </li>
        ) : null}
      </ol>
    </Section>
  );
}

function capWords(cap: { kind: string; grade?: string }): string {
  if (!cap.grade) return '';
  const unless = cap.kind === 'grade-unless-exceptional' ? ' unless circumstances were exceptional' : '';
  return `, graded ${cap.grade} at most${unless}`;
}

function SourceSection({ content: { plan, hash } }: { content: EffectivePlan }) {
  return (
    <Section title="Sources">
      <div id="sources">
        <DescriptionList
          items={plan.documents.map((document) => ({
            term: document.publisher,
            value: [document.title, document.edition, document.published].filter(Boolean).join(', '),
          }))}
        />
        <p className="gm-small gm-quiet">
          Contains public sector information licensed under the Open Government Licence v3.0. Hash of this
          plan: <code className="gm-hash">{hash}</code>
        </p>
      </div>
    </Section>
  );
}
