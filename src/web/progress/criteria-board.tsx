import { type ReactNode, useMemo } from 'react';
import { type CriteriaState, getCriteria } from '#contract/portfolio.ts';
import type { EffectivePlan } from '#contract/standards.ts';
import { useEndpoint } from '#web/api/query.ts';
import { CriteriaMap } from '#web/pictures/criteria-map.tsx';
import { type MapTile, stateWords } from '#web/pictures/map-data.ts';
import { Tile } from '#web/pictures/tile.tsx';
import { EvidenceChip } from '#web/portfolio/evidence-chip.tsx';
import { criteriaMapOf, criterionKey } from '#web/standards/plan-map.ts';
import { usePlan } from '#web/standards/use-plan.ts';
import { IconButton } from '#web/ui/button.tsx';
import { Quote } from '#web/ui/page.tsx';
import { Skeleton } from '#web/ui/progress.tsx';
import { KsbTag } from '#web/ui/state-chip.tsx';
import './progress.css';
import { useWide } from './use-wide.ts';

type Criteria = CriteriaState['criteria'];

export interface CriteriaBoardProps {
  enrolmentId: string;
  plan: { reference: string; planEdition: string };
  /** The criterion that is open, by its key; and its setter. */
  open: string | undefined;
  onOpen: (key: string | undefined) => void;
  /** What may be done about the open criterion, such as adding evidence for it. */
  actionFor?: ((key: string) => ReactNode) | undefined;
  /** How one piece of evidence is led to. */
  evidenceLink?: ((piece: { id: string; title: string }) => ReactNode) | undefined;
}

/** The criteria map of one apprentice, and beneath it what the open tile stands for. */
export function CriteriaBoard(props: CriteriaBoardProps) {
  const isWide = useWide();
  const criteria = useEndpoint(getCriteria, { params: { enrolmentId: props.enrolmentId } }).data?.criteria;
  const content = usePlan(props.plan.reference, props.plan.planEdition);
  const map = useMemo(
    () => (content && criteria ? boardOf(content, criteria) : undefined),
    [content, criteria],
  );
  if (!map || !criteria || !content) return <Skeleton label="Reading the criteria" lines={6} />;
  const tile = map.tiles.find(({ id }) => id === props.open);
  const state = criteria.find((each) => criterionKey(each) === props.open);
  return (
    <>
      <CriteriaMap map={map} size={isWide ? 'full' : 'card'} onOpen={(opened) => props.onOpen(opened.id)} />
      {tile && state ? (
        <OpenCriterion
          tile={tile}
          state={state}
          method={map.methods.find(({ id }) => id === tile.method)?.title ?? tile.method}
          source={sourceOf(content, tile)}
          board={props}
        />
      ) : null}
    </>
  );
}

function boardOf(content: EffectivePlan, criteria: Criteria) {
  const byKey = new Map(criteria.map((each) => [criterionKey(each), each]));
  const options = content.standard.options
    .map(({ id }) => id)
    .filter((id) =>
      content.plan.methods.some((method) =>
        method.criteria.some(
          (criterion) =>
            criterion.options?.includes(id) &&
            byKey.has(criterionKey({ method: method.id, ref: criterion.ref })),
        ),
      ),
    );
  return criteriaMapOf(
    content,
    (method, ref) => {
      const held = byKey.get(criterionKey({ method, ref }));
      const pieces = held?.evidence.length ?? 0;
      return {
        state: held?.state ?? 'none',
        detail: pieces === 0 ? undefined : `${pieces} ${pieces === 1 ? 'piece' : 'pieces'} of evidence`,
      };
    },
    options,
  );
}

function sourceOf({ plan }: EffectivePlan, tile: MapTile): string {
  const criterion = plan.methods
    .find(({ id }) => id === tile.method)
    ?.criteria.find(({ ref }) => ref === tile.ref);
  const title = plan.documents.find(({ id }) => id === criterion?.source.document)?.title ?? plan.title;
  return [title, criterion?.source.section].filter(Boolean).join(', ');
}

function OpenCriterion({
  tile,
  state,
  method,
  source,
  board,
}: {
  tile: MapTile;
  state: Criteria[number];
  method: string;
  source: string;
  board: CriteriaBoardProps;
}) {
  return (
    <section className="gm-criterion-open" aria-label={`${tile.ref} of ${method}`}>
      <header>
        <Tile tile={tile} size={28} />
        <h2>
          {tile.ref} <span className="gm-quiet">{method}</span>
        </h2>
        <IconButton name="Close this criterion" icon="cross" onPress={() => board.onOpen(undefined)} />
      </header>
      <p className="gm-row gm-small">
        <span>
          {tile.kind}, <strong>{stateWords[tile.state]}</strong>
        </span>
        {tile.ksbs.map((ksb) => (
          <KsbTag key={ksb} reference={ksb} />
        ))}
      </p>
      <Quote source={source}>{tile.text}</Quote>
      {state.evidence.length === 0 ? (
        <p className="gm-quiet">No evidence for this criterion yet.</p>
      ) : (
        <ul className="gm-plain-list" aria-label={`Evidence for ${tile.ref}`}>
          {state.evidence.map((piece) => (
            <li key={piece.id}>
              {board.evidenceLink?.(piece) ?? piece.title}
              <EvidenceChip state={piece.state} />
            </li>
          ))}
        </ul>
      )}
      {board.actionFor?.(tile.id)}
    </section>
  );
}
