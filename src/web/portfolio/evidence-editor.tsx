import { useRouter } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { Journey } from '#contract/enrolment.ts';
import { type Evidence, getCriteria } from '#contract/portfolio.ts';
import { useEndpoint } from '#web/api/query.ts';
import { useMe } from '#web/api/session.ts';
import { criteriaMapOf, criterionKey } from '#web/standards/plan-map.ts';
import { usePlan } from '#web/standards/use-plan.ts';
import { Button } from '#web/ui/button.tsx';
import type { FieldIssue } from '#web/ui/field.tsx';
import { Form } from '#web/ui/form.tsx';
import { Skeleton } from '#web/ui/progress.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { showToast } from '#web/ui/toast.tsx';
import { CriteriaPicker } from './criteria-picker.tsx';
import { EvidenceContent } from './evidence-content.tsx';
import { KindPicker } from './kind-picker.tsx';
import './portfolio.css';
import { useEditor } from './use-editor.ts';
import { useEvidenceFiles } from './use-evidence-files.ts';

export interface EvidenceEditorProps {
  journey: Journey;
  /** The piece that is changed; absent for a new one. */
  piece?: Evidence | undefined;
  /** The criterion a new piece begins with. */
  criterion?: string | undefined;
}

/** Write a piece of evidence: kind, content, title, criteria; save it as a draft or submit it. */
export function EvidenceEditor({ journey, piece, criterion }: EvidenceEditorProps) {
  const me = useMe();
  const router = useRouter();
  const editor = useEditor({
    accountId: me.accountId,
    enrolmentId: journey.enrolmentId,
    piece,
    criterion,
  });
  const { value, set } = editor.draft;
  const files = useEvidenceFiles(value.id, editor.store, () => void editor.refresh());
  const [missing, setMissing] = useState<readonly FieldIssue[]>([]);
  const held = (piece?.files.length ?? 0) + files.uploads.filter(({ state }) => state === 'done').length;
  const leave = (words: string) => {
    showToast(words);
    void router.navigate({ to: '/my/evidence' });
  };
  const submit = async () => {
    const found = missingOf({ ...value, files: held, hasStopped: files.hasStopped });
    setMissing(found);
    if (found.length > 0) return;
    if (await editor.submit()) leave('Submitted. Your tutor has been asked for feedback.');
  };
  const save = async () => {
    if (await editor.save()) leave('Draft saved');
  };
  const waits = files.isBusy ? 'Wait until the file has arrived.' : undefined;
  const isNew = piece === undefined;
  return (
    <Form
      onSubmit={() => void submit()}
      issues={missing.length > 0 ? missing : (editor.problem?.issues ?? [])}
      refusal={
        missing.length === 0 && editor.problem && editor.problem.issues.length === 0
          ? editor.problem
          : undefined
      }
      actions={
        <span className="gm-editor-actions">
          <Button kind="primary" type="submit" isPending={editor.isPending} disabledReason={waits}>
            {piece?.state === 'referred' ? 'Submit again' : 'Submit evidence'}
          </Button>
          <Button
            isPending={editor.isPending}
            disabledReason={waits ? '' : undefined}
            onPress={() => void save()}
          >
            {isNew ? 'Save draft' : 'Save changes'}
          </Button>
        </span>
      }
    >
      {isNew ? (
        <KindPicker value={value.kind} isFixed={value.isStored} onChange={(kind) => set({ kind })} />
      ) : null}
      <EvidenceContent
        kind={value.kind}
        text={value.text}
        onText={(text) => set({ text })}
        files={files}
        held={piece?.files ?? []}
        onRemoveHeld={(id) => void editor.removeFile(id)}
      />
      <TextField
        label="Title"
        name="title"
        hint="A few words your tutor will recognise."
        value={value.title}
        onChange={(title) => set({ title })}
      />
      <Picker
        journey={journey}
        chosen={value.claims}
        onChange={(claims) => set({ claims })}
        accountId={me.accountId}
        problem={missing.find(({ path }) => path === 'claims')?.message}
      />
    </Form>
  );
}

function missingOf(facts: {
  kind: Evidence['kind'];
  text: string;
  title: string;
  claims: readonly string[];
  files: number;
  hasStopped: boolean;
}): FieldIssue[] {
  const issues: FieldIssue[] = [];
  if (facts.kind === 'text' && facts.text.trim() === '')
    issues.push({ path: 'text', message: 'Write the text' });
  if (facts.kind !== 'text' && facts.files === 0)
    issues.push({ path: 'files', message: 'Add the file, and wait until it has arrived' });
  if (facts.hasStopped)
    issues.push({ path: 'files', message: 'A file has not arrived: go on with it, or take it out' });
  if (facts.title.trim() === '') issues.push({ path: 'title', message: 'Give it a title' });
  if (facts.claims.length === 0) issues.push({ path: 'claims', message: 'Choose at least one criterion' });
  return issues;
}

function Picker({
  journey,
  ...picker
}: { journey: Journey } & Omit<React.ComponentProps<typeof CriteriaPicker>, 'map'>) {
  const content = usePlan(journey.reference, journey.planEdition);
  const criteria = useEndpoint(getCriteria, { params: { enrolmentId: journey.enrolmentId } }).data?.criteria;
  const map = useMemo(() => {
    if (!content || !criteria) return undefined;
    const states = new Map(criteria.map((each) => [criterionKey(each), each.state]));
    const whole = criteriaMapOf(
      content,
      (method, ref) => ({ state: states.get(criterionKey({ method, ref })) ?? 'none' }),
      content.standard.options.map(({ id }) => id),
    );
    return { ...whole, tiles: whole.tiles.filter(({ id }) => states.has(id)) };
  }, [content, criteria]);
  if (!map) return <Skeleton label="Reading the criteria" lines={4} />;
  return <CriteriaPicker map={map} {...picker} />;
}
