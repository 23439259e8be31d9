import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { getEdition } from '#contract/plan-editions.ts';
import { listDrafts, startDraft } from '#contract/workshop.ts';
import type { Reply } from '#web/api/client.ts';
import { useCommand, useEndpoint } from '#web/api/query.ts';
import { useMay } from '#web/api/session.ts';
import { ErrorPage, PendingPage } from '#web/shell/fallback-pages.tsx';
import { BackLink, Link } from '#web/shell/link.tsx';
import { Button } from '#web/ui/button.tsx';
import { formatDay } from '#web/ui/dates.ts';
import { Notice } from '#web/ui/notice.tsx';
import { DescriptionList, PageHeader, Section } from '#web/ui/page.tsx';
import { Tag } from '#web/ui/state-chip.tsx';
import { saveData } from '#web/workshop/save-data.ts';
import { AffectedSection } from './affected-section.tsx';
import { CompareSection } from './compare-section.tsx';
import { CopyHash } from './copy-hash.tsx';
import { ErrataSection } from './errata-section.tsx';
import { EditionState } from './library-page.tsx';
import { apprenticeWords, listWords, originOf, regimeWords } from './library-words.ts';
import { OfferSection } from './offer-section.tsx';
import { WithdrawSection } from './withdraw-section.tsx';

/** An edition with its record, as the screens of one edition share it. */
export type EditionRecord = Reply<typeof getEdition>;

const route = getRouteApi('/signed-in/library/$reference/$edition');

/** The record of one edition, and what can be done about it. */
export function EditionPage() {
  const { reference, edition } = route.useParams();
  const reply = useEndpoint(getEdition, { params: { reference, edition } });
  const mayDraft = useMay('standards.draft');
  const mayOffer = useMay('standards.offer');
  if (reply.error) return <ErrorPage error={reply.error} />;
  if (!reply.data) return <PendingPage />;
  const record = reply.data;
  return (
    <>
      <Head record={record} />
      {record.withdrawn ? (
        <Notice
          kind="warning"
          title={`Withdrawn ${formatDay(record.withdrawn.on)} by ${record.withdrawn.by}`}
        >
          {record.withdrawn.why} Nobody starts on it any more; apprentices who are on it stay on it.
        </Notice>
      ) : null}
      <RecordSection record={record} />
      <ErrataSection record={record} />
      {mayDraft ? <AffectedSection record={record} /> : null}
      {mayOffer ? <OfferSection record={record} /> : null}
      <CompareSection record={record} />
      <FileSection record={record} />
      {mayDraft && !record.withdrawn ? <WithdrawSection record={record} /> : null}
    </>
  );
}

function Head({ record: { summary } }: { record: EditionRecord }) {
  const { reference, edition, title, level } = summary;
  const mayDraft = useMay('standards.draft');
  const navigate = useNavigate();
  const start = useCommand(startDraft, {
    invalidates: [listDrafts],
    onDone: ({ id }) => void navigate({ to: '/workshop/$draftId', params: { draftId: id } }),
  });
  const begin = () =>
    start.run({
      body: {
        title: `${reference} ${title}, after ${edition}`.slice(0, 200),
        from: { kind: 'edition', reference, edition },
      },
    });
  return (
    <>
      <PageHeader
        above={<BackLink to="/library">Library</BackLink>}
        title={title}
        lead={
          <>
            <Tag>{reference}</Tag> Level {level}, plan {edition}
          </>
        }
        actions={
          mayDraft ? (
            <Button kind="primary" icon="plus" isPending={start.isPending} onPress={begin}>
              New edition from this one
            </Button>
          ) : null
        }
      />
      {start.problem ? (
        <Notice kind="problem" title={start.problem.title} isLive>
          {start.problem.mend}
        </Notice>
      ) : null}
      <Ways reference={reference} edition={edition} />
    </>
  );
}

function Ways(params: { reference: string; edition: string }) {
  return (
    <nav className="gm-edition-ways" aria-label="Ways to read this edition">
      <ul className="gm-row gm-plain">
        <li>
          <Link to="/plans/$reference/$edition" params={params}>
            Read the plan
          </Link>
        </li>
        <li>
          <Link to="/plans/$reference/$edition/units" params={params}>
            Units
          </Link>
        </li>
        <li>
          <Link to="/plans/$reference/$edition/try" params={params}>
            Try its rules
          </Link>
        </li>
        <li>
          <Link to="/plans/$reference/$edition" params={params} hash="documents">
            Documents
          </Link>
        </li>
      </ul>
    </nav>
  );
}

function RecordSection({ record: { summary } }: { record: EditionRecord }) {
  const policies = summary.policies.map(({ body }) => body);
  return (
    <Section title="Record" aside={<EditionState state={summary.state} />}>
      <DescriptionList
        items={[
          { term: 'Origin', value: originOf(summary) },
          { term: 'Regime', value: regimeWords[summary.regime] ?? summary.regime },
          { term: 'Versions of the standard', value: listWords(summary.standardVersions) },
          ...(summary.route ? [{ term: 'Route', value: summary.route }] : []),
          { term: 'Policies', value: policies.length > 0 ? listWords(policies) : 'None' },
          {
            term: 'Your apprentices',
            value:
              summary.apprentices === 0 ? 'Nobody is on it' : `${apprenticeWords(summary.apprentices)} on it`,
          },
          { term: 'Hash', value: <CopyHash hash={summary.hash} of={`plan ${summary.edition}`} /> },
        ]}
      />
    </Section>
  );
}

function FileSection({ record: { summary, files } }: { record: EditionRecord }) {
  return (
    <Section title="File">
      <div className="gm-stack">
        <p>
          Standard and plan as data, in the open format. The file can be kept, compared, and brought in again
          on any installation.
        </p>
        <div className="gm-row">
          <Button onPress={() => saveData(files, `${summary.reference}-${summary.edition}.json`)}>
            Keep as JSON
          </Button>
        </div>
      </div>
    </Section>
  );
}
