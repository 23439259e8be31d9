import type { RegistrationDetail } from '#contract/gateway.ts';
import { fileAddress } from '#web/gateway/file-list.tsx';
import { formatInstant } from '#web/ui/dates.ts';
import { StateChip } from '#web/ui/state-chip.tsx';

type Pack = RegistrationDetail['packs'][number];

/** Every revision as it arrived: its seal, what checking it found, and the archive to keep. */
export function PackList({ packs, provider }: { packs: readonly Pack[]; provider: string }) {
  if (packs.length === 0) return <p className="gm-quiet">No pack has arrived yet.</p>;
  const newestFirst = [...packs].sort((one, other) => other.revision - one.revision);
  return (
    <>
      <p>
        Each revision was sealed and signed by {provider} before it left. Guildmark checked the signature and
        every file when it arrived. The archive can be checked again without us and without a connection: it
        holds the files, a manifest with the SHA-256 of each, and {provider}’s public key. The command is{' '}
        <code>guildmark pack verify FILE</code>.
      </p>
      <ul className="gm-packs">
        {newestFirst.map((pack) => (
          <PackLine key={pack.revision} pack={pack} />
        ))}
      </ul>
    </>
  );
}

function PackLine({ pack }: { pack: Pack }) {
  return (
    <li>
      <h3>Revision {pack.revision}</h3>
      <StateChip tone={pack.verified ? 'met' : 'not-met'}>
        {pack.verified ? 'Signature and files verified' : 'Could not be verified'}
      </StateChip>
      <p className="gm-quiet">Received {formatInstant(pack.receivedAt)}</p>
      {pack.findings.length > 0 ? (
        <ul className="gm-findings">
          {pack.findings.map((finding) => (
            <li key={finding}>{finding}</li>
          ))}
        </ul>
      ) : null}
      <p className="gm-seal">
        <span className="gm-small gm-quiet">Seal (SHA-256)</span> <code>{pack.hash}</code>
      </p>
      {pack.fileId ? (
        <p>
          <a href={fileAddress(pack.fileId)} download>
            Download the archive of revision {pack.revision} (ZIP)
          </a>
        </p>
      ) : null}
    </li>
  );
}
