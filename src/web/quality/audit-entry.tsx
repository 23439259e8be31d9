import type { listAudit } from '#contract/results.ts';
import type { Reply } from '#web/api/client.ts';
import { Button } from '#web/ui/button.tsx';
import { formatInstant } from '#web/ui/dates.ts';
import { Dialog } from '#web/ui/dialog.tsx';
import { DescriptionList } from '#web/ui/page.tsx';
import { eventTitle, plainWords, valueWords } from './audit-words.ts';

export interface AuditEntryProps {
  entry: Reply<typeof listAudit>['items'][number];
  /** Fingerprint of the entry before, when it is on the page. */
  previousHash: string | undefined;
  onClose: () => void;
  /** Show only what happened to the same subject. */
  onSubject: (subjectId: string) => void;
}

/** One entry in full: who, when, about what, its detail, and its link of the chain. */
export function AuditEntry({ entry, previousHash, onClose, onSubject }: AuditEntryProps) {
  return (
    <Dialog
      title={eventTitle(entry.type)}
      kind="sheet"
      isOpen
      onClose={onClose}
      actions={<Button onPress={() => onSubject(entry.subjectId)}>All entries about the same</Button>}
    >
      <DescriptionList
        items={[
          { term: 'When', value: formatInstant(entry.at) },
          { term: 'By', value: entry.by },
          { term: 'About', value: plainWords(entry.subjectType) },
          { term: 'Its id', value: <code className="gm-hash">{entry.subjectId}</code> },
          ...Object.entries(entry.detail).map(([name, value]) => ({
            term: plainWords(name),
            value: <span className="gm-detail">{valueWords(value)}</span>,
          })),
          { term: 'Name of the event', value: <code className="gm-hash">{entry.type}</code> },
          { term: 'Entry', value: entry.sequence },
          { term: 'Its fingerprint', value: <code className="gm-hash">{entry.hash}</code> },
          ...(previousHash
            ? [{ term: 'Made with the one before', value: <code className="gm-hash">{previousHash}</code> }]
            : []),
        ]}
      />
    </Dialog>
  );
}
