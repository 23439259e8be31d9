import { type ReactNode, useState } from 'react';
import type { PlanDocument } from '#domain/standards/plan-documents/document-model.ts';
import { asProblem, type Problem } from '#web/api/problem.ts';
import { saveFile } from '#web/api/save-file.ts';
import { Button } from '#web/ui/button.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { PageHeader } from '#web/ui/page.tsx';
import { DocumentParts } from './document-parts.tsx';
import './document.css';

/** A document as it reads on screen and prints; `address` is where its PDF is, `name` begins the file's name. */
export function DocumentView({
  document,
  address,
  name,
  back,
}: {
  document: PlanDocument;
  address: string;
  name: string;
  back: ReactNode;
}) {
  return (
    <>
      <PageHeader
        above={back}
        title={document.title}
        lead={document.subtitle}
        actions={<KeepButton address={address} name={`${name} ${document.title}.pdf`} />}
      />
      <article className="gm-paper">
        <DocumentParts blocks={document.blocks} />
        <p className="gm-small gm-quiet gm-paper-foot">{document.footer}</p>
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
