import type { z } from 'zod';
import type { EnglishMathsFacts } from '#contract/enrolment.ts';
import { Checkbox } from '#web/ui/choices.tsx';
import { DateField } from '#web/ui/date-field.tsx';
import { Select } from '#web/ui/select.tsx';

/** English, maths and the exceptions as a form holds them. */
export interface EnglishMathsValues {
  facts: z.infer<typeof EnglishMathsFacts>;
  carePlan: boolean;
  signLanguage: boolean;
}

/** Nothing known yet. */
export const nothingKnown: EnglishMathsValues = {
  facts: {
    english: { achieved: 'none', on: null },
    maths: { achieved: 'none', on: null },
    optedOutOn: null,
  },
  carePlan: false,
  signLanguage: false,
};

/** How a level is called. */
export const levelWords = {
  none: 'None held yet',
  'entry-3': 'Entry level 3',
  'level-1': 'Level 1',
  'level-2': 'Level 2',
} as const;
const levels = (['none', 'entry-3', 'level-1', 'level-2'] as const).map((value) => ({
  value,
  label: levelWords[value],
}));

/** What is held in English and maths, and what may stand in its place. */
export function EnglishMathsFields({
  value,
  onChange,
}: {
  value: EnglishMathsValues;
  onChange: (value: EnglishMathsValues) => void;
}) {
  const { facts } = value;
  const setFacts = (change: Partial<EnglishMathsValues['facts']>) =>
    onChange({ ...value, facts: { ...facts, ...change } });
  return (
    <>
      {(['english', 'maths'] as const).map((subject) => (
        <div key={subject} className="gm-stack">
          <Select
            label={subject === 'english' ? 'English' : 'Maths'}
            value={facts[subject].achieved}
            options={levels}
            onChange={(achieved) =>
              setFacts({ [subject]: { achieved, on: achieved === 'none' ? null : facts[subject].on } })
            }
          />
          {facts[subject].achieved === 'none' ? null : (
            <DateField
              label={`Achieved ${subject === 'english' ? 'English' : 'maths'} on`}
              isOptional
              value={facts[subject].on ?? ''}
              onChange={(on) => setFacts({ [subject]: { ...facts[subject], on: on || null } })}
            />
          )}
        </div>
      ))}
      <DateField
        label="Opted out on"
        hint="Only for apprentices aged 19 or over at the start: the day employer and apprentice agreed it."
        isOptional
        value={facts.optedOutOn ?? ''}
        onChange={(on) => setFacts({ optedOutOn: on || null })}
      />
      <div>
        <Checkbox isChecked={value.carePlan} onChange={(carePlan) => onChange({ ...value, carePlan })}>
          Has an education, health and care plan or similar
        </Checkbox>
        <Checkbox
          isChecked={value.signLanguage}
          onChange={(signLanguage) => onChange({ ...value, signLanguage })}
        >
          British Sign Language is the first language
        </Checkbox>
      </div>
    </>
  );
}
