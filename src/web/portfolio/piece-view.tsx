import type { Evidence } from '#contract/portfolio.ts';
import { formatInstant } from '#web/ui/dates.ts';
import { StateChip, type Tone } from '#web/ui/state-chip.tsx';
import { FilePreview } from './file-preview.tsx';
import './portfolio.css';

const claimStates: Readonly<Record<Evidence['claims'][number]['state'], { words: string; tone: Tone }>> = {
  proposed: { words: 'Not submitted yet', tone: 'quiet' },
  submitted: { words: 'Waiting', tone: 'waiting' },
  accepted: { words: 'Accepted', tone: 'met' },
  referred: { words: 'Referred', tone: 'referred' },
};

/** What a piece consists of: its words and its files. */
export function PieceContent({ piece }: { piece: Evidence }) {
  return (
    <div className="gm-piece-content">
      {piece.text ? <p className="gm-piece-text">{piece.text}</p> : null}
      {piece.files.map((file) => (
        <FilePreview key={file.id} file={file} />
      ))}
      {!piece.text && piece.files.length === 0 ? <p className="gm-quiet">Nothing in it yet.</p> : null}
    </div>
  );
}

/** A piece to read: content, then what was said about each criterion. */
export function PieceView({
  piece,
  textOf,
}: {
  piece: Evidence;
  textOf?: ((claim: { method: string; ref: string }) => string | undefined) | undefined;
}) {
  return (
    <>
      <PieceContent piece={piece} />
      <ul className="gm-claims" aria-label="Criteria it shows">
        {piece.claims.map((claim) => (
          <li key={`${claim.method}/${claim.ref}`}>
            <div className="gm-claim-head">
              <strong>{claim.ref}</strong>
              <StateChip tone={claimStates[claim.state].tone}>{claimStates[claim.state].words}</StateChip>
            </div>
            {textOf?.(claim) ? <p className="gm-plan-words">{textOf(claim)}</p> : null}
            {claim.feedback ? <p>{claim.feedback}</p> : null}
            {claim.decidedBy && claim.decidedAt ? (
              <p className="gm-small gm-quiet">
                {claim.decidedBy}, {formatInstant(claim.decidedAt)}
              </p>
            ) : null}
          </li>
        ))}
      </ul>
    </>
  );
}
