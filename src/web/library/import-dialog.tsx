import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { listDrafts, startDraft } from '#contract/workshop.ts';
import { useCommand } from '#web/api/query.ts';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { FileDrop } from '#web/ui/file-drop.tsx';
import { Form } from '#web/ui/form.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { largestExport, type ReadExport, readExport } from './read-export.ts';

async function readFiles(files: readonly File[]): Promise<ReadExport> {
  // What is far too large is not read at all.
  if (files.some(({ size }) => size > 4 * largestExport)) {
    return { ok: false, reason: 'The file is larger than 4 MB, and no plan is.' };
  }
  const chosen = files.map(async (file) => ({ name: file.name, text: await file.text() }));
  return readExport(await Promise.all(chosen));
}

/** Begin a draft with a plan that was kept as a file, here or on another installation. */
export function ImportDialog({ onClose }: { onClose: () => void }) {
  const [read, setRead] = useState<ReadExport>();
  const [title, setTitle] = useState('');
  const navigate = useNavigate();
  const start = useCommand(startDraft, {
    invalidates: [listDrafts],
    onDone: ({ id }) => void navigate({ to: '/workshop/$draftId', params: { draftId: id } }),
  });
  const choose = async (files: readonly File[]) => {
    start.reset();
    const result = await readFiles(files);
    setRead(result);
    if (result.ok) setTitle(result.title);
  };
  const submit = () => {
    if (!read?.ok) return;
    const { standard, plan } = read;
    start.run({ body: { title, from: { kind: 'files', standard, plan } } });
  };
  return (
    <Dialog title="Bring in a plan" isOpen onClose={onClose}>
      <Form
        {...start.formState}
        onSubmit={submit}
        actions={
          <Button
            kind="primary"
            type="submit"
            isPending={start.isPending}
            disabledReason={read?.ok ? undefined : 'Choose a file first'}
          >
            Start draft
          </Button>
        }
      >
        <p>
          It becomes a draft: nothing is published until its questions are answered and a second person has
          checked it.
        </p>
        <FileDrop
          label="Choose a JSON file"
          hint="One file with standard and plan, or standard.json and plan.json together."
          accept=".json,application/json"
          uploads={[]}
          onFiles={(files) => void choose(files)}
        />
        {read && !read.ok ? (
          <Notice kind="problem" title="This cannot begin a draft" isLive>
            {read.reason}
          </Notice>
        ) : null}
        {read?.ok ? (
          <TextField label="Name of the draft" name="title" value={title} onChange={setTitle} />
        ) : null}
      </Form>
    </Dialog>
  );
}
