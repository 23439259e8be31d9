import { useState } from 'react';
import { setEnglishMaths } from '#contract/enrolment.ts';
import { formatDay } from '#web/ui/dates.ts';
import { DescriptionList, Section } from '#web/ui/page.tsx';
import type { Detail } from './detail.ts';
import { EnglishMathsFields, type EnglishMathsValues, levelWords } from './english-maths-fields.tsx';
import { RecordDialog } from './record-dialog.tsx';
import { useRecord } from './use-record.ts';

function valuesOf(detail: Detail): EnglishMathsValues {
  return { facts: detail.englishMaths, carePlan: detail.carePlan, signLanguage: detail.signLanguage };
}

function heldWords(held: Detail['englishMaths']['english']): string {
  return held.on ? `${levelWords[held.achieved]}, ${formatDay(held.on)}` : levelWords[held.achieved];
}

/** What is held in English and maths; the gateway checks it by age, level and start date. */
export function EnglishMathsSection({ detail, mayChange }: { detail: Detail; mayChange: boolean }) {
  const [value, setValue] = useState(() => valuesOf(detail));
  const { record, state } = useRecord(setEnglishMaths);
  const { english, maths, optedOutOn } = detail.englishMaths;
  const { facts, carePlan, signLanguage } = value;
  const send = () =>
    record(
      {
        params: { enrolmentId: detail.id },
        body: { facts, carePlan, signLanguage, version: detail.version },
      },
      { missing: [], done: 'English and maths recorded' },
    );
  return (
    <Section title="English and maths">
      <DescriptionList
        items={[
          { term: 'English', value: heldWords(english) },
          { term: 'Maths', value: heldWords(maths) },
          ...(optedOutOn ? [{ term: 'Opted out', value: formatDay(optedOutOn) }] : []),
          ...(detail.carePlan ? [{ term: 'Care plan', value: 'Yes' }] : []),
          ...(detail.signLanguage ? [{ term: 'British Sign Language', value: 'First language' }] : []),
        ]}
      />
      <div className="gm-section-actions">
        <RecordDialog
          {...state}
          open="Record English and maths"
          title="English and maths"
          action="Record"
          ability={detail.abilities.change}
          roleReason={mayChange ? undefined : 'Only a manager of your organisation records this.'}
          onOpen={() => {
            state.onOpen();
            setValue(valuesOf(detail));
          }}
          onRecord={send}
        >
          <EnglishMathsFields value={value} onChange={setValue} />
        </RecordDialog>
      </div>
    </Section>
  );
}
