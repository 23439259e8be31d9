import { getRouteApi } from '@tanstack/react-router';
import { getDraftPaper, listDraftPapers } from '#contract/plan-documents.ts';
import { PlanDocumentKind } from '#domain/standards/plan-documents/document-model.ts';
import { useEndpoint } from '#web/api/query.ts';
import { ErrorPage, NotFoundPage, PendingPage } from '#web/shell/fallback-pages.tsx';
import { BackLink, Link } from '#web/shell/link.tsx';
import { DocumentView } from '#web/standards/document-view.tsx';
import '#web/standards/standards.css';
import { PageHeader } from '#web/ui/page.tsx';

const route = getRouteApi('/signed-in/workshop/$draftId/papers');

/** The documents that a draft would give, were it published as it stands. */
export function DraftPapersPage() {
  const { kind } = route.useSearch();
  if (kind === undefined) return <PaperList />;
  const known = PlanDocumentKind.safeParse(kind);
  return known.success ? <Paper kind={known.data} /> : <NotFoundPage />;
}

function PaperList() {
  const { draftId } = route.useParams();
  const { data, error } = useEndpoint(listDraftPapers, { params: { draftId } });
  if (error) return <ErrorPage error={error} />;
  if (!data) return <PendingPage />;
  return (
    <>
      <PageHeader
        above={
          <BackLink to="/workshop/$draftId" params={{ draftId }}>
            The bench
          </BackLink>
        }
        title="Documents of the draft"
        lead="Made from the draft as it stands, and made again whenever it changes."
      />
      <ul className="gm-papers">
        {data.items.map(({ kind, method, title, about }) => (
          <li key={`${kind} ${method}`}>
            <Link
              to="/workshop/$draftId/papers"
              params={{ draftId }}
              search={{ kind, ...(method === null ? {} : { method }) }}
            >
              {title}
            </Link>
            <span className="gm-small gm-quiet">{about}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Paper({ kind }: { kind: PlanDocumentKind }) {
  const { draftId } = route.useParams();
  const { method } = route.useSearch();
  const query = method === undefined ? {} : { method };
  const { data, error } = useEndpoint(getDraftPaper, { params: { draftId, kind }, query });
  if (error) return <ErrorPage error={error} />;
  if (!data) return <PendingPage />;
  return (
    <DocumentView
      document={data}
      address={`/api/v1/plan-drafts/${encodeURIComponent(draftId)}/papers/${kind}.pdf?${new URLSearchParams(query)}`}
      name="Draft"
      back={
        <BackLink to="/workshop/$draftId/papers" params={{ draftId }} search={{}}>
          Documents of the draft
        </BackLink>
      }
    />
  );
}
