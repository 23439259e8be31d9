import { useId } from 'react';
import type { DocumentBlock, QuotedCriterion } from '#domain/standards/plan-documents/document-model.ts';
import { Tile } from '#web/pictures/tile.tsx';
import { Quote } from '#web/ui/page.tsx';

type Part<Kind extends DocumentBlock['kind']> = Extract<DocumentBlock, { kind: Kind }>;

/** The parts of a document, in reading order. */
export function DocumentParts({ blocks }: { blocks: readonly DocumentBlock[] }) {
  return blocks.map((block, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a document is made whole and never reordered
    <BlockPart key={index} block={block} />
  ));
}

function BlockPart({ block }: { block: DocumentBlock }) {
  switch (block.kind) {
    case 'heading':
      return <HeadingPart part={block} />;
    case 'paragraph':
      return <p className={block.quiet ? 'gm-quiet' : undefined}>{block.text}</p>;
    case 'list':
      return <ListPart part={block} />;
    case 'quote':
      return <Quote source={block.source}>{block.text}</Quote>;
    case 'steps':
      return <StepsPart part={block} />;
    case 'criteria':
      return <CriteriaPart part={block} />;
    case 'table':
      return <TablePart part={block} />;
    case 'fields':
      return <FieldsPart part={block} />;
    case 'checks':
      return <ChecksPart part={block} />;
    case 'origins':
      return <OriginsPart part={block} />;
  }
}

function HeadingPart({ part }: { part: Part<'heading'> }) {
  return part.level === 2 ? <h2>{part.text}</h2> : <h3>{part.text}</h3>;
}

function Items({ items }: { items: readonly string[] }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: two items may have the same words
  return items.map((item, index) => <li key={index}>{item}</li>);
}

function ListPart({ part }: { part: Part<'list'> }) {
  return part.ordered ? (
    <ol>
      <Items items={part.items} />
    </ol>
  ) : (
    <ul>
      <Items items={part.items} />
    </ul>
  );
}

function StepsPart({ part }: { part: Part<'steps'> }) {
  return (
    <ol className="gm-paper-steps">
      {part.steps.map(({ title, when, text }) => (
        <li key={title}>
          <h2>{title}</h2>
          {when ? <p className="gm-small gm-quiet">{when}</p> : null}
          <p>{text}</p>
        </li>
      ))}
    </ol>
  );
}

const gradeWords: Readonly<Record<QuotedCriterion['grade'], string>> = {
  pass: 'Pass',
  merit: 'Merit',
  distinction: 'Distinction',
  knowledge: 'Knowledge',
  skill: 'Skill',
  behaviour: 'Behaviour',
};

function Sign({ criterion }: { criterion: QuotedCriterion }) {
  const { grade, ksbs, ref } = criterion;
  const isCriterion = grade === 'pass' || grade === 'merit' || grade === 'distinction';
  const tile = isCriterion
    ? { kind: grade, ksbs, state: 'plain' as const }
    : { kind: 'pass' as const, ksbs: [ref], state: 'plain' as const };
  return <Tile tile={tile} size={16} />;
}

function CriteriaPart({ part }: { part: Part<'criteria'> }) {
  const id = useId();
  const first = part.criteria[0]?.grade ?? 'pass';
  const isCriteria = first === 'pass' || first === 'merit' || first === 'distinction';
  return (
    <section
      className="gm-table-scroll"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls, also by keyboard
      tabIndex={0}
      aria-labelledby={id}
    >
      <table className="gm-table gm-paper-table">
        <caption id={id}>
          {part.title}
          {part.note ? <span className="gm-small gm-quiet">{part.note}</span> : null}
        </caption>
        <thead>
          <tr>
            <th scope="col">Reference</th>
            <th scope="col">{isCriteria ? 'Criterion, as published' : 'Statement, as published'}</th>
            {part.blanks.map(({ title, narrow }) => (
              <th key={title} scope="col" data-narrow={narrow || undefined}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {part.criteria.map((criterion) => (
            <tr key={criterion.ref}>
              <th scope="row">
                <Sign criterion={criterion} /> {criterion.ref}
                <span className="gm-small gm-quiet">{gradeWords[criterion.grade]}</span>
              </th>
              <td>
                <span className="gm-paper-quoted">{criterion.text}</span>
                <Under criterion={criterion} />
              </td>
              {part.blanks.map(({ title }) => (
                <td key={title} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Under({ criterion: { note, ksbs } }: { criterion: QuotedCriterion }) {
  const words = [note, ksbs.length > 0 ? `Shows ${ksbs.join(', ')}.` : undefined].filter(Boolean).join(' ');
  return words ? <span className="gm-small gm-quiet">{words}</span> : null;
}

function TablePart({ part }: { part: Part<'table'> }) {
  const id = useId();
  return (
    <section
      className="gm-table-scroll"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls, also by keyboard
      tabIndex={0}
      aria-labelledby={id}
    >
      <table className="gm-table gm-paper-table">
        <caption id={id}>{part.title}</caption>
        <thead>
          <tr>
            {part.columns.map(({ title }) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {part.rows.map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: empty rows are alike
            <tr key={at}>
              {row.map((cell, column) => (
                <td key={part.columns[column]?.title ?? column}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function FieldsPart({ part }: { part: Part<'fields'> }) {
  return (
    <ul className="gm-paper-fields">
      {part.fields.map(({ label, lines }) => (
        <li key={label} data-tall={lines > 1 || undefined}>
          <span>{label}</span>
          <span className="gm-paper-line" style={{ minHeight: `${lines * 28}px` }} />
        </li>
      ))}
    </ul>
  );
}

function ChecksPart({ part }: { part: Part<'checks'> }) {
  return (
    <ul className="gm-paper-checks">
      <Items items={part.items} />
    </ul>
  );
}

function OriginsPart({ part }: { part: Part<'origins'> }) {
  return (
    <section className="gm-small gm-quiet">
      <h2>{part.title}</h2>
      <p>{part.text}</p>
      <ul>
        <Items items={part.items} />
      </ul>
    </section>
  );
}
