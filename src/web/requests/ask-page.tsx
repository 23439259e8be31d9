import { useNavigate } from '@tanstack/react-router';
import { listRequestRecipients, listRequests, prepareRequest } from '#contract/standard-requests.ts';
import { listPlans } from '#contract/standards.ts';
import { useCommand, useEndpoint } from '#web/api/query.ts';
import { useMe } from '#web/api/session.ts';
import { BackLink, Link } from '#web/shell/link.tsx';
import { Button } from '#web/ui/button.tsx';
import { DateField } from '#web/ui/date-field.tsx';
import { formatInstant } from '#web/ui/dates.ts';
import { Form } from '#web/ui/form.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { PageHeader } from '#web/ui/page.tsx';
import { type Option, Select } from '#web/ui/select.tsx';
import { TextArea } from '#web/ui/text-area.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { useDraft } from '#web/ui/use-draft.ts';

const empty = {
  recipientId: '',
  reference: '',
  title: '',
  neededBy: '',
  contactName: '',
  contactEmail: '',
  note: '',
};

/** Write a request for a standard; its documents are added on the next page. */
export function AskPage() {
  const me = useMe();
  const navigate = useNavigate();
  const draft = useDraft(`${me.accountId}.standard-request`, empty);
  const recipients = useEndpoint(listRequestRecipients);
  const { value, set } = draft;
  const options = (recipients.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const only = options.length === 1 ? options[0]?.value : undefined;
  const recipientId = value.recipientId || (only ?? '');
  const prepare = useCommand(prepareRequest, {
    invalidates: [listRequests],
    onDone: ({ id }) => {
      draft.discard();
      void navigate({ to: '/requests/$requestId', params: { requestId: id } });
    },
  });
  return (
    <>
      <PageHeader
        above={<BackLink to="/requests">Standards requests</BackLink>}
        title="Ask for a standard"
        lead="First what you need and by when; then you add the documents and send it."
      />
      {draft.restoredFrom ? (
        <Notice
          title={`Taken up from ${formatInstant(draft.restoredFrom)}`}
          actions={<Button onPress={draft.discard}>Begin again</Button>}
        />
      ) : null}
      {recipients.data && options.length === 0 ? (
        <Notice kind="warning" title="Nobody can be asked yet">
          No assessment organisation here has a standards author.
        </Notice>
      ) : null}
      <Form
        {...prepare.formState}
        onSubmit={() => prepare.run({ body: { ...value, recipientId } })}
        actions={
          <Button kind="primary" type="submit" isPending={prepare.isPending}>
            Continue to documents
          </Button>
        }
      >
        <RequestFields value={{ ...value, recipientId }} set={set} options={options} />
      </Form>
    </>
  );
}

interface RequestFieldsProps {
  value: typeof empty;
  set: (change: Partial<typeof empty>) => void;
  options: readonly Option[];
}

function RequestFields({ value, set, options }: RequestFieldsProps) {
  return (
    <>
      <TextField
        label="Reference of the standard"
        name="reference"
        hint="Two letters and four digits, as the register prints it. Leave it empty when you know the title alone."
        isOptional
        isShort
        value={value.reference}
        onChange={(reference) => set({ reference })}
      />
      <InLibrary reference={value.reference} />
      <TextField
        label="Title of the standard"
        name="title"
        isOptional={value.reference.trim() !== ''}
        value={value.title}
        onChange={(title) => set({ title })}
      />
      <Select
        label="Whom you ask"
        name="recipientId"
        hint="Assessment organisations with people who write plans."
        value={value.recipientId}
        options={options}
        onChange={(chosen) => set({ recipientId: chosen })}
      />
      <DateField
        label="Needed by"
        name="neededBy"
        value={value.neededBy}
        onChange={(neededBy) => set({ neededBy })}
      />
      <TextField
        label="Contact"
        name="contactName"
        hint="Who answers the authors’ questions."
        autoComplete="name"
        value={value.contactName}
        onChange={(contactName) => set({ contactName })}
      />
      <TextField
        label="Contact’s email"
        name="contactEmail"
        type="email"
        hint="Letters about this request go there."
        autoComplete="email"
        value={value.contactEmail}
        onChange={(contactEmail) => set({ contactEmail })}
      />
      <TextArea
        label="Note"
        name="note"
        hint="How many apprentices wait for it, which version or option, anything else that helps."
        isOptional
        limit={{ of: 'characters', most: 4000 }}
        value={value.note}
        onChange={(note) => set({ note })}
      />
    </>
  );
}

/** Says when a plan of the standard written down is in the library already. */
function InLibrary({ reference }: { reference: string }) {
  const plans = useEndpoint(listPlans).data?.items ?? [];
  const held = plans.find((plan) => plan.reference === reference.trim().toUpperCase());
  if (!held) return null;
  const { edition } = held;
  return (
    <Notice title={`${held.reference} is in the library`} isLive>
      <Link to="/plans/$reference/$edition" params={{ reference: held.reference, edition }}>
        Look at {held.title}, edition {edition}
      </Link>
      . Ask only if you need another version or edition.
    </Notice>
  );
}
