import { getRouteApi } from '@tanstack/react-router';
import { getPlanDocument } from '#contract/plan-documents.ts';
import { PlanDocumentKind } from '#domain/standards/plan-documents/document-model.ts';
import { useEndpoint } from '#web/api/query.ts';
import { ErrorPage, NotFoundPage, PendingPage } from '#web/shell/fallback-pages.tsx';
import { BackLink } from '#web/shell/link.tsx';
import { DocumentView } from './document-view.tsx';

const route = getRouteApi('/signed-in/plans/$reference/$edition/documents/$kind');

/** One document made from a plan, as it reads on screen and prints from the browser. */
export function DocumentPage() {
  const kind = PlanDocumentKind.safeParse(route.useParams().kind);
  return kind.success ? <OpenDocument kind={kind.data} /> : <NotFoundPage />;
}

function OpenDocument({ kind }: { kind: PlanDocumentKind }) {
  const { reference, edition } = route.useParams();
  const search = route.useSearch();
  const { data, error } = useEndpoint(getPlanDocument, {
    params: { reference, edition, kind },
    query: search,
  });
  if (error) return <ErrorPage error={error} />;
  if (!data) return <PendingPage />;
  const plan = `/api/v1/plans/${encodeURIComponent(reference)}/${encodeURIComponent(edition)}`;
  const address = `${plan}/documents/${kind}.pdf?${new URLSearchParams({ ...search })}`;
  return (
    <DocumentView
      document={data}
      address={address}
      name={`${reference} ${edition}`}
      back={
        <BackLink
          to="/plans/$reference/$edition"
          params={{ reference, edition }}
          search={search.policy === undefined ? {} : { policy: search.policy }}
          hash="documents"
        >
          {reference} {edition}
        </BackLink>
      }
    />
  );
}
