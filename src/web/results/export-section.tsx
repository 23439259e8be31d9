import { useState } from 'react';
import { describeExport, type ResultDetail } from '#contract/results.ts';
import { addressOf } from '#web/api/client.ts';
import { asProblem, type Problem } from '#web/api/problem.ts';
import { useEndpoint } from '#web/api/query.ts';
import { saveFile } from '#web/api/save-file.ts';
import { Button } from '#web/ui/button.tsx';
import { formatBytes } from '#web/ui/dates.ts';
import { Dialog } from '#web/ui/dialog.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { Section } from '#web/ui/page.tsx';
import { Skeleton } from '#web/ui/progress.tsx';
import { Table } from '#web/ui/table.tsx';

/** For the auditor: one decision as files that are read without this product. */
export function ExportSection({ result }: { result: ResultDetail }) {
  const [isOpen, setIsOpen] = useState(false);
  if (!result.abilities.export.allowed) return null;
  return (
    <Section title="For the audit">
      <p className="gm-small gm-quiet">
        Plan, proof, evidence list, declarations and audit slice of this one decision.
      </p>
      <p className="gm-ask gm-no-print">
        <Button icon="file" onPress={() => setIsOpen(true)}>
          Export this decision
        </Button>
      </p>
      {isOpen ? <ExportDialog result={result} onClose={() => setIsOpen(false)} /> : null}
    </Section>
  );
}

function ExportDialog({ result, onClose }: { result: ResultDetail; onClose: () => void }) {
  const read = useEndpoint(describeExport, { params: { resultId: result.id } });
  const [isPending, setIsPending] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const save = async () => {
    setIsPending(true);
    try {
      const address = addressOf('/results/{resultId}/export', { resultId: result.id }, {});
      await saveFile(address, `decision-${result.id}.zip`);
      onClose();
    } catch (error) {
      setProblem(asProblem(error));
    } finally {
      setIsPending(false);
    }
  };
  const told = problem ?? (read.error ? asProblem(read.error) : undefined);
  return (
    <Dialog
      title="What the export holds"
      isWide
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Close</Button>
          <Button kind="primary" isPending={isPending} onPress={() => void save()}>
            Download as ZIP
          </Button>
        </>
      }
    >
      <p>
        Each file with its size and fingerprint; index.html is the page to begin with. The export is recorded.
      </p>
      {told ? (
        <Notice kind="problem" title={told.title} isLive>
          {told.mend}
        </Notice>
      ) : null}
      {read.isPending ? <Skeleton label="Reading what the export holds" lines={6} /> : null}
      {read.data ? (
        <Table
          caption="Files of the export"
          rows={read.data.files}
          keyOf={({ name }) => name}
          columns={[
            { id: 'name', header: 'File', cell: ({ name }) => name },
            { id: 'bytes', header: 'Size', cell: ({ bytes }) => formatBytes(bytes), isNumber: true },
            {
              id: 'sha256',
              header: 'SHA-256',
              cell: ({ sha256 }) => <code className="gm-hash">{sha256.slice(0, 16)}…</code>,
              isMinor: true,
            },
          ]}
        />
      ) : null}
    </Dialog>
  );
}
