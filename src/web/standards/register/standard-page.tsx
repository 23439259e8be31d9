import { getRouteApi } from '@tanstack/react-router';
import { getRegisterStandard, type RegisterStandardDetail } from '#contract/register.ts';
import { StatementKind } from '#domain/standards/register/register-format.ts';
import { asProblem } from '#web/api/problem.ts';
import { useEndpoint } from '#web/api/query.ts';
import { BackLink, ButtonLink } from '#web/shell/link.tsx';
import { formatDay } from '#web/ui/dates.ts';
import { EmptyState, Notice } from '#web/ui/notice.tsx';
import { DescriptionList, PageHeader, Section } from '#web/ui/page.tsx';
import { Skeleton } from '#web/ui/progress.tsx';
import { Select } from '#web/ui/select.tsx';
import { KsbTag, StateChip } from '#web/ui/state-chip.tsx';
import { type Column, Table } from '#web/ui/table.tsx';
import { countOf, fieldName, kindWords, statusWords, versionWords } from './register-words.ts';
import './register.css';

const route = getRouteApi('/signed-in/register/$reference');
type Version = RegisterStandardDetail['versions'][number];

/** One standard of the register: versions, statements, options, who may assess it, and the plans held here. */
export function RegisterStandardPage() {
  const { reference } = route.useParams();
  const search = route.useSearch();
  const reply = useEndpoint(getRegisterStandard, { params: { reference } });
  const standard = reply.data;
  const wanted = search.version ?? standard?.current;
  const version = standard?.versions.find((one) => one.version === wanted) ?? standard?.versions[0];
  return (
    <>
      <PageHeader
        above={<BackLink to="/register">Register</BackLink>}
        title={standard?.title ?? reference}
        lead={standard ? leadOf(standard, version) : undefined}
        actions={standard ? <PlanLinks standard={standard} /> : null}
      />
      {reply.error ? (
        <Notice kind="problem" title={asProblem(reply.error).title}>
          {reply.error.status === 404
            ? `The register held here has no ${reference}. It comes with the next import.`
            : reply.error.mend}
        </Notice>
      ) : null}
      {reply.isPending ? <Skeleton label="Reading the standard" lines={8} /> : null}
      {standard && version ? <StandardBody standard={standard} version={version} /> : null}
    </>
  );
}

function leadOf({ reference, versions }: RegisterStandardDetail, version: Version | undefined): string {
  const level = version?.content.level;
  const parts = [reference, level == null ? '' : `level ${level}`, version?.facts.route ?? ''];
  return `${parts.filter(Boolean).join(', ')}. ${countOf(versions.length, 'version')} known.`;
}

function PlanLinks({ standard }: { standard: RegisterStandardDetail }) {
  return standard.planEditions.map((edition) => (
    <ButtonLink
      key={edition}
      to="/plans/$reference/$edition"
      params={{ reference: standard.reference, edition }}
    >
      {`Assessment plan ${edition}`}
    </ButtonLink>
  ));
}

/** What the list of versions calls the one without a number: an empty value would be its placeholder. */
const unstated = 'not-stated';

function StandardBody({ standard, version }: { standard: RegisterStandardDetail; version: Version }) {
  const navigate = route.useNavigate();
  return (
    <>
      {standard.versions.length > 1 ? (
        <div className="gm-filters">
          <Select
            label="Version"
            value={version.version || unstated}
            options={standard.versions.map((one) => ({
              value: one.version || unstated,
              label: `${versionWords(one.version)}${one.version === standard.current ? ', for starts now' : ''}`,
            }))}
            onChange={(chosen) =>
              void navigate({ search: { version: chosen === unstated ? '' : chosen }, replace: true })
            }
          />
        </div>
      ) : null}
      <Facts version={version} />
      <Notices version={version} />
      <Statements version={version} />
      <Options version={version} />
      <Duties version={version} />
      <Bodies standard={standard} />
      {standard.planEditions.length === 0 ? (
        <p className="gm-quiet">No assessment plan for this standard is published here.</p>
      ) : null}
      <p className="gm-small gm-quiet">
        Contains public sector information licensed under the Open Government Licence v3.0.
      </p>
    </>
  );
}

const dayFields = [
  'approvedOn',
  'earliestStartOn',
  'latestStartOn',
  'latestEndOn',
  'retiredOn',
  'withdrawnOn',
] as const;

function Facts({ version: { facts, content, version } }: { version: Version }) {
  const days = dayFields.flatMap((field) => {
    const day = facts[field];
    return day == null ? [] : [{ term: fieldName(field), value: formatDay(day) }];
  });
  const status = facts.status == null ? undefined : statusWords[facts.status];
  const numbers = [
    { term: 'LARS code', value: facts.larsCode },
    {
      term: 'Maximum funding',
      value: facts.fundingPounds == null ? null : `£${facts.fundingPounds.toLocaleString('en-GB')}`,
    },
    {
      term: 'Typical duration',
      value: facts.durationMonths == null ? null : countOf(facts.durationMonths, 'month'),
    },
    { term: 'Minimum hours', value: facts.minimumHours },
    { term: 'Quality assurance', value: facts.qualityAssurer },
  ].filter(({ value }) => value != null && value !== '');
  return (
    <Section title={versionWords(version)}>
      {content.overview ? <p>{content.overview}</p> : null}
      <DescriptionList
        items={[
          {
            term: 'Status',
            value: status ? (
              <StateChip tone={status.tone}>
                {facts.isPaused ? `${status.words}, paused for starts` : status.words}
              </StateChip>
            ) : (
              'Not stated'
            ),
          },
          ...numbers,
          ...days,
          ...(facts.link ? [{ term: 'Published page', value: <a href={facts.link}>Open the page</a> }] : []),
        ]}
      />
    </Section>
  );
}

function Notices({ version: { facts } }: { version: Version }) {
  return (facts.notices ?? []).map((notice) => (
    <Notice
      key={notice}
      kind={/dispensation/i.test(notice) ? 'warning' : 'info'}
      title="From the published page"
    >
      {notice}
    </Notice>
  ));
}

function Statements({ version: { statements } }: { version: Version }) {
  if (statements.length === 0)
    return (
      <Section title="Statements">
        <EmptyState title="No statements are held for this version">
          Import the official API’s file, a statement library, or the list copied from the standard’s page.
        </EmptyState>
      </Section>
    );
  return StatementKind.options.map((kind) => {
    const own = statements.filter((one) => one.kind === kind);
    return own.length === 0 ? null : (
      <Section key={kind} title={kindWords[kind]} aside={countOf(own.length, 'statement')}>
        <ul className="gm-plain gm-statements">
          {own.map((one) => (
            <li key={one.ref}>
              <KsbTag reference={one.ref} />
              <p>{one.text}</p>
            </li>
          ))}
        </ul>
      </Section>
    );
  });
}

function Options({ version: { content } }: { version: Version }) {
  const options = content.options ?? [];
  if (options.length === 0) return null;
  return (
    <Section title="Options" aside={countOf(options.length, 'option')}>
      <ul>
        {options.map((option) => (
          <li key={option}>{option}</li>
        ))}
      </ul>
    </Section>
  );
}

function Duties({ version: { content } }: { version: Version }) {
  const duties = content.duties ?? [];
  if (duties.length === 0) return null;
  return (
    <Section title="Duties" aside={countOf(duties.length, 'duty', 'duties')}>
      <ol className="gm-rules">
        {duties.map((duty) => (
          <li key={duty.text}>
            <p>{duty.text}</p>
            <p className="gm-small gm-quiet">
              {duty.statements.join(', ')}
              {duty.options.length > 0 ? `. For ${duty.options.join(', ')}` : ''}
            </p>
          </li>
        ))}
      </ol>
    </Section>
  );
}

type Body = RegisterStandardDetail['bodies'][number];

const bodyColumns: Column<Body>[] = [
  { id: 'name', header: 'Organisation', cell: ({ name }) => name },
  { id: 'id', header: 'Number', cell: ({ id }) => id },
  { id: 'ukprn', header: 'UKPRN', cell: ({ ukprn }) => ukprn ?? 'not stated', isMinor: true },
  { id: 'areas', header: 'Areas', cell: ({ areas }) => areas.join(', ') || 'not stated', isMinor: true },
];

function Bodies({ standard: { bodies } }: { standard: RegisterStandardDetail }) {
  if (bodies.length === 0) return null;
  return (
    <Section title="Assessment organisations" aside={countOf(bodies.length, 'organisation')}>
      <Table
        caption="Assessment organisations that may assess this standard"
        columns={bodyColumns}
        rows={bodies}
        keyOf={({ id }) => id}
      />
    </Section>
  );
}
