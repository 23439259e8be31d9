import type { Gateway } from '#contract/gateway.ts';
import { formatInstant } from '#web/ui/dates.ts';
import { Table } from '#web/ui/table.tsx';
import { fileAddress } from './file-list.tsx';

type Pack = Gateway['packs'][number];

/** Every revision of the pack that went out, newest first, each with its seal and its archive. */
export function SentPacks({ gateway }: { gateway: Gateway }) {
  if (gateway.packs.length === 0)
    return (
      <p className="gm-quiet">
        Nothing yet. When you send, one archive is kept here: the requirements with their proof, the chosen
        files, the signatures, and a seal by which anybody can check that nothing was changed.
      </p>
    );
  return (
    <Table<Pack>
      caption="Revisions of the gateway pack"
      rows={[...gateway.packs].reverse()}
      keyOf={(pack) => pack.id}
      columns={[
        { id: 'revision', header: 'Revision', cell: (pack) => pack.revision },
        { id: 'at', header: 'Sent', cell: (pack) => formatInstant(pack.at) },
        { id: 'by', header: 'By', cell: (pack) => pack.by },
        {
          id: 'hash',
          header: 'Seal (SHA-256)',
          isMinor: true,
          cell: (pack) => <code title={pack.hash}>{pack.hash.slice(0, 16)}…</code>,
        },
        {
          id: 'file',
          header: 'Archive',
          cell: (pack) =>
            pack.fileId ? (
              <a href={fileAddress(pack.fileId)} download>
                Download revision {pack.revision}
              </a>
            ) : (
              'Being written'
            ),
        },
      ]}
    />
  );
}
