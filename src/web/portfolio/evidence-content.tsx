import { useContext } from 'react';
import type { Evidence } from '#contract/portfolio.ts';
import type { FileRef } from '#contract/shapes.ts';
import { Button } from '#web/ui/button.tsx';
import { FieldProblem, FormContext, fieldIdOf } from '#web/ui/field.tsx';
import { FileDrop } from '#web/ui/file-drop.tsx';
import { TextArea } from '#web/ui/text-area.tsx';
import { FilePreview } from './file-preview.tsx';
import { canRecord, SoundRecorder } from './sound-recorder.tsx';
import type { useEvidenceFiles } from './use-evidence-files.ts';

type Kind = Evidence['kind'];
interface Choice {
  label: string;
  hint: string;
  accept?: string;
}

const choices: Readonly<Record<Kind, Choice>> = {
  photograph: {
    label: 'Choose a photograph',
    hint: 'Its place is taken out before others see it',
    accept: 'image/*',
  },
  video: {
    label: 'Choose a video',
    hint: 'Up to 500 MB; sending goes on after a lost connection',
    accept: 'video/*',
  },
  sound: { label: 'Choose a recording', hint: 'MP3, M4A, WAV or Ogg', accept: 'audio/*,video/webm' },
  file: { label: 'Choose a file', hint: 'PDF, Word, Excel, PowerPoint, plain text, a picture, up to 500 MB' },
  text: { label: 'Add a file to it', hint: 'If something belongs with the text' },
};

export interface EvidenceContentProps {
  kind: Kind;
  text: string;
  onText: (text: string) => void;
  files: ReturnType<typeof useEvidenceFiles>;
  /** Files that the server holds already. */
  held: readonly FileRef[];
  onRemoveHeld: (id: string) => void;
}

/** The thing itself: what was photographed, filmed, recorded, chosen or written. */
export function EvidenceContent(props: EvidenceContentProps) {
  const { kind, files } = props;
  const choice = choices[kind];
  const takes = kind === 'photograph' || kind === 'video';
  const hasTouch = matchMedia('(pointer: coarse)').matches;
  const add = (chosen: readonly File[]) => void files.add(chosen);
  return (
    <div className="gm-stack">
      {kind === 'text' ? (
        <TextArea
          label="What happened, what you did and why"
          name="text"
          rows={6}
          limit={{ of: 'characters', most: 50_000 }}
          value={props.text}
          onChange={props.onText}
        />
      ) : null}
      <FilesProblem />
      {props.held.map((file) => (
        <div key={file.id} className="gm-held">
          <FilePreview file={file} />
          <Button kind="quiet" label={`Take out ${file.name}`} onPress={() => props.onRemoveHeld(file.id)}>
            Take out
          </Button>
        </div>
      ))}
      {kind === 'sound' && canRecord() ? <SoundRecorder onFile={(file) => add([file])} /> : null}
      {takes && hasTouch ? (
        <FileDrop
          label={kind === 'photograph' ? 'Take a photograph' : 'Film a video'}
          accept={choice.accept}
          capture="environment"
          uploads={[]}
          onFiles={add}
        />
      ) : null}
      <FileDrop
        label={choice.label}
        hint={choice.hint}
        accept={choice.accept}
        uploads={files.uploads.filter(({ id, state }) => id !== '' && !isHeld(props.held, state))}
        onFiles={add}
        onPause={files.pause}
        onResume={files.resume}
        onRemove={files.forget}
      />
      {kind === 'text' ? null : (
        <TextArea
          label="A few words about it"
          hint="What you did, when and why, if the file does not say it."
          isOptional
          value={props.text}
          onChange={props.onText}
        />
      )}
    </div>
  );
}

/** A finished upload is listed among the held files as soon as they have been read again. */
function isHeld(held: readonly FileRef[], state: string): boolean {
  return state === 'done' && held.length > 0;
}

function FilesProblem() {
  const form = useContext(FormContext);
  const issue = form.issues.find(({ path }) => path === 'files');
  if (!issue) return null;
  return (
    <div id={fieldIdOf(form.formId, 'files')} tabIndex={-1}>
      <FieldProblem id={`${fieldIdOf(form.formId, 'files')}-problem`}>{issue.message}</FieldProblem>
    </div>
  );
}
