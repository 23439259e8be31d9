import { useId } from 'react';
import { listCandidates } from '#contract/bookings.ts';
import type { Reply } from '#web/api/client.ts';
import { useEndpoint } from '#web/api/query.ts';
import { Notice } from '#web/ui/notice.tsx';
import { Skeleton } from '#web/ui/progress.tsx';
import { StateChip } from '#web/ui/state-chip.tsx';
import { countOf } from './assessment-words.ts';
import { PathWords } from './findings.tsx';

type Candidate = Reply<typeof listCandidates>['items'][number];

/** Every assessor with whether they may assess this apprentice, the eligible first; the others say why not. */
export function CandidateList({
  registrationId,
  on,
  value,
  onChange,
}: {
  registrationId: string;
  on: string;
  value: string;
  onChange: (assessorId: string) => void;
}) {
  const id = useId();
  const query = /^\d{4}-\d{2}-\d{2}$/.test(on) ? { on, limit: 100 } : { limit: 100 };
  const candidates = useEndpoint(listCandidates, { params: { registrationId }, query });
  if (candidates.error)
    return (
      <Notice kind="problem" title={candidates.error.title}>
        {candidates.error.mend}
      </Notice>
    );
  if (!candidates.data) return <Skeleton label="Asking who may assess" lines={4} />;
  const items = [...candidates.data.items].sort((a, b) => Number(b.eligible) - Number(a.eligible));
  const able = items.filter(({ eligible }) => eligible).length;
  return (
    <fieldset aria-describedby={`${id}-hint`}>
      <legend className="gm-label">Assessor</legend>
      <p className="gm-hint" id={`${id}-hint`}>
        {able === 0
          ? 'Nobody may assess this apprentice as things stand. Each line says why.'
          : `${able} of ${items.length} may assess this apprentice.`}
      </p>
      <div className="gm-candidates">
        {items.map((candidate) => (
          <CandidateLine
            key={candidate.assessor.id}
            candidate={candidate}
            name={id}
            isChosen={value === candidate.assessor.id}
            onChoose={() => onChange(candidate.assessor.id)}
          />
        ))}
      </div>
    </fieldset>
  );
}

function CandidateLine({
  candidate,
  name,
  isChosen,
  onChoose,
}: {
  candidate: Candidate;
  name: string;
  isChosen: boolean;
  onChoose: () => void;
}) {
  const { assessor, eligible, findings, bookedThatDay } = candidate;
  return (
    <label className="gm-choice gm-candidate">
      <input type="radio" name={name} checked={isChosen} onChange={onChoose} />
      <span className="gm-candidate-name">{assessor.name}</span>
      <StateChip tone={eligible ? 'met' : 'not-met'}>{eligible ? 'May assess' : 'May not'}</StateChip>
      {bookedThatDay > 0 ? (
        <span className="gm-candidate-why gm-quiet">{countOf(bookedThatDay, 'booking')} that day</span>
      ) : null}
      {findings.map((finding) => (
        <span key={finding.reason} className="gm-candidate-why">
          {finding.reason}
          <PathWords path={finding.path} />
        </span>
      ))}
    </label>
  );
}
