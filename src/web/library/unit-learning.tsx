import type { Plan } from '#domain/standards/plan-format.ts';
import type { Standard } from '#domain/standards/standard-format.ts';
import type { UnitView } from '#domain/standards/units/unit-view.ts';
import { DescriptionList, Section } from '#web/ui/page.tsx';
import { KsbTag } from '#web/ui/state-chip.tsx';

const sources = {
  module: 'modules of the occupational brief',
  'ksb-group': 'headings of the knowledge, skills and behaviours',
  outcome: 'assessment outcomes of the plan',
  behaviours: 'behaviours that are verified',
} as const;

function unitWords({ groups }: UnitView): string {
  const units = groups.flatMap((group) => group.units);
  const from = [...new Set(units.map((unit) => sources[unit.from]))];
  const count = units.length === 1 ? '1 unit' : `${units.length} units`;
  return from.length > 0 ? `${count}, from the ${new Intl.ListFormat('en-GB').format(from)}` : count;
}

function lengthWords({ duration: { minimumMonths, typicalMonths, weeks, hours } }: Plan): string {
  const parts = [
    minimumMonths.value > 0 ? `at least ${minimumMonths.value} months` : '',
    typicalMonths ? `typically ${typicalMonths.value} months` : '',
    weeks ? `${weeks.minimum} to ${weeks.maximum} weeks` : '',
    hours ? `${hours.minimum} to ${hours.maximum} hours` : '',
  ].filter(Boolean);
  const words = parts.join(', ');
  return words === '' ? 'The plan gives none' : words.charAt(0).toUpperCase() + words.slice(1);
}

/** The on-programme learning standard in short: how long, which units, which duties. */
export function LearningStandard(props: { plan: Plan; standard: Standard; view: UnitView }) {
  const { plan, standard, view } = props;
  const { optionsTaken } = view;
  return (
    <Section title="On-programme learning standard">
      <div id="on-programme" className="gm-stack">
        <DescriptionList
          items={[
            { term: 'On programme', value: lengthWords(plan) },
            ...(standard.offTheJobHours
              ? [{ term: 'Off-the-job training', value: `${standard.offTheJobHours.value} hours` }]
              : []),
            { term: 'Units', value: unitWords(view) },
            ...(optionsTaken
              ? [
                  {
                    term: 'Options',
                    value: `Minimum ${optionsTaken.minimum}, maximum ${optionsTaken.maximum}, each with all its units`,
                  },
                ]
              : []),
          ]}
        />
        <p className="gm-small gm-quiet">
          Codes of units and numbers of lines are given here; the wording is the standard’s and the plan’s.
        </p>
        {standard.duties.length > 0 ? (
          <ul className="gm-unit-duties" aria-label="Duties">
            {standard.duties.map((duty) => (
              <li key={duty.ref}>
                <strong>{duty.ref}</strong> {duty.text}{' '}
                {duty.ksbs.map((ksb) => (
                  <KsbTag key={ksb} reference={ksb} />
                ))}
              </li>
            ))}
          </ul>
        ) : null}
      </div>
    </Section>
  );
}
