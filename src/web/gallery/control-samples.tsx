import { useState } from 'react';
import { SignInForm } from '#web/entry/sign-in-page.tsx';
import { Button } from '#web/ui/button.tsx';
import { Checkbox, RadioGroup, Switch } from '#web/ui/choices.tsx';
import { ComboBox } from '#web/ui/combo-box.tsx';
import { DateField } from '#web/ui/date-field.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { FileDrop } from '#web/ui/file-drop.tsx';
import { Menu } from '#web/ui/menu.tsx';
import { Section } from '#web/ui/page.tsx';
import { Select } from '#web/ui/select.tsx';
import { Tabs } from '#web/ui/tabs.tsx';
import { TextArea } from '#web/ui/text-area.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { clearDrafts, useDraft } from '#web/ui/use-draft.ts';

const methods = [
  { value: 'showcase', label: 'Apprentice showcase' },
  { value: 'observation', label: 'Practical observation', hint: 'Sixty minutes at the workplace' },
  { value: 'discussion', label: 'Professional discussion' },
] as const;
type MethodId = (typeof methods)[number]['value'];

/** Buttons, fields, dialogs and files. */
export function ControlSamples() {
  return (
    <>
      <Section title="Buttons">
        <ButtonSamples />
      </Section>
      <Section title="Fields">
        <FieldSamples />
      </Section>
      <Section title="Files">
        <FileDrop
          label="Add files"
          hint="Photographs, documents, sound or video, up to 500 MB each"
          uploads={[
            { id: '1', name: 'complaint-handled.pdf', bytes: 412_000, state: 'done', sent: 1 },
            {
              id: '2',
              name: 'role-play-with-supervisor-take-two.mp4',
              bytes: 182_400_000,
              state: 'sending',
              sent: 0.43,
            },
            { id: '3', name: 'whiteboard.jpg', bytes: 3_100_000, state: 'paused', sent: 0.8 },
            {
              id: '4',
              name: 'notes.pages',
              bytes: 90_000,
              state: 'failed',
              sent: 0,
              problem: 'This kind of file cannot be opened by assessors. Save it as PDF.',
            },
          ]}
          onFiles={() => undefined}
          onPause={() => undefined}
          onResume={() => undefined}
          onRemove={() => undefined}
        />
      </Section>
      <Section title="Form with problems">
        <SignInForm
          isPending={false}
          onSignIn={() => undefined}
          issues={[
            { path: 'email', message: 'Write your email address' },
            { path: 'password', message: 'Write your password' },
          ]}
        />
      </Section>
    </>
  );
}

function ButtonSamples() {
  const [open, setOpen] = useState<'dialog' | 'sheet' | 'alert'>();
  return (
    <div className="gm-row">
      <Button kind="primary">Submit evidence</Button>
      <Button>Save for later</Button>
      <Button kind="quiet">Cancel</Button>
      <Button kind="danger">Withdraw claim</Button>
      <Button kind="primary" isPending>
        Submit evidence
      </Button>
      <Button disabledReason="Two declarations are still to be signed.">Send gateway pack</Button>
      <Menu
        label="More"
        actions={[
          { id: 'rename', label: 'Rename', onPress: () => undefined },
          { id: 'sent', label: 'Send again', disabledReason: 'It was sent today', onPress: () => undefined },
          { id: 'remove', label: 'Remove', isDanger: true, onPress: () => undefined },
        ]}
      />
      <Button onPress={() => setOpen('dialog')}>Open dialog</Button>
      <Button onPress={() => setOpen('sheet')}>Open sheet</Button>
      <Dialog
        title="Return this item"
        kind={open ?? 'dialog'}
        isOpen={open !== undefined}
        onClose={() => setOpen(undefined)}
        actions={
          <>
            <Button onPress={() => setOpen(undefined)}>Keep it</Button>
            <Button kind="primary">Return item</Button>
          </>
        }
      >
        <p>The provider is told at once; the other items stay accepted.</p>
        <TextArea label="What is missing" value="" onChange={() => undefined} />
      </Dialog>
    </div>
  );
}

function FieldSamples() {
  const draft = useDraft('gallery.sample', {
    title: '',
    story: 'A guest could not find her booking.',
    day: '2026-12-04',
  });
  const [method, setMethod] = useState<MethodId | ''>('');
  const [isOn, setIsOn] = useState(true);
  return (
    <div className="gm-gallery-columns">
      <div className="gm-stack">
        <TextField
          label="Title"
          hint="A few words your tutor will recognise"
          value={draft.value.title}
          onChange={(title) => draft.set({ title })}
        />
        <TextArea
          label="What happened"
          limit={{ of: 'words', most: 8 }}
          value={draft.value.story}
          onChange={(story) => draft.set({ story })}
        />
        <DateField label="Day it happened" value={draft.value.day} onChange={(day) => draft.set({ day })} />
        <p className="gm-small gm-quiet">{draft.isSaved ? 'Kept on this device.' : 'Writing…'}</p>
      </div>
      <div className="gm-stack">
        <Select label="Method" options={methods} value={method} onChange={setMethod} />
        <ComboBox label="Method, by typing" options={methods} value={method} onChange={setMethod} />
        <TextField
          label="Learner number"
          problem="A learner number has ten digits"
          value="12345"
          onChange={() => undefined}
          isShort
        />
        <TextField
          label="Standard"
          disabledReason="Fixed at enrolment"
          value="ST0072"
          onChange={() => undefined}
          isShort
        />
      </div>
      <div className="gm-stack">
        <RadioGroup label="How was it done?" options={methods} value={method} onChange={setMethod} />
        <Checkbox isChecked={isOn} onChange={setIsOn} hint="Only your tutor and assessors see it">
          Customers can be seen or heard
        </Checkbox>
        <Checkbox isChecked={false} isIndeterminate onChange={() => undefined}>
          All criteria of this module
        </Checkbox>
        <Switch isChecked={isOn} onChange={setIsOn}>
          Remind me a day before
        </Switch>
        <Tabs
          label="Apprentice"
          tabs={[
            { id: 'evidence', title: 'Evidence', count: 12, content: <p>Twelve pieces.</p> },
            { id: 'plan', title: 'Plan', content: <p>The plan.</p> },
          ]}
        />
        <Button kind="quiet" onPress={() => clearDrafts('gallery')}>
          Forget drafts
        </Button>
      </div>
    </div>
  );
}
