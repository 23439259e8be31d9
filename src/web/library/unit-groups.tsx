import type { Standard } from '#domain/standards/standard-format.ts';
import type { LearningOutcome, Unit, UnitCriterion, UnitGroup } from '#domain/standards/units/unit.ts';
import { Section } from '#web/ui/page.tsx';
import { KsbTag, StateChip, Tag } from '#web/ui/state-chip.tsx';
import { lineWord, partiesWords, takenWords } from './unit-words.ts';

const kindWords = { knowledge: 'Knowledge', skill: 'Skills', behaviour: 'Behaviours' } as const;

/** Units that belong together: the core, or those of an option. */
export function UnitGroupSection(props: {
  id: string;
  group: UnitGroup;
  standard: Standard;
  isOpen: boolean;
}) {
  const { id, group, standard, isOpen } = props;
  return (
    <Section title={group.title} aside={takenWords(group)}>
      <div id={id} className="gm-units">
        {group.units.map((unit) => (
          <UnitDetails key={unit.code} unit={unit} standard={standard} isOpen={isOpen} />
        ))}
      </div>
    </Section>
  );
}

function countWords(unit: Unit): string {
  const outcomes = unit.outcomes.length;
  const criteria = unit.outcomes.flatMap((outcome) => outcome.criteria).length + unit.criteria.length;
  return [
    outcomes === 1 ? '1 outcome' : `${outcomes} outcomes`,
    ...(criteria > 0 ? [criteria === 1 ? '1 criterion' : `${criteria} criteria`] : []),
  ].join(', ');
}

function UnitDetails({ unit, standard, isOpen }: { unit: Unit; standard: Standard; isOpen: boolean }) {
  return (
    <details className="gm-unit" open={isOpen}>
      <summary>
        <span className="gm-unit-code">{unit.code}</span>
        <span className="gm-unit-title">{unit.title}</span>
        <span className="gm-small gm-quiet">
          {unit.kinds.map((kind) => kindWords[kind]).join(', ')} · {countWords(unit)}
        </span>
      </summary>
      {unit.verifiedBy.length > 0 ? (
        <p className="gm-unit-note">
          Verified by {partiesWords(unit.verifiedBy)} before the assessment; never graded.
        </p>
      ) : null}
      <ol className="gm-outcomes">
        {unit.outcomes.map((outcome) => (
          <Outcome
            key={`${outcome.number} ${outcome.ref}`}
            outcome={outcome}
            // Under an option every outcome is the option's; only among the core it says something.
            options={unit.options.length > 0 ? [] : titlesOf(standard, outcome.options ?? [])}
          />
        ))}
        {unit.criteria.length > 0 ? (
          <li>
            <p className="gm-small gm-quiet">The brief ties these lines to no outcome.</p>
            <CriterionLines criteria={unit.criteria} />
          </li>
        ) : null}
      </ol>
    </details>
  );
}

function titlesOf(standard: Standard, options: readonly string[]): string[] {
  return options.map((id) => standard.options.find((option) => option.id === id)?.title ?? id);
}

function Outcome({ outcome, options }: { outcome: LearningOutcome; options: readonly string[] }) {
  return (
    <li>
      <p className="gm-outcome">
        <strong>{outcome.number}</strong>
        <span>
          {outcome.text}{' '}
          {outcome.printed && /^[KSB]\d/.test(outcome.ref) ? <KsbTag reference={outcome.ref} /> : null}{' '}
          {options.map((option) => (
            <Tag key={option}>{option}</Tag>
          ))}{' '}
          {outcome.chosen === 'mandatory' ? <StateChip tone="brass">In every assessment</StateChip> : null}
          {outcome.chosen === 'sampled' ? <StateChip tone="quiet">Sampled</StateChip> : null}
        </span>
      </p>
      <CriterionLines criteria={outcome.criteria} />
    </li>
  );
}

function CriterionLines({ criteria }: { criteria: readonly UnitCriterion[] }) {
  if (criteria.length === 0) return null;
  return (
    <ol className="gm-unit-lines">
      {criteria.map((line) => (
        <li key={line.number}>
          <span className="gm-unit-number">{line.number}</span>
          <div>
            <p className="gm-side-text">{line.text}</p>
            {line.points.length > 0 ? (
              <ul className="gm-bullets">
                {line.points.map((point) => (
                  <li key={point}>{point}</li>
                ))}
              </ul>
            ) : null}
            {line.method ? (
              <p className="gm-small gm-quiet">
                {line.printed ? `${line.ref} · ` : ''}
                {line.method}
              </p>
            ) : null}
          </div>
          <span className="gm-small gm-quiet">{lineWord(line.kind)}</span>
        </li>
      ))}
    </ol>
  );
}
