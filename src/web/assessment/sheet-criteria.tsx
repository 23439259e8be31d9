import { useState } from 'react';
import type { LiveCounts } from '#domain/grading/live-counts.ts';
import type { Criterion } from '#domain/standards/method-format.ts';
import { Section } from '#web/ui/page.tsx';
import { CriterionRow } from './criterion-row.tsx';
import type { SheetPart } from './sheet-page.tsx';

type LiveCount = LiveCounts['all'];

interface Narrowing {
  readonly search: string;
  readonly kind: Criterion['kind'] | 'all';
  readonly isOpenOnly: boolean;
}

/** "12 of 20 judged: 10 met, 2 not met". Never what grade that might be. */
export function countWords({ of, met, notMet, open }: LiveCount): string {
  if (open === of) return `${of} to judge`;
  return `${of - open} of ${of} judged: ${met} met, ${notMet} not met`;
}

function isShown(criterion: Criterion, { view }: SheetPart, narrowing: Narrowing): boolean {
  if (narrowing.kind !== 'all' && criterion.kind !== narrowing.kind) return false;
  if (narrowing.isOpenOnly && view.sheet.judgements[criterion.ref]) return false;
  const words = narrowing.search.trim().toLowerCase();
  return words === '' || `${criterion.ref} ${criterion.text}`.toLowerCase().includes(words);
}

/** The criteria by module, each with its judgement in reach of the thumb. */
export function SheetCriteria(part: SheetPart) {
  const { view, bundle } = part;
  const [narrowing, setNarrowing] = useState<Narrowing>({ search: '', kind: 'all', isOpenOnly: false });
  const shown = view.criteria.filter((criterion) => isShown(criterion, part, narrowing));
  const known = bundle.modules.filter(({ id }) => view.criteria.some(({ module }) => module === id));
  const rest = shown.filter(({ module }) => !known.some(({ id }) => id === module));
  return (
    <div id="sheet-criteria">
      <Section title="Criteria" aside={countWords(view.counts.all)}>
        <CriteriaFilters part={part} narrowing={narrowing} onNarrow={setNarrowing} />
        {known.map(({ id, title, kind }) => (
          <CriteriaGroup
            key={id}
            part={part}
            title={title}
            kind={kind}
            count={view.counts.byModule.get(id)}
            criteria={shown.filter(({ module }) => module === id)}
          />
        ))}
        {rest.length > 0 ? (
          <CriteriaGroup
            part={part}
            title={known.length > 0 ? 'Not in a module' : 'All criteria'}
            count={view.counts.byModule.get('')}
            criteria={rest}
          />
        ) : null}
        {shown.length === 0 ? (
          <p role="status" className="gm-quiet">
            {narrowing.isOpenOnly ? 'Nothing is open here.' : 'No criterion has these words.'}
          </p>
        ) : null}
      </Section>
    </div>
  );
}

const kinds = ['pass', 'merit', 'distinction'] as const;

function CriteriaFilters({
  part,
  narrowing,
  onNarrow,
}: {
  part: SheetPart;
  narrowing: Narrowing;
  onNarrow: (narrowing: Narrowing) => void;
}) {
  const { byKind, all } = part.view.counts;
  const present = kinds.filter((kind) => byKind[kind].of > 0);
  const choices = [
    { kind: 'all' as const, title: 'All', count: all },
    ...present.map((kind) => ({ kind, title: kind, count: byKind[kind] })),
  ];
  return (
    <search className="gm-sheet-filters">
      <div className="gm-sheet-kinds">
        {choices.map(({ kind, title, count }) => (
          <button
            key={kind}
            type="button"
            className="gm-sheet-kind"
            aria-pressed={narrowing.kind === kind}
            onClick={() => onNarrow({ ...narrowing, kind })}
          >
            <strong>{title}</strong>
            <span>
              {count.of - count.open}/{count.of}
            </span>
          </button>
        ))}
        <button
          type="button"
          className="gm-sheet-kind"
          aria-pressed={narrowing.isOpenOnly}
          onClick={() => onNarrow({ ...narrowing, isOpenOnly: !narrowing.isOpenOnly })}
        >
          <strong>Only open</strong>
          <span>{all.open}</span>
        </button>
      </div>
      <input
        type="search"
        className="gm-input"
        aria-label="Find a criterion"
        placeholder="Find a criterion"
        value={narrowing.search}
        onChange={(event) => onNarrow({ ...narrowing, search: event.target.value })}
      />
    </search>
  );
}

function CriteriaGroup({
  part,
  title,
  kind,
  count,
  criteria,
}: {
  part: SheetPart;
  title: string;
  kind?: 'knowledge' | 'skill' | 'behaviour' | undefined;
  count: LiveCount | undefined;
  criteria: readonly Criterion[];
}) {
  if (criteria.length === 0) return null;
  return (
    <section className="gm-sheet-group" data-ksb={kind} aria-label={title}>
      <header>
        <h3>{title}</h3>
        {count ? <span>{countWords(count)}</span> : null}
      </header>
      <ul className="gm-sheet-list">
        {criteria.map((criterion) => (
          <CriterionRow key={criterion.ref} part={part} criterion={criterion} />
        ))}
      </ul>
    </section>
  );
}
