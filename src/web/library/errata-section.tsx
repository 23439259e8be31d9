import { useMemo, useState } from 'react';
import { addErratum, getEdition, listAffected, listEditions } from '#contract/plan-editions.ts';
import type { Json } from '#domain/standards/layer-format.ts';
import { correctablePlaces, placeWords } from '#domain/standards/place-words.ts';
import { useCommand } from '#web/api/query.ts';
import { useMay } from '#web/api/session.ts';
import { Button } from '#web/ui/button.tsx';
import { ComboBox } from '#web/ui/combo-box.tsx';
import { formatDay } from '#web/ui/dates.ts';
import { Dialog } from '#web/ui/dialog.tsx';
import type { FieldIssue } from '#web/ui/field.tsx';
import { Form } from '#web/ui/form.tsx';
import { Section } from '#web/ui/page.tsx';
import { TextArea } from '#web/ui/text-area.tsx';
import { showToast } from '#web/ui/toast.tsx';
import type { EditionRecord } from './edition-page.tsx';
import { apprenticeWords } from './library-words.ts';

type Files = { readonly plan: Json; readonly standard: Json };

/** Corrections said beside the edition, never written into it. */
export function ErrataSection({ record }: { record: EditionRecord }) {
  const mayDraft = useMay('standards.draft');
  const [isRecording, setRecording] = useState(false);
  const { errata, files } = record;
  return (
    <Section title="Errata" aside={errata.length > 0 ? String(errata.length) : undefined}>
      <div className="gm-stack">
        {errata.length === 0 ? (
          <p className="gm-quiet">
            None. What is found to be wrong is said here; the published edition itself never changes.
          </p>
        ) : (
          <ol className="gm-errata">
            {errata.map((one) => (
              <li key={one.id}>
                <h3>{placeWords(one.at, files as Files)}</h3>
                <div className="gm-sides">
                  <Side title="Says">{one.says}</Side>
                  <Side title="Should say">{one.shouldSay}</Side>
                </div>
                <p>{one.why}</p>
                <p className="gm-small gm-quiet">
                  Recorded by {one.by}, {formatDay(one.on)}
                </p>
              </li>
            ))}
          </ol>
        )}
        {mayDraft ? (
          <div className="gm-row">
            <Button onPress={() => setRecording(true)}>Record an erratum</Button>
          </div>
        ) : null}
      </div>
      {isRecording ? <ErratumDialog record={record} onClose={() => setRecording(false)} /> : null}
    </Section>
  );
}

function Side({ title, children }: { title: string; children: string }) {
  return (
    <div>
      <p className="gm-small gm-quiet">{title}</p>
      <p className="gm-side-text">{children}</p>
    </div>
  );
}

function missingOf(value: { at: string; shouldSay: string; why: string }): FieldIssue[] {
  const wanted = [
    { path: 'at', message: 'Choose the part of the plan that is wrong' },
    { path: 'shouldSay', message: 'Write what it should say' },
    { path: 'why', message: 'Say why, for those who read the record' },
  ] as const;
  return wanted.filter(({ path }) => value[path].trim() === '');
}

function ErratumDialog({ record, onClose }: { record: EditionRecord; onClose: () => void }) {
  const { reference, edition, apprentices } = record.summary;
  const [value, setValue] = useState({ at: '', shouldSay: '', why: '' });
  const [missing, setMissing] = useState<readonly FieldIssue[]>([]);
  const places = useMemo(() => correctablePlaces(record.files as Files), [record.files]);
  const chosen = places.find(({ at }) => at === value.at);
  const add = useCommand(addErratum, {
    invalidates: [getEdition, listEditions, listAffected],
    onDone: ({ affected }) => {
      showToast(`Erratum recorded. It touches ${apprenticeWords(affected)} of yours.`);
      onClose();
    },
  });
  const submit = () => {
    const open = missingOf(value);
    setMissing(open);
    if (open.length === 0) add.run({ params: { reference, edition }, body: value });
  };
  return (
    <Dialog title={`Record an erratum of ${edition}`} isOpen onClose={onClose}>
      <Form
        issues={missing.length > 0 ? missing : add.formState.issues}
        refusal={missing.length > 0 ? undefined : add.formState.refusal}
        onSubmit={submit}
        actions={
          <Button kind="primary" type="submit" isPending={add.isPending}>
            Record erratum
          </Button>
        }
      >
        <ComboBox
          label="Where"
          name="at"
          hint="Type a part of its name or reference, such as P3."
          value={value.at}
          options={places.map(({ at, words, says }) => ({
            value: at,
            label: words,
            hint: says.slice(0, 90),
          }))}
          onChange={(at) => setValue({ ...value, at })}
        />
        {chosen ? <Side title="Says">{chosen.says}</Side> : null}
        <TextArea
          label="What it should say"
          name="shouldSay"
          value={value.shouldSay}
          onChange={(shouldSay) => setValue({ ...value, shouldSay })}
        />
        <TextArea
          label="Why"
          name="why"
          hint="For example the notice of the body that published the plan, with its date."
          rows={2}
          value={value.why}
          onChange={(why) => setValue({ ...value, why })}
        />
        <p className="gm-quiet">
          The edition stays as it is, and so do its grades. {apprenticeWords(apprentices)} of yours{' '}
          {apprentices === 1 ? 'is' : 'are'} on it; to change a rule, publish a new edition.
        </p>
      </Form>
    </Dialog>
  );
}
