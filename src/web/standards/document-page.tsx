import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { getPlanDocument } from '#contract/plan-documents.ts';
import { PlanDocumentKind } from '#domain/standards/plan-documents/document-model.ts';
import { asProblem, type Problem } from '#web/api/problem.ts';
import { useEndpoint } from '#web/api/query.ts';
import { saveFile } from '#web/api/save-file.ts';
import { ErrorPage, NotFoundPage, PendingPage } from '#web/shell/fallback-pages.tsx';
import { BackLink } from '#web/shell/link.tsx';
import { Button } from '#web/ui/button.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { PageHeader } from '#web/ui/page.tsx';
import { DocumentParts } from './document-parts.tsx';
import './document.css';

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
    <>
      <PageHeader
        above={
          <BackLink
            to="/plans/$reference/$edition"
            params={{ reference, edition }}
            search={search.policy === undefined ? {} : { policy: search.policy }}
            hash="documents"
          >
            {reference} {edition}
          </BackLink>
        }
        title={data.title}
        lead={data.subtitle}
        actions={<KeepButton address={address} name={`${reference} ${edition} ${data.title}.pdf`} />}
      />
      <article className="gm-paper">
        <DocumentParts blocks={data.blocks} />
        <p className="gm-small gm-quiet gm-paper-foot">{data.footer}</p>
      </article>
    </>
  );
}

function KeepButton({ address, name }: { address: string; name: string }) {
  const [isPending, setPending] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const keep = async () => {
    setPending(true);
    setProblem(undefined);
    try {
      await saveFile(address, name);
    } catch (error) {
      setProblem(asProblem(error));
    } finally {
      setPending(false);
    }
  };
  return (
    <div className="gm-no-print gm-stack">
      <Button kind="primary" isPending={isPending} onPress={() => void keep()}>
        Keep as PDF
      </Button>
      {problem ? <Notice title={problem.title}>{problem.mend}</Notice> : null}
    </div>
  );
}
