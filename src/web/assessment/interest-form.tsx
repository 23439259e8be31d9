import type { z } from 'zod';
import type { Assessor, declareInterest } from '#contract/assessors.ts';
import { RadioGroup } from '#web/ui/choices.tsx';
import { DateField } from '#web/ui/date-field.tsx';
import { formatDayShort } from '#web/ui/dates.ts';
import { Select } from '#web/ui/select.tsx';
import { TextArea } from '#web/ui/text-area.tsx';
import { TextField } from '#web/ui/text-field.tsx';

type Body = z.input<typeof declareInterest.body>;

/** An interest as it is being written. */
export interface InterestDraft {
  kind: Body['kind'] | '';
  party: Body['party'] | '';
  partyName: string;
  partyKey: string;
  from: string;
  to: string;
  note: string;
}

/** Nothing written yet. */
export const noInterest: InterestDraft = {
  kind: '',
  party: '',
  partyName: '',
  partyKey: '',
  from: '',
  to: '',
  note: '',
};

/** Kinds of interest in words that go before the party's name. */
export const interestKinds: Readonly<Record<Body['kind'], string>> = {
  'employed-by': 'Employed by',
  taught: 'Taught',
  'assessed-on-programme': 'Assessed on programme',
  'line-managed': 'Line-managed',
  'family-or-personal': 'Family or close to',
  financial: 'Money in',
};

const parties = {
  apprentice: 'An apprentice',
  employer: 'An employer',
  'training-provider': 'A training provider',
};
const keyHints = {
  apprentice: 'Their ULN, ten digits, if you know it.',
  employer: 'Its e-mail domain, such as example.org, if you know it.',
  'training-provider': 'Its UKPRN, eight digits, if you know it.',
};

/** What is sent of a draft; undefined while kind, party or name is missing. */
export function interestBody(draft: InterestDraft): Body | undefined {
  const { kind, party, partyName, partyKey, from, to, note } = draft;
  if (kind === '' || party === '' || partyName.trim() === '') return undefined;
  return {
    kind,
    party,
    partyName,
    ...(partyKey.trim() === '' ? {} : { partyKey }),
    ...(from === '' ? {} : { from }),
    ...(to === '' ? {} : { to }),
    ...(note.trim() === '' ? {} : { note }),
  };
}

function optionsOf<Key extends string>(words: Readonly<Record<Key, string>>) {
  return (Object.keys(words) as Key[]).map((value) => ({ value, label: words[value] }));
}

/** The fields of one interest. */
export function InterestFields({
  draft,
  onChange,
}: {
  draft: InterestDraft;
  onChange: (change: Partial<InterestDraft>) => void;
}) {
  return (
    <>
      <Select
        label="What is the tie?"
        name="kind"
        value={draft.kind}
        options={optionsOf(interestKinds)}
        onChange={(kind) => onChange({ kind })}
      />
      <RadioGroup
        label="To whom?"
        name="party"
        value={draft.party}
        options={optionsOf(parties)}
        onChange={(party) => onChange({ party })}
      />
      <TextField
        label="Name"
        name="partyName"
        value={draft.partyName}
        onChange={(partyName) => onChange({ partyName })}
      />
      <TextField
        label="What identifies them"
        name="partyKey"
        isOptional
        hint={draft.party === '' ? 'A name may be spelt in other ways.' : keyHints[draft.party]}
        value={draft.partyKey}
        onChange={(partyKey) => onChange({ partyKey })}
      />
      <DateField
        label="From"
        name="from"
        isOptional
        value={draft.from}
        onChange={(from) => onChange({ from })}
      />
      <DateField
        label="Until"
        name="to"
        isOptional
        hint="Leave it empty while it lasts."
        value={draft.to}
        onChange={(to) => onChange({ to })}
      />
      <TextArea
        label="Note"
        name="note"
        isOptional
        value={draft.note}
        onChange={(note) => onChange({ note })}
      />
    </>
  );
}

/** "Employed by Harrow Care, since 1 Sep 2024". */
export function interestWords(interest: Assessor['interests'][number]): string {
  const kind = interestKinds[interest.kind as Body['kind']] ?? interest.kind;
  const from = interest.from ? `, since ${formatDayShort(interest.from)}` : '';
  const to = interest.to ? `, until ${formatDayShort(interest.to)}` : '';
  return `${kind} ${interest.partyName}${from}${to}`;
}
